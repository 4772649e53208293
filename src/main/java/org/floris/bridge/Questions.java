package org.floris.bridge;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.floris.canonical.Association;
import org.floris.canonical.Change;
import org.floris.canonical.Links;
import org.floris.canonical.Outcome;
import org.floris.canonical.RecordId;
import org.floris.connector.Connectors;
import org.floris.connector.mapping.Mappings;
import org.floris.journal.ExchangeDetail;
import org.floris.journal.Exchanges;
import org.floris.journal.Finding;
import org.floris.journal.FindingDetail;
import org.floris.journal.FindingKind;
import org.floris.journal.Image;
import org.floris.store.NewLink;
import org.springframework.stereotype.Component;

/** Asks the systems what they show of the record that a finding is about. */
@Component
class Questions {
    private final Exchanges exchanges;
    private final CanonicalImages images;
    private final Undecided undecided;
    private final RecordLinks recordLinks;
    private final Mappings mappings;
    private final Connectors connectors;

    Questions(
            Exchanges exchanges,
            CanonicalImages images,
            Undecided undecided,
            RecordLinks recordLinks,
            Mappings mappings,
            Connectors connectors) {
        this.exchanges = exchanges;
        this.images = images;
        this.undecided = undecided;
        this.recordLinks = recordLinks;
        this.mappings = mappings;
        this.connectors = connectors;
    }

    /**
     * Reads the record in every system that it is mapped in.
     *
     * @throws org.floris.canonical.FlorisException when one of them cannot be read
     */
    Question ask(FindingDetail detail, Trail trail) {
        Finding finding = detail.finding();
        if (finding.record().isEmpty()) {
            return new Question(Optional.empty(), Optional.empty(), recordLinks.known(), List.of(), Map.of());
        }
        RecordId record = finding.record().get();
        Optional<Change> asked = asked(finding);
        Optional<Association> association = asked.flatMap(Change::association);
        Links links = recordLinks.likely(record, finding.asked());
        Map<String, Image> seen = read(record, association, attributes(detail, asked), links, finding, trail);
        boolean somewhere = seen.values().stream().anyMatch(Image::exists);
        boolean everywhere = seen.values().stream().allMatch(Image::exists);
        if (association.isEmpty() && somewhere && !everywhere) {
            // It may have to be created where it is not, and that takes all of it.
            seen = read(record, association, images.all(record.entity()), links, finding, trail);
        }
        return new Question(Optional.of(record), asked, links, missing(record, finding, seen.keySet()), seen);
    }

    private Optional<Change> asked(Finding finding) {
        return finding.kind() == FindingKind.CONFLICT
                ? Optional.empty()
                : finding.exchange().flatMap(exchanges::find).flatMap(ExchangeDetail::change);
    }

    private Map<String, Image> read(
            RecordId record,
            Optional<Association> association,
            Set<String> names,
            Links links,
            Finding finding,
            Trail trail) {
        Map<String, Image> seen = new LinkedHashMap<>();
        for (String system : systems(finding)) {
            Image image = trail.step(
                    "look",
                    system,
                    () -> association
                            .map(tie -> images.readTie(system, record, tie, links))
                            .orElseGet(() -> images.read(system, record, names, links)),
                    found -> Outcome.SKIPPED);
            seen.put(system, image);
        }
        return seen;
    }

    private Set<String> attributes(FindingDetail detail, Optional<Change> asked) {
        if (asked.isPresent()) {
            return undecided.attributes(asked.get());
        }
        Set<String> names = new LinkedHashSet<>();
        detail.homeImage().ifPresent(image -> names.addAll(image.attributes().names()));
        detail.mirrorImage().ifPresent(image -> names.addAll(image.attributes().names()));
        return undecided.together(detail.finding().entity(), names);
    }

    private Set<String> systems(Finding finding) {
        Set<String> systems = new LinkedHashSet<>();
        systems.add(finding.home());
        finding.mirror().ifPresent(systems::add);
        systems.addAll(connectors.systems());
        systems.removeIf(
                system -> mappings.ofCanonical(system, finding.entity()).isEmpty());
        return systems;
    }

    private List<NewLink> missing(RecordId record, Finding finding, Set<String> systems) {
        return recordLinks.added(record, finding.asked()).stream()
                .filter(link -> systems.contains(link.ref().system()))
                .filter(link ->
                        recordLinks.known().refIn(link.ref().system(), record).isEmpty())
                .toList();
    }
}
