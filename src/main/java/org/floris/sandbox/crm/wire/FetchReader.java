package org.floris.sandbox.crm.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.floris.sandbox.crm.Attribute;
import org.floris.sandbox.crm.AttributeType;
import org.floris.sandbox.crm.ConditionValues;
import org.floris.sandbox.crm.CrmFault;
import org.floris.sandbox.crm.DateGroup;
import org.floris.sandbox.crm.EntityType;
import org.floris.sandbox.crm.Operator;
import org.floris.sandbox.crm.Query;
import org.floris.sandbox.crm.Schema;

/** Reads FetchXML. */
final class FetchReader {
    private final Schema schema;
    private final Scopes scopes = new Scopes();
    private final List<Query.Order> orders = new ArrayList<>();
    private final List<Query.Aggregate> aggregates = new ArrayList<>();
    private boolean aggregating;

    private FetchReader(Schema schema) {
        this.schema = schema;
    }

    static Query read(Schema schema, String text) {
        if (text == null) {
            throw CrmFault.invalidArgument("The FetchExpression has no Query.");
        }
        try {
            return new FetchReader(schema).fetch(XmlReader.read(text));
        } catch (XmlReader.Malformed e) {
            throw CrmFault.invalidArgument("Invalid FetchXML: " + e.getMessage());
        }
    }

    private Query fetch(XmlElement fetch) {
        XmlElement main = fetch.child("", "entity");
        if (!fetch.name.equals("fetch") || main == null) {
            throw CrmFault.invalidArgument("Invalid FetchXML: a fetch with an entity is expected.");
        }
        aggregating = truth(fetch, "aggregate");
        EntityType entity = schema.entity(main.attribute("name"));
        scopes.add(entity.name(), entity);
        List<Attribute> columns = columns(main, entity, 0);
        orders(main, entity, 0);
        List<Query.Link> links = links(main, 0, entity);
        return new Query(
                entity,
                columns,
                filters(main, 0),
                links,
                aggregating ? List.of() : orders,
                truth(fetch, "distinct"),
                QueryReader.page(
                        number(fetch, "page"),
                        number(fetch, "count"),
                        fetch.attribute("paging-cookie"),
                        truth(fetch, "returntotalrecordcount"),
                        number(fetch, "top")),
                aggregates);
    }

    private List<Attribute> columns(XmlElement parent, EntityType entity, int slot) {
        List<Attribute> columns = new ArrayList<>();
        for (XmlElement child : parent.children) {
            if (child.name.equals("all-attributes")) {
                return entity.attributes();
            }
            if (child.name.equals("attribute")) {
                Attribute attribute = entity.attribute(child.attribute("name"));
                columns.add(attribute);
                if (aggregating) {
                    aggregates.add(aggregate(child, entity, attribute, slot));
                }
            }
        }
        return columns;
    }

    private static Query.Aggregate aggregate(XmlElement column, EntityType entity, Attribute attribute, int slot) {
        String alias = column.attribute("alias");
        String function = column.attribute("aggregate");
        if (alias == null || function == null && !truth(column, "groupby")) {
            throw CrmFault.invalidArgument(
                    "An attribute of an aggregating fetch needs an alias, and aggregate or groupby.");
        }
        String part = column.attribute("dategrouping");
        if (part != null && attribute.type() != AttributeType.DateTime) {
            throw CrmFault.invalidArgument("dategrouping stands on an attribute that is not a date.");
        }
        return new Query.Aggregate(
                slot,
                entity,
                attribute,
                alias,
                named(Query.Aggregate.Function.class, function),
                truth(column, "distinct"),
                named(DateGroup.class, part));
    }

    private static <E extends Enum<E>> E named(Class<E> kind, String name) {
        try {
            return name == null ? null : Enum.valueOf(kind, name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw CrmFault.invalidArgument("The aggregate or dategrouping '" + name + "' is not known.");
        }
    }

    private void orders(XmlElement parent, EntityType entity, int slot) {
        for (XmlElement order : parent.children) {
            if (order.name.equals("order") && order.attribute("attribute") != null) {
                Attribute attribute = entity.attribute(order.attribute("attribute"));
                orders.add(new Query.Order(slot, entity, attribute, truth(order, "descending")));
            }
        }
    }

    private List<Query.Link> links(XmlElement parent, int parentSlot, EntityType entity) {
        List<Query.Link> links = new ArrayList<>();
        for (XmlElement link : parent.children) {
            if (link.name.equals("link-entity")) {
                EntityType linked = schema.entity(link.attribute("name"));
                int slot = scopes.next();
                String alias = link.attribute("alias") == null ? linked.name() + slot : link.attribute("alias");
                scopes.add(alias, linked);
                List<Attribute> columns = columns(link, linked, slot);
                orders(link, linked, slot);
                links.add(new Query.Link(
                        slot,
                        parentSlot,
                        alias,
                        linked,
                        linked.attribute(link.attribute("from")),
                        entity.attribute(link.attribute("to")),
                        "outer".equals(link.attribute("link-type")),
                        columns,
                        filters(link, slot),
                        links(link, slot, linked)));
            }
        }
        return links;
    }

    private Query.Filter filters(XmlElement parent, int slot) {
        List<Query.Filter> filters = parent.children.stream()
                .filter(child -> child.name.equals("filter"))
                .map(child -> filter(child, slot))
                .toList();
        return filters.size() == 1 ? filters.get(0) : new Query.Filter(false, List.of(), filters);
    }

    private Query.Filter filter(XmlElement filter, int slot) {
        List<Query.Condition> conditions = filter.children.stream()
                .filter(child -> child.name.equals("condition"))
                .map(child -> condition(child, slot))
                .toList();
        List<Query.Filter> inner = filter.children.stream()
                .filter(child -> child.name.equals("filter"))
                .map(child -> filter(child, slot))
                .toList();
        return new Query.Filter("or".equals(filter.attribute("type")), conditions, inner);
    }

    private Query.Condition condition(XmlElement condition, int slot) {
        String alias = condition.attribute("entityname");
        int scope = alias == null ? slot : scopes.slot(alias);
        Attribute attribute = scopes.entity(scope).attribute(condition.attribute("attribute"));
        List<Object> values = new ArrayList<>();
        if (condition.attribute("value") != null) {
            values.add(condition.attribute("value"));
        }
        condition.children.stream()
                .filter(child -> child.name.equals("value"))
                .forEach(child -> values.add(child.text));
        String operator = condition.attribute("operator");
        return ConditionValues.condition(
                scope, attribute, Operator.inFetch(operator == null ? "eq" : operator), values);
    }

    private static boolean truth(XmlElement element, String attribute) {
        String text = element.attribute(attribute);
        return "true".equals(text) || "1".equals(text);
    }

    private static Integer number(XmlElement element, String attribute) {
        String text = element.attribute(attribute);
        try {
            return text == null ? null : Integer.valueOf(text.strip());
        } catch (NumberFormatException e) {
            throw CrmFault.invalidArgument("Invalid FetchXML: '" + attribute + "' is not a number.");
        }
    }
}
