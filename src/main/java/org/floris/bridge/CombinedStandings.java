package org.floris.bridge;

import java.util.List;
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
import org.floris.journal.Intent;
import org.floris.store.LinkTable;
import org.springframework.stereotype.Component;

/**
 * Sees by what home shows whether it has carried out what only home could. Two records were merged when the one that goes
 * is not active any more and nothing points to it; a record was created, with what came along, when it is there. What a
 * lead has become cannot be seen.
 */
@Component
class CombinedStandings {
    private final Connectors connectors;
    private final Mappings mappings;
    private final Translator translator;
    private final LinkTable links;
    private final PointingRecords pointing;

    CombinedStandings(
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

    /**
     * Never {@link Stand#UNREACHED}: what breaks the look is thrown.
     *
     * @return {@link Stand#NOT_MAPPED} for what cannot be seen
     */
    Stand of(Intent intent) {
        String home = intent.home().system();
        List<RecordId> together = intent.together();
        if (together.size() > 1) {
            return merged(home, together.get(1));
        }
        boolean isNew =
                together.stream().anyMatch(record -> links.refIn(home, record).isEmpty());
        return isNew ? created(intent.asked()) : Stand.NOT_MAPPED;
    }

    private Stand created(Ref record) {
        String key = mappings.ofSystemEntity(record.system(), record.entity())
                .orElseThrow()
                .primaryId();
        return connectors
                        .get(record.system())
                        .read(record, Set.of(key), Actor.HUB)
                        .isPresent()
                ? Stand.WRITTEN
                : Stand.AS_BEFORE;
    }

    /** Of a record that was active before. */
    private Stand merged(String system, RecordId goes) {
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
