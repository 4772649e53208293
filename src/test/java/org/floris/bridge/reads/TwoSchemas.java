package org.floris.bridge.reads;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.Links;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.connector.dynamics.ColumnSet;
import org.floris.connector.dynamics.DynamicsEntity;
import org.floris.connector.dynamics.EntityCollection;
import org.floris.connector.dynamics.Query;
import org.floris.connector.mapping.Mappings;

/** The project's own mappings, and links in memory. */
final class TwoSchemas implements Links {
    private static final Mappings MAPPINGS = Mappings.read(Path.of("connectors"));

    private final Map<Ref, RecordId> records = new HashMap<>();
    private final Map<String, Map<RecordId, Ref>> refs = new HashMap<>();

    /** Two ids of one record. */
    record Ids(UUID forsage, UUID loris) {}

    Ids linked(String canonical) {
        RecordId record = new RecordId(canonical, UUID.randomUUID());
        return new Ids(link(record, "forsage"), link(record, "loris"));
    }

    private UUID link(RecordId record, String system) {
        String entity =
                MAPPINGS.ofCanonical(system, record.entity()).orElseThrow().systemEntity();
        UUID id = UUID.randomUUID();
        Ref ref = new Ref(system, entity, id.toString());
        records.put(ref, record);
        refs.computeIfAbsent(system, any -> new HashMap<>()).put(record, ref);
        return id;
    }

    TwinSystems inLoris() {
        return new TwinSystems("forsage", "loris", MAPPINGS, this);
    }

    TwinSystems inForsage() {
        return new TwinSystems("loris", "forsage", MAPPINGS, this);
    }

    /** The only condition or filter that one condition becomes. */
    Query.Filter condition(String entity, String attribute, String operator, Object... values) {
        return condition(inLoris(), entity, attribute, operator, values);
    }

    static Query.Filter condition(
            TwinSystems systems, String entity, String attribute, String operator, Object... values) {
        return systems.conditions()
                .of(new Query.Condition(attribute, operator, List.of(values)), systems.entity(entity));
    }

    static Query.Expression query(
            String entity, List<String> columns, List<Query.Condition> conditions, Query.Link... links) {
        return Query.Expression.of(entity, ColumnSet.of(columns), Query.Filter.and(conditions), List.of(links));
    }

    static EntityCollection page(DynamicsEntity... entities) {
        return EntityCollection.page(entities[0].logicalName(), List.of(entities), false, Optional.empty());
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
