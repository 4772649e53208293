package org.floris.bridge.reads;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.floris.connector.dynamics.ColumnSet;
import org.floris.connector.dynamics.Query;
import org.floris.connector.mapping.EntityTwins;

/** A QueryExpression, or a QueryByAttribute as one, in the other system's terms. Paging, cookie included, stays as it is. */
final class ExpressionTranslation {
    private final TwinSystems systems;
    private final Scopes scopes = new Scopes();
    private final Map<String, AnswerShape.Group> joined = new LinkedHashMap<>();

    ExpressionTranslation(TwinSystems systems) {
        this.systems = systems;
    }

    TranslatedQuery of(Query.ByAttribute query) {
        List<Query.Condition> conditions = new ArrayList<>();
        for (int at = 0; at < query.attributes().size(); at++) {
            conditions.add(new Query.Condition(
                    query.attributes().get(at), "Equal", List.of(query.values().get(at))));
        }
        return of(new Query.Expression(
                query.entityName(),
                query.columns(),
                Query.Filter.and(conditions),
                false,
                List.of(),
                query.orders(),
                query.paging(),
                false,
                query.topCount()));
    }

    TranslatedQuery of(Query.Expression query) {
        EntityTwins twins = systems.entity(query.entityName());
        scopes.root(twins);
        List<Query.Link> links = links(query.links(), twins);
        AnswerShape.Group root = group(twins, query.columns());
        Query.Expression translated = new Query.Expression(
                twins.entityThere(),
                ColumnSet.of(TwinSystems.columns(twins, names(root), true)),
                filter(query.criteria(), twins),
                query.distinct(),
                links,
                query.orders().stream()
                        .flatMap(order -> systems.sorted(order.attribute(), twins).stream()
                                .map(name -> new Query.Order(name, order.descending())))
                        .toList(),
                query.paging(),
                query.noLock(),
                query.topCount());
        return new TranslatedQuery(translated, new AnswerShape(root, joined, Map.of(), query.distinct()));
    }

    private List<Query.Link> links(List<Query.Link> links, EntityTwins parent) {
        List<Query.Link> translated = new ArrayList<>();
        for (Query.Link link : links) {
            EntityTwins twins = systems.entity(lower(link.toEntity()));
            String alias = scopes.alias(link.alias().orElse(null), twins);
            AnswerShape.Group group = group(twins, link.columns());
            joined.put(alias, group);
            List<Query.Link> inner = links(link.links(), twins);
            translated.add(new Query.Link(
                    ColumnSet.of(TwinSystems.columns(twins, names(group), false)),
                    Optional.of(alias),
                    link.joinOperator(),
                    filter(link.criteria(), twins),
                    inner,
                    systems.joinable(lower(link.fromAttribute()), parent),
                    parent.entityThere(),
                    systems.joinable(lower(link.toAttribute()), twins),
                    twins.entityThere()));
        }
        return translated;
    }

    private Query.Filter filter(Query.Filter filter, EntityTwins own) {
        List<Query.Condition> conditions = new ArrayList<>();
        List<Query.Filter> filters = new ArrayList<>();
        for (Query.Condition condition : filter.conditions()) {
            EntityTwins twins = scopes.named(condition.entityName().orElse(null), own);
            Query.Condition named = new Query.Condition(
                    condition.attribute(),
                    condition.operator(),
                    condition.values(),
                    condition.entityName().map(scopes::nameThere));
            Query.Filter translated = systems.conditions().of(named, twins);
            if (translated.conditions().size() == 1 && translated.filters().isEmpty()) {
                conditions.addAll(translated.conditions());
            } else {
                filters.add(translated);
            }
        }
        filter.filters().forEach(inner -> filters.add(filter(inner, own)));
        return new Query.Filter(filter.operator(), conditions, filters);
    }

    static AnswerShape.Group group(EntityTwins twins, ColumnSet columns) {
        List<AnswerShape.Column> wanted = (columns.all() ? twins.attributes().stream() : columns.columns().stream())
                .map(name -> new AnswerShape.Column(name, Optional.empty()))
                .toList();
        return new AnswerShape.Group(twins, wanted);
    }

    static List<String> names(AnswerShape.Group group) {
        return group.columns().stream().map(AnswerShape.Column::attribute).toList();
    }

    private static String lower(String name) {
        return name.toLowerCase(java.util.Locale.ROOT);
    }
}
