package org.floris.migration;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.floris.canonical.Ref;
import org.floris.connector.Actor;
import org.floris.connector.Connector;
import org.floris.connector.Reference;
import org.floris.connector.SystemPage;
import org.floris.connector.SystemQuery;
import org.floris.connector.SystemRecord;
import org.floris.connector.mapping.EntityMapping;

/** One entity in one system, as it is read for loading and comparing. */
record Source(Connector connector, EntityMapping mapping) {
    String system() {
        return mapping.system();
    }

    Ref ref(String id) {
        return new Ref(system(), mapping.systemEntity(), id);
    }

    /** All records in the order of their ids; only what ties them to their twins. */
    SystemQuery ties(int pageSize) {
        Set<String> attributes = new LinkedHashSet<>();
        attributes.add(mapping.primaryId());
        mapping.crossReference().ifPresent(attributes::add);
        return SystemQuery.all(mapping.systemEntity(), List.copyOf(attributes), pageSize);
    }

    /** All records in the order of their ids, with everything that is mapped. */
    SystemQuery everything(int pageSize) {
        return SystemQuery.all(mapping.systemEntity(), wanted(), pageSize);
    }

    /** The records with these ids. */
    SystemQuery these(List<String> ids) {
        List<Object> values = ids.stream().<Object>map(Source::guid).toList();
        return new SystemQuery(
                mapping.systemEntity(),
                wanted(),
                List.of(new SystemQuery.Condition(mapping.primaryId(), SystemQuery.Operator.IN, values)),
                List.of(),
                Math.max(1, ids.size()),
                1,
                Optional.empty());
    }

    /** The records whose cross reference names one of these ids of another system. */
    List<SystemRecord> pointingTo(List<String> ids) {
        if (ids.isEmpty() || mapping.crossReference().isEmpty()) {
            return List.of();
        }
        SystemQuery.Condition points =
                new SystemQuery.Condition(mapping.crossReference().get(), SystemQuery.Operator.IN, List.copyOf(ids));
        SystemQuery ties = ties(ids.size());
        return read(new SystemQuery(
                        ties.entity(), ties.attributes(), List.of(points), List.of(), ids.size(), 1, Optional.empty()))
                .records();
    }

    private List<String> wanted() {
        Set<String> attributes = new LinkedHashSet<>();
        attributes.add(mapping.primaryId());
        attributes.addAll(mapping.systemAttributes());
        return List.copyOf(attributes);
    }

    SystemPage read(SystemQuery query) {
        return connector.query(query, Actor.HUB);
    }

    /** The id of the record's twin, as the old integration has left it. */
    Optional<String> twinOf(SystemRecord record) {
        return mapping.crossReference()
                .map(record.values()::get)
                .map(Source::text)
                .filter(text -> !text.isBlank())
                .map(String::strip)
                .map(text -> text.toLowerCase(java.util.Locale.ROOT));
    }

    private static String text(Object value) {
        return value instanceof Reference reference ? reference.id() : value.toString();
    }

    private static Object guid(String id) {
        try {
            return java.util.UUID.fromString(id);
        } catch (IllegalArgumentException isText) {
            return id;
        }
    }
}
