package org.floris.bridge.reads;

import java.util.List;
import java.util.Optional;
import org.floris.connector.dynamics.Query;
import org.floris.connector.mapping.EntityTwins;

/** The filters of FetchXML; the conditions themselves are the same as those of a QueryExpression. */
final class FetchFilters {
    private final TwinSystems systems;
    private final Scopes scopes;

    FetchFilters(TwinSystems systems, Scopes scopes) {
        this.systems = systems;
        this.scopes = scopes;
    }

    FetchNode of(FetchNode filter, EntityTwins own) {
        FetchNode translated = new FetchNode("filter");
        translated.attributes.putAll(filter.attributes);
        for (FetchNode child : filter.children) {
            if (child.name.equals("filter")) {
                translated.children.add(of(child, own));
            } else if (child.name.equals("condition")) {
                Query.Condition asked = asked(child);
                EntityTwins twins = scopes.named(child.get("entityname"), own);
                translated.children.add(written(systems.conditions().of(asked, twins)));
            }
        }
        return translated;
    }

    private Query.Condition asked(FetchNode condition) {
        if (condition.get("valueof") != null || condition.get("column") != null) {
            throw Refusals.fetch("it compares one attribute with another");
        }
        String operator = condition.get("operator") == null ? "eq" : condition.get("operator");
        List<Object> values = condition.get("value") != null
                ? List.of(condition.get("value"))
                : condition.children("value").stream()
                        .<Object>map(value -> value.text.toString())
                        .toList();
        return new Query.Condition(
                condition.logical("attribute"),
                Operators.ofFetch(operator)
                        .orElseThrow(() -> Refusals.fetch("it has an operator that is none of FetchXML's")),
                values,
                Optional.ofNullable(condition.get("entityname")).map(scopes::nameThere));
    }

    /** One condition stands by itself, several in a filter of their own. */
    private static FetchNode written(Query.Filter filter) {
        if (filter.conditions().size() == 1 && filter.filters().isEmpty()) {
            return written(filter.conditions().get(0));
        }
        FetchNode node = new FetchNode("filter").with("type", filter.operator().equals("Or") ? "or" : "and");
        filter.conditions().forEach(condition -> node.children.add(written(condition)));
        filter.filters().forEach(inner -> node.children.add(written(inner)));
        return node;
    }

    private static FetchNode written(Query.Condition condition) {
        FetchNode node = new FetchNode("condition");
        condition.entityName().ifPresent(name -> node.with("entityname", name));
        node.with("attribute", condition.attribute()).with("operator", Operators.inFetch(condition.operator()));
        boolean list = condition.values().size() > 1
                || condition.operator().equals("In")
                || condition.operator().equals("NotIn");
        for (Object value : condition.values()) {
            if (list) {
                FetchNode item = new FetchNode("value");
                item.text.append(Values.text(value));
                node.children.add(item);
            } else {
                node.with("value", Values.text(value));
            }
        }
        return node;
    }
}
