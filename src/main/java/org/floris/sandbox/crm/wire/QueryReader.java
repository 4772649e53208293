package org.floris.sandbox.crm.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.floris.sandbox.crm.Attribute;
import org.floris.sandbox.crm.ConditionValues;
import org.floris.sandbox.crm.CrmFault;
import org.floris.sandbox.crm.EntityType;
import org.floris.sandbox.crm.Operator;
import org.floris.sandbox.crm.Query;
import org.floris.sandbox.crm.Schema;

/** Reads QueryExpression and QueryByAttribute. */
final class QueryReader {
    static final int LARGEST_PAGE = 5000;
    private static final List<String> EXPRESSION = List.of(
            "ColumnSet",
            "Criteria",
            "Distinct",
            "EntityName",
            "LinkEntities",
            "Orders",
            "PageInfo",
            "NoLock",
            "TopCount");
    private static final List<String> BY_ATTRIBUTE =
            List.of("Attributes", "ColumnSet", "EntityName", "Orders", "PageInfo", "Values", "TopCount");
    private static final List<String> FILTER = List.of("Conditions", "FilterOperator", "Filters", "IsQuickFindFilter");
    private static final List<String> CONDITION = List.of("AttributeName", "Operator", "Values", "EntityName");
    private static final List<String> LINK = List.of(
            "Columns",
            "EntityAlias",
            "JoinOperator",
            "LinkCriteria",
            "LinkEntities",
            "LinkFromAttributeName",
            "LinkFromEntityName",
            "LinkToAttributeName",
            "LinkToEntityName");
    private static final List<String> ORDER = List.of("AttributeName", "OrderType");
    private static final List<String> PAGE = List.of("Count", "PageNumber", "PagingCookie", "ReturnTotalRecordCount");
    private static final List<String> COLUMNS = List.of("AllColumns", "Columns");

    private final Schema schema;
    private final Scopes scopes = new Scopes();

    private QueryReader(Schema schema) {
        this.schema = schema;
    }

    static Query read(Schema schema, XmlElement query) {
        if (query == null || query.type == null) {
            throw CrmFault.invalidArgument("The query has no i:type.");
        }
        return switch (query.type) {
            case "QueryExpression" -> new QueryReader(schema).expression(query);
            case "QueryByAttribute" -> new QueryReader(schema).byAttribute(query);
            case "FetchExpression" ->
                FetchReader.read(schema, text(query.members(Namespaces.CONTRACTS, List.of("Query")), "Query"));
            default -> throw CrmFault.invalidArgument("The query type '" + query.type + "' is not known.");
        };
    }

    private Query expression(XmlElement query) {
        Map<String, XmlElement> members = query.members(Namespaces.CONTRACTS, EXPRESSION);
        EntityType entity = schema.entity(text(members, "EntityName"));
        scopes.add(entity.name(), entity);
        List<Query.Link> links = links(members.get("LinkEntities"), 0, entity);
        return new Query(
                entity,
                columns(entity, members.get("ColumnSet")),
                filter(members.get("Criteria"), 0),
                links,
                orders(entity, members.get("Orders")),
                truth(members, "Distinct"),
                page(members),
                List.of());
    }

