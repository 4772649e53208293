package org.floris.bridge;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.floris.canonical.Attributes;
import org.floris.canonical.CanonicalModel;
import org.floris.canonical.CanonicalRecord;
import org.floris.canonical.Links;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.connector.Actor;
import org.floris.connector.Connectors;
import org.floris.connector.SystemRecord;
import org.floris.connector.mapping.EntityMapping;
import org.floris.connector.mapping.Mappings;
import org.floris.connector.mapping.Translator;
import org.floris.journal.Journal;
import org.floris.store.Homes;
import org.floris.store.LinkTable;
import org.floris.store.UnifiedStore;
import org.springframework.stereotype.Component;

/** Reads records from everywhere, with the hub's account. */
@Component
class RecordViews {
    private final Journal journal;
    private final UnifiedStore store;
    private final Owners owners;
    private final Homes homes;
    private final Connectors connectors;
    private final Mappings mappings;
    private final CanonicalModel model;
    private final Translator translator;
    private final LinkTable links;
    private final RecordLinks recordLinks;

    RecordViews(
            Journal journal,
            UnifiedStore store,
            Owners owners,
            Homes homes,
            Connectors connectors,
            Mappings mappings,
            CanonicalModel model,
            Translator translator,
            LinkTable links,
            RecordLinks recordLinks) {
        this.journal = journal;
        this.store = store;
        this.owners = owners;
        this.homes = homes;
        this.connectors = connectors;
        this.mappings = mappings;
        this.model = model;
        this.translator = translator;
        this.links = links;
        this.recordLinks = recordLinks;
    }

    /**
     * @return empty when the unified store has no such record, or no system has
     * @throws org.floris.canonical.FlorisException whatever reading and translating throws
     */
    Optional<RecordView> of(RecordId record) {
        long turn = journal.turnOf(record);
        Optional<Attributes> stored = store.find(record).map(CanonicalRecord::attributes);
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        Map<String, RecordView.Shown> shown = new LinkedHashMap<>();
        for (String system : connectors.systems()) {
            if (mappings.ofCanonical(system, record.entity()).isPresent()) {
                links.refIn(system, record).ifPresent(ref -> shown.put(system, show(ref, record, links)));
            }
        }
        return shown.isEmpty()
                ? Optional.empty()
                : Optional.of(new RecordView(record, turn, stored.get(), seat(record, stored.get()), shown));
    }

    private Optional<RecordView.Seat> seat(RecordId record, Attributes attributes) {
        return owners.of(record, attributes)
                .map(owner -> new RecordView.Seat(
                        owner, homes.homesOf(Set.of(owner.id())).get(0)));
    }

    /**
     * A record that no link knows, as the one system shows it that has it.
     *
     * @return empty when it is not there any more
     */
    Optional<RecordView> ofNew(Ref ref) {
        RecordId record = idOf(ref);
        RecordView.Shown shown = show(ref, record, recordLinks.of(Operation.CREATE, record, ref));
        Attributes attributes = shown.side().attributes();
        return shown.gone()
                ? Optional.empty()
                : Optional.of(new RecordView(
                        record, 0, Attributes.NONE, seat(record, attributes), Map.of(ref.system(), shown)));
    }

    /** The unified record that a record of a system would become: it keeps its id. */
    RecordId idOf(Ref ref) {
        EntityMapping mapping =
                mappings.ofSystemEntity(ref.system(), ref.entity()).orElseThrow();
        return new RecordId(mapping.canonicalEntity(), UUID.fromString(ref.id()));
    }

    private RecordView.Shown show(Ref ref, RecordId record, Links view) {
        Optional<SystemRecord> found = connectors.get(ref.system()).read(ref, Set.of(), Actor.HUB);
        Side side = found.map(there -> new Side(
                        translator.toCanonical(there, record, view).attributes().onlyOrNull(kept(ref)),
                        there.changedAt()))
                .orElseGet(() -> new Side(Attributes.NONE, Optional.empty()));
        return new RecordView.Shown(ref, found, side);
    }

    private Set<String> kept(Ref ref) {
        EntityMapping mapping =
                mappings.ofSystemEntity(ref.system(), ref.entity()).orElseThrow();
        return model.entity(mapping.canonicalEntity()).orElseThrow().attributes().keySet().stream()
                .filter(name -> !mapping.systemAttributes(Set.of(name)).isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
