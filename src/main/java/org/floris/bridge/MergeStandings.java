package org.floris.bridge;

import java.util.Optional;
import java.util.Set;
import org.floris.canonical.CanonicalAttribute;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.connector.Actor;
import org.floris.connector.Connectors;
import org.floris.connector.SystemRecord;
import org.floris.connector.SystemUnavailableException;
import org.floris.connector.mapping.Mappings;
import org.floris.connector.mapping.Translator;
import org.floris.store.LinkTable;
import org.springframework.stereotype.Component;

/** Sees by the record that goes whether two records were merged: it is not active any more, and nothing points to it. */
@Component
class MergeStandings {
    private final Connectors connectors;
    private final Mappings mappings;
    private final Translator translator;
    private final LinkTable links;
    private final PointingRecords pointing;

    MergeStandings(
            Connectors connectors,
            Mappings mappings,
            Translator translator,
            LinkTable links,
            PointingRecords pointing) {
        this.connectors = connectors;
        this.mappings = mappings;
        this.translator = translator;
        this.links = links;
        this.pointing = pointing;
    }

    /** Of a record that was active before. Never {@link Stand#UNREACHED}: what breaks the look is thrown. */
    Stand of(String system, RecordId goes) {
        Optional<Boolean> active = isActive(system, goes);
        if (active.isEmpty()) {
            return Stand.NOT_MAPPED;
        } else if (active.get()) {
            return Stand.AS_BEFORE;
        }
        return pointing.at(system, goes).isEmpty() ? Stand.WRITTEN : Stand.CHANGED_SINCE;
    }

    /**
     * Whether it is in the state that a new record has, which is the only one that can be merged.
     *
     * @return empty where the system shows no state of it, or no such record
     * @throws SystemUnavailableException when the system cannot be asked
     */
    Optional<Boolean> isActive(String system, RecordId record) {
        Ref ref = links.refIn(system, record).orElseThrow();
        Set<String> state = Set.copyOf(mappings.ofCanonical(system, record.entity())
                .orElseThrow()
                .systemAttributes(Set.of(CanonicalAttribute.STATE)));
        if (state.isEmpty()) {
            return Optional.empty();
        }
        Optional<SystemRecord> shown = connectors.get(system).read(ref, state, Actor.HUB);
        return shown.map(found -> translator.toCanonical(found, record, links).attributes())
                .filter(attributes -> attributes.has(CanonicalAttribute.STATE))
                .map(attributes -> attributes.get(CanonicalAttribute.STATE).equals(firstState(record.entity())));
    }

    private String firstState(String entity) {
        return mappings.model()
                .attribute(entity, CanonicalAttribute.STATE)
                .orElseThrow()
                .options()
                .keySet()
                .iterator()
                .next();
    }
}