    private Query byAttribute(XmlElement query) {
        Map<String, XmlElement> members = query.members(Namespaces.CONTRACTS, BY_ATTRIBUTE);
        EntityType entity = schema.entity(text(members, "EntityName"));
        List<XmlElement> names = children(members.get("Attributes"));
        List<XmlElement> values = children(members.get("Values"));
        if (names.size() != values.size()) {
            throw CrmFault.invalidArgument("A QueryByAttribute needs as many Values as Attributes.");
        }
        List<Query.Condition> conditions = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Attribute attribute = entity.attribute(names.get(i).text.strip());
            Object value = ValueReader.value(values.get(i));
            Operator operator = value == null ? Operator.Null : Operator.Equal;
            conditions.add(
                    ConditionValues.condition(0, attribute, operator, value == null ? List.of() : List.of(value)));
        }
        return new Query(
                entity,
                columns(entity, members.get("ColumnSet")),
                new Query.Filter(false, conditions, List.of()),
                List.of(),
                orders(entity, members.get("Orders")),
                false,
                page(members),
                List.of());
    }

    static List<Attribute> columns(EntityType entity, XmlElement columnSet) {
        if (columnSet == null || columnSet.nil) {
            return List.of(entity.primaryId());
        }
        Map<String, XmlElement> members = columnSet.members(Namespaces.CONTRACTS, COLUMNS);
        if (truth(members, "AllColumns")) {
            return entity.attributes();
        }
        return children(members.get("Columns")).stream()
                .map(column -> entity.attribute(column.text.strip()))
                .toList();
    }

    private List<Query.Link> links(XmlElement links, int parent, EntityType entity) {
        List<Query.Link> read = new ArrayList<>();
        for (XmlElement link : children(links)) {
            Map<String, XmlElement> members = link.members(Namespaces.CONTRACTS, LINK);
            EntityType linked = schema.entity(text(members, "LinkToEntityName"));
            String given = text(members, "EntityAlias");
            int slot = scopes.next();
            String alias = given == null ? linked.name() + slot : given;
            scopes.add(alias, linked);
            XmlElement columnSet = members.get("Columns");
            String join = text(members, "JoinOperator");
            read.add(new Query.Link(
                    slot,
                    parent,
                    alias,
                    linked,
                    linked.attribute(text(members, "LinkToAttributeName")),
                    entity.attribute(text(members, "LinkFromAttributeName")),
                    "LeftOuter".equals(join),
                    columnSet == null ? List.of() : columns(linked, columnSet),
                    filter(members.get("LinkCriteria"), slot),
                    links(members.get("LinkEntities"), slot, linked)));
        }
        return read;
    }

    private Query.Filter filter(XmlElement filter, int slot) {
        if (filter == null || filter.nil) {
            return Query.Filter.NONE;
        }
        Map<String, XmlElement> members = filter.members(Namespaces.CONTRACTS, FILTER);
        return new Query.Filter(
                "Or".equals(text(members, "FilterOperator")),
                children(members.get("Conditions")).stream()
                        .map(condition -> condition(condition, slot))
                        .toList(),
                children(members.get("Filters")).stream()
                        .map(inner -> filter(inner, slot))
                        .toList());
    }

    private Query.Condition condition(XmlElement condition, int slot) {
        Map<String, XmlElement> members = condition.members(Namespaces.CONTRACTS, CONDITION);
        String alias = text(members, "EntityName");
        int scope = alias == null ? slot : scopes.slot(alias);
        Attribute attribute = scopes.entity(scope).attribute(text(members, "AttributeName"));
        List<Object> values = new ArrayList<>();
        for (XmlElement value : children(members.get("Values"))) {
            Object read = ValueReader.value(value);
            // An array given as one value is spread, as the real service does for In.
            if (read instanceof XmlElement array) {
                array.children.forEach(element -> values.add(element.text));
            } else {
                values.add(read);
            }
        }
        return ConditionValues.condition(scope, attribute, Operator.named(text(members, "Operator")), values);
    }

    private static List<Query.Order> orders(EntityType entity, XmlElement orders) {
        return children(orders).stream()
                .map(order -> order.members(Namespaces.CONTRACTS, ORDER))
                .map(members -> new Query.Order(
                        0,
                        entity,
                        entity.attribute(text(members, "AttributeName")),
                        "Descending".equals(text(members, "OrderType"))))
                .toList();
    }

    private static Query.Page page(Map<String, XmlElement> query) {
        Integer top = number(query, "TopCount");
        XmlElement info = query.get("PageInfo");
        if (info == null || info.nil) {
            return new Query.Page(1, LARGEST_PAGE, null, false, top);
        }
        Map<String, XmlElement> members = info.members(Namespaces.CONTRACTS, PAGE);
        return page(
                number(members, "PageNumber"),
                number(members, "Count"),
                text(members, "PagingCookie"),
                truth(members, "ReturnTotalRecordCount"),
                top);
    }

    static Query.Page page(Integer number, Integer count, String cookie, boolean total, Integer top) {
        if (number != null && number < 0 || count != null && count < 0 || top != null && top < 1) {
            throw CrmFault.invalidArgument("Page number, count and top must not be negative.");
        }
        int size = count == null || count == 0 ? LARGEST_PAGE : Math.min(count, LARGEST_PAGE);
        return new Query.Page(number == null ? 1 : Math.max(1, number), size, cookie, total, top);
    }

    private static boolean truth(Map<String, XmlElement> members, String name) {
        String text = text(members, name);
        return "true".equals(text) || "1".equals(text);
    }

    private static Integer number(Map<String, XmlElement> members, String name) {
        String text = text(members, name);
        try {
            return text == null ? null : Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw CrmFault.invalidArgument("'" + name + "' is not a number.");
        }
    }

    static String text(Map<String, XmlElement> members, String name) {
        XmlElement element = members.get(name);
        return element == null || element.nil || element.text.isBlank() ? null : element.text.strip();
    }

    static List<XmlElement> children(XmlElement element) {
        return element == null ? List.of() : element.children;
    }
}
