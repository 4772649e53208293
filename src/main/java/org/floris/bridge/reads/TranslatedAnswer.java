package org.floris.bridge.reads;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.Links;
import org.floris.connector.dynamics.AliasedValue;
import org.floris.connector.dynamics.DynamicsEntity;
import org.floris.connector.dynamics.EntityCollection;
import org.floris.connector.mapping.EntityTwins;

/**
 * Answers of the other system in the caller's attributes and ids. A record without a twin is left out, and so is a value
 * that would mean nothing to him: to the caller it does not exist.
 */
public final class TranslatedAnswer {
    private final AnswerShape shape;
    private final Links links;

    TranslatedAnswer(AnswerShape shape, Links links) {
        this.shape = shape;
        this.links = links;
    }

    /** @param id what the caller knows the record by */
    public static DynamicsEntity one(
            DynamicsEntity held, EntityTwins twins, AskedColumns columns, UUID id, Links links) {
        return new TranslatedAnswer(AnswerShape.of(columns.group(twins)), links).row(held, id);
    }

    /** The page; whether there are more, the cookie and the count are the other system's. */
    EntityCollection page(EntityCollection held) {
        List<DynamicsEntity> rows = new ArrayList<>();
        for (DynamicsEntity entity : held.entities()) {
            if (shape.aggregates().isEmpty()) {
                row(entity).ifPresent(rows::add);
            } else {
                rows.add(aggregated(entity));
            }
        }
        return new EntityCollection(
                shape.distinct() ? new ArrayList<>(new LinkedHashSet<>(rows)) : rows,
                Optional.of(shape.root().twins().entityHere()),
                held.minActiveRowVersion(),
                held.moreRecords(),
                held.pagingCookie(),
                held.totalRecordCount(),
                held.totalRecordCountLimitExceeded());
    }

    /** Rows of a distinct query are values rather than records, unless they hold the key. */
    private Optional<DynamicsEntity> row(DynamicsEntity held) {
        EntityTwins twins = shape.root().twins();
        if (shape.distinct() && !shape.root().wants(twins.keyHere())) {
            return Optional.of(row(held, null));
        }
        return Optional.ofNullable(held.id())
                .flatMap(id -> twins.idHere(id, links))
                .map(id -> row(held, id));
    }

    private DynamicsEntity row(DynamicsEntity held, UUID id) {
        Map<String, Map<String, Object>> joined = new HashMap<>();
        Map<String, Object> own = new LinkedHashMap<>();
        held.systemValues().forEach((key, value) -> {
            if (value instanceof AliasedValue aliased) {
                joined.computeIfAbsent(key.substring(0, Math.max(key.lastIndexOf('.'), 0)), any -> new HashMap<>())
                        .put(aliased.attribute(), aliased.value());
            } else {
                own.put(key, value);
            }
        });
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, String> texts = new LinkedHashMap<>();
        if (id != null) {
            values.put(shape.root().twins().keyHere(), id);
        }
        show(shape.root(), "", own, held, values, texts);
        shape.joined().forEach((alias, group) -> {
            if (joined.containsKey(alias)) {
                Map<String, Object> plain = new DynamicsEntity("joined", null, joined.get(alias)).systemValues();
                show(group, alias + ".", plain, held, values, texts);
            }
        });
        return new DynamicsEntity(shape.root().twins().entityHere(), id, values, texts, Map.of());
    }

    private void show(
            AnswerShape.Group group,
            String prefix,
            Map<String, Object> held,
            DynamicsEntity row,
            Map<String, Object> values,
            Map<String, String> texts) {
        EntityTwins twins = group.twins();
        for (AnswerShape.Column column : group.columns()) {
            String attribute = column.attribute();
            Object value = twins.shown(attribute, held, links);
            if (value == null) {
                continue;
            }
            boolean plain = prefix.isEmpty() && column.alias().isEmpty();
            String key = column.alias().orElse(prefix + attribute);
            values.put(key, plain ? value : new AliasedValue(attribute, twins.entityHere(), value));
            twins.formattedBy(attribute)
                    .map(name -> row.formattedValues().get(prefix + name))
                    .ifPresent(text -> texts.put(key, text));
        }
    }

    private DynamicsEntity aggregated(DynamicsEntity held) {
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, String> texts = new LinkedHashMap<>();
        held.systemValues().forEach((alias, value) -> {
            AnswerShape.Aggregate aggregate = shape.aggregates().get(alias);
            if (aggregate == null || !(value instanceof AliasedValue aliased) || aliased.value() == null) {
                return;
            }
            EntityTwins twins = aggregate.twins();
            Object shown =
                    aggregate.counted() ? aliased.value() : twins.shown(aggregate.attribute(), aliased.value(), links);
            if (shown != null) {
                values.put(alias, new AliasedValue(aggregate.attribute(), twins.entityHere(), shown));
                Optional.ofNullable(held.formattedValues().get(alias)).ifPresent(text -> texts.put(alias, text));
            }
        });
        return new DynamicsEntity(shape.root().twins().entityHere(), null, values, texts, Map.of());
    }
}
