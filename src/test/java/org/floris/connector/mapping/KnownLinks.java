package org.floris.connector.mapping;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.Links;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;

/** Links in memory. */
final class KnownLinks implements Links {
    private final Map<Ref, RecordId> records = new HashMap<>();
    private final Map<String, Map<RecordId, Ref>> refs = new HashMap<>();

    /** A record that has a twin, with an id of its own, in every system that maps its entity. */
    RecordId everywhere(String entity) {
        RecordId record = new RecordId(entity, UUID.randomUUID());
        for (String system : new String[] {"forsage", "loris"}) {
            link(record, system);
        }
        return record;
    }

    Ref link(RecordId record, String system) {
        String entity = MappedSystems.MAPPINGS
                .ofCanonical(system, record.entity())
                .orElseThrow()
                .systemEntity();
        Ref ref = new Ref(system, entity, UUID.randomUUID().toString());
        records.put(ref, record);
        refs.computeIfAbsent(system, any -> new HashMap<>()).put(record, ref);
        return ref;
    }

    Ref ref(String system, RecordId record) {
        return refIn(system, record).orElseThrow();
    }

    @Override
    public Optional<RecordId> recordOf(Ref ref) {
        return Optional.ofNullable(records.get(ref));
    }

    @Override
    public Optional<Ref> refIn(String system, RecordId record) {
        return Optional.ofNullable(refs.getOrDefault(system, Map.of()).get(record));
    }
}
