package org.floris.bridge.reads;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.floris.connector.dynamics.ColumnSet;
import org.floris.connector.dynamics.Query;
import org.floris.connector.mapping.Counterpart;
import org.floris.connector.mapping.EntityTwins;

/**
 * FetchXML in the other system's terms. What the fetch element says of pages, the cookie above all, stays as it is; names
 * for columns are left to the answer.
 */
final class FetchTranslation {
    private static final Set<String> COUNTS = Set.of("count", "countcolumn");

    private final TwinSystems systems;
    private final FetchFilters filters;
    private final Scopes scopes = new Scopes();
    private final Map<String, AnswerShape.Group> joined = new LinkedHashMap<>();
    private final Map<String, AnswerShape.Aggregate> aggregates = new LinkedHashMap<>();
    private boolean aggregating;

    FetchTranslation(TwinSystems systems) {
        this.systems = systems;
        this.filters = new FetchFilters(systems, scopes);
    }

    TranslatedQuery of(Query.Fetch query) {
        FetchNode fetch = FetchNode.read(query.xml());
        List<FetchNode> entities = fetch.children("entity");
        if (!fetch.name.equals("fetch") || entities.size() != 1) {
            throw Refusals.fetch("a fetch with one entity is expected");
        }
        aggregating = fetch.truth("aggregate");
        FetchNode entity = entities.get(0);
        EntityTwins twins = systems.entity(entity.logical("name"));
        scopes.root(twins);
        FetchNode translated = new FetchNode("fetch");
        translated.attributes.putAll(fetch.attributes);
        FetchNode root = new FetchNode("entity").with("name", twins.entityThere());
        translated.children.add(root);
        AnswerShape.Group group = content(entity, root, twins, true);
        return new TranslatedQuery(
                new Query.Fetch(translated.xml()), new AnswerShape(group, joined, aggregates, fetch.truth("distinct")));
    }

    /** Joined entities come first: conditions may name them. */
    private AnswerShape.Group content(FetchNode from, FetchNode to, EntityTwins twins, boolean main) {
        AnswerShape.Group group = columns(from, to, twins, main);
        for (FetchNode order : from.children("order")) {
            order(order, to, twins);
        }
        List<FetchNode> links = new ArrayList<>();
        for (FetchNode link : from.children("link-entity")) {
            links.add(link(link, twins));
        }
        for (FetchNode filter : from.children("filter")) {
            to.children.add(filters.of(filter, twins));
        }
        to.children.addAll(links);
        return group;
    }

    private AnswerShape.Group columns(FetchNode from, FetchNode to, EntityTwins twins, boolean main) {
        if (aggregating) {
            from.children("attribute").forEach(column -> to.children.add(aggregate(column, twins)));
            return new AnswerShape.Group(twins, List.of());
        }
        boolean all = !from.children("all-attributes").isEmpty();
        AnswerShape.Group group = all
                ? ExpressionTranslation.group(twins, ColumnSet.ALL)
                : new AnswerShape.Group(
                        twins,
                        from.children("attribute").stream()
                                .map(column -> new AnswerShape.Column(
                                        column.logical("name"), Optional.ofNullable(column.get("alias"))))
                                .toList());
        for (String name : TwinSystems.columns(twins, ExpressionTranslation.names(group), main)) {
            to.children.add(new FetchNode("attribute").with("name", name));
        }
        return group;
    }

    private FetchNode aggregate(FetchNode column, EntityTwins twins) {
        String name = column.logical("name");
        String alias = column.get("alias");
        String function = column.get("aggregate");
        if (alias == null || function == null && !column.truth("groupby")) {
            throw Refusals.fetch("an attribute of an aggregating fetch needs an alias, and aggregate or groupby");
        }
        boolean counted = function != null && COUNTS.contains(function) || column.get("dategrouping") != null;
        Counterpart counterpart = twins.counterpart(name);
        boolean plainCount = counted && !column.truth("distinct");
        String there;
        if (counterpart instanceof Counterpart.Same same) {
            there = same.attribute();
        } else if (counterpart instanceof Counterpart.Choice choice && (plainCount || choice.oneToOne())) {
            there = choice.attribute();
        } else if (counterpart instanceof Counterpart.Split split && plainCount) {
            there = split.attributes().get(0);
        } else if (counterpart instanceof Counterpart.Part part && plainCount) {
            there = part.attribute();
        } else {
            throw Refusals.attribute(name, twins, systems.there(), "grouped by or summed up");
        }
        aggregates.put(alias, new AnswerShape.Aggregate(twins, name, counted));
        FetchNode translated = new FetchNode("attribute");
        translated.attributes.putAll(column.attributes);
        return translated.with("name", there);
    }

    private void order(FetchNode order, FetchNode to, EntityTwins twins) {
        if (order.get("attribute") == null) {
            FetchNode same = new FetchNode("order");
            same.attributes.putAll(order.attributes);
            to.children.add(same);
            return;
        }
        for (String name : systems.sorted(order.logical("attribute"), twins)) {
            FetchNode translated = new FetchNode("order");
            translated.attributes.putAll(order.attributes);
            to.children.add(translated.with("attribute", name));
        }
    }

    private FetchNode link(FetchNode link, EntityTwins parent) {
        EntityTwins twins = systems.entity(link.logical("name"));
        String alias = scopes.alias(link.get("alias"), twins);
        FetchNode translated = new FetchNode("link-entity");
        translated.attributes.putAll(link.attributes);
        translated
                .with("name", twins.entityThere())
                .with(
                        "from",
                        systems.joinable(link.get("from") == null ? twins.keyHere() : link.logical("from"), twins))
                .with("to", systems.joinable(link.get("to") == null ? parent.keyHere() : link.logical("to"), parent))
                .with("alias", alias);
        joined.put(alias, new AnswerShape.Group(twins, List.of()));
        joined.put(alias, content(link, translated, twins, false));
        return translated;
    }
}
