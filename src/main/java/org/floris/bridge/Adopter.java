package org.floris.bridge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.floris.canonical.Attributes;
import org.floris.canonical.Change;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.canonical.Why;
import org.floris.connector.mapping.Mappings;
import org.floris.journal.FindingDetail;
import org.floris.journal.Journal;
import org.floris.journal.Way;
import org.floris.store.LinkTable;
import org.floris.store.UnifiedStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes up a record that somebody has created in a system past the hub: where its owner works, it is created in the other
 * systems as well; anywhere else, and where it may be known already, a person decides.
 */
@Component
public class Adopter {
    private static final Logger log = LoggerFactory.getLogger(Adopter.class);
    private static final String REFUSED = "refused";

    private final Journal journal;
    private final RecordViews views;
    private final RecordLinks recordLinks;
    private final LinkTable links;
    private final UnifiedStore store;
    private final Mappings mappings;
    private final Carrier carrier;
    private final ConflictFindings findings;
    private final Reconciler reconciler;

    Adopter(
            Journal journal,
            RecordViews views,
            RecordLinks recordLinks,
            LinkTable links,
            UnifiedStore store,
            Mappings mappings,
            Carrier carrier,
            ConflictFindings findings,
            Reconciler reconciler) {
        this.journal = journal;
        this.views = views;
        this.recordLinks = recordLinks;
        this.links = links;
        this.store = store;
        this.mappings = mappings;
        this.carrier = carrier;
        this.findings = findings;
        this.reconciler = reconciler;
    }

    /** @param ref a record of a mapped entity that no link knew when it was met */
    public Reconciled adopt(Ref ref) {
        return adopt(ref, Optional.empty());
    }

    /** @param createdBy who has created it at his home, through the hub; else its owner's home decides */
    Reconciled adopt(Ref ref, Optional<RecordView.Seat> createdBy) {
        if (journal.isBusy(views.idOf(ref))) {
            return Reconciled.LATER;
        }
        try {
            Optional<RecordId> linked = links.recordOf(ref);
            return linked.isPresent()
                    ? reconciler.reconcile(linked.get(), createdBy)
                    : views.ofNew(ref)
                            .map(view -> createdBy.map(view::of).orElse(view))
                            .map(view -> adopt(view, ref))
                            .orElse(Reconciled.SAME);
        } catch (FlorisException failure) {
            log.info("{} cannot be taken up now: {}", ref, failure.getMessage());
            return Reconciled.LATER;
        }
    }

    private Reconciled adopt(RecordView view, Ref ref) {
        if (view.seat().filter(seat -> seat.home().moving()).isPresent()) {
            return Reconciled.LATER;
        }
        List<String> others = recordLinks.othersThan(ref.system(), view.record());
        String mirror = view.home().equals(ref.system()) && !others.isEmpty() ? others.get(0) : ref.system();
        Optional<Doubt> doubt = doubt(view, ref);
        if (doubt.isPresent()) {
            return ask(view, doubt.get().rule(), mirror, doubt.get().why());
        }
        Optional<FindingDetail> open = findings.openOf(view.record(), mirror);
        if (open.filter(asked -> asked.finding().rule().equals(REFUSED)).isPresent()) {
            return Reconciled.ASKED;
        }
        Carrier.Carried carried = carrier.carry(create(view, ref, others), 0);
        if (carried.later()) {
            return Reconciled.LATER;
        }
        if (carried.refused().isPresent()) {
            return ask(view, REFUSED, mirror, carried.refused().get());
        }
        open.ifPresent(asked -> findings.over(asked.finding()));
        return Reconciled.SETTLED;
    }

    private record Doubt(String rule, Why why) {}

    private Optional<Doubt> doubt(RecordView view, Ref ref) {
        if (view.entity().equals(Owners.USER)) {
            return Optional.of(new Doubt(
                    "created-user",
                    Why.of(
                            "conflict-created-user",
                            "{0} has a new user. Create the account in the other systems and load the users again.",
                            ref.system())));
        }
        if (view.seat().isEmpty()) {
            return Optional.of(new Doubt(
                    "owner-unknown",
                    Why.of(
                            "conflict-created-owner-unknown",
                            "It was created in {0} past the hub, and the hub does not know its owner.",
                            ref.system())));
        }
        if (store.find(view.record()).isPresent() || hasTwin(view, ref)) {
            return Optional.of(new Doubt(
                    "created-twin",
                    Why.of(
                            "conflict-created-twin",
                            "It was created in {0} past the hub, and another system may have it already.",
                            ref.system())));
        }
        return view.home().equals(ref.system())
                ? Optional.empty()
                : Optional.of(new Doubt(
                        "created-in-mirror",
                        Why.of(
                                "conflict-created-in-mirror",
                                "It was created in {0} past the hub, and its owner works in {1}.",
                                ref.system(),
                                view.home())));
    }

    /** The older integration has left the twin's id. */
    private boolean hasTwin(RecordView view, Ref ref) {
        return mappings.ofSystemEntity(ref.system(), ref.entity())
                .flatMap(mapping -> mapping.crossReference())
                .flatMap(attribute -> view.in(ref.system())
                        .flatMap(RecordView.Shown::record)
                        .map(record -> record.values().get(attribute)))
                .filter(twin -> !twin.toString().isBlank())
                .isPresent();
    }

    private static HubWrite create(RecordView view, Ref ref, List<String> others) {
        Map<String, Object> values =
                new LinkedHashMap<>(view.side(ref.system()).attributes().values());
        values.values().removeIf(Objects::isNull);
        RecordView.Seat seat = view.seat().orElseThrow();
        return new HubWrite(
                Way.HUB,
                seat.owner(),
                seat.home(),
                ref,
                new Change(Operation.CREATE, view.record(), new Attributes(values)),
                others,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                List.of());
    }

    private Reconciled ask(RecordView view, String rule, String mirror, Why cause) {
        if (journal.isBusy(view.record())) {
            return Reconciled.LATER;
        }
        findings.open(
                view,
                rule,
                mirror,
                cause,
                view.shown().values().iterator().next().side().attributes().names());
        return Reconciled.ASKED;
    }
}
