package org.floris.connector.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.floris.canonical.ErrorCode;

/** Reads the three kinds of queries. */
final class QueryReader {
    private QueryReader() {}

    static Query query(XmlCursor cursor) {
        XmlCursor.Name type = cursor.type();
        if (type == null || !type.namespace().equals(Namespaces.XRM)) {
            throw unknown(cursor);
        }
        return switch (type.local()) {
            case "QueryExpression" -> expression(cursor);
            case "QueryByAttribute" -> byAttribute(cursor);
            case "FetchExpression" -> fetch(cursor);
            default -> throw unknown(cursor);
        };
    }

    private static RuntimeException unknown(XmlCursor cursor) {
        return cursor.error(
                ErrorCode.INVALID_VALUE,
                cursor.local(),
                "is none of QueryExpression, QueryByAttribute and FetchExpression by its i:type");
    }

    private static Query.Expression expression(XmlCursor cursor) {
        String element = cursor.local();
        ColumnSet columns = ColumnSet.of(List.of());
        Query.Filter criteria = Query.Filter.NONE;
        boolean distinct = false;
        String entityName = null;
        List<Query.Link> links = List.of();
        List<Query.Order> orders = List.of();
        Optional<Query.Paging> paging = Optional.empty();
        boolean noLock = false;
        Optional<Integer> top = Optional.empty();
        while (cursor.nextChild()) {
            if (cursor.isNil()) {
                cursor.skip();
                continue;
            }
            switch (cursor.local()) {
                case "ColumnSet" -> columns = columns(cursor);
                case "Criteria" -> criteria = filter(cursor);
                case "Distinct" -> distinct = Scalars.bool(cursor);
                case "EntityName" -> entityName = ValueReader.requiredText(cursor);
                case "LinkEntities" -> links = links(cursor);
                case "Orders" -> orders = orders(cursor);
                case "PageInfo" -> paging = Optional.of(paging(cursor));
                case "NoLock" -> noLock = Scalars.bool(cursor);
                case "TopCount" -> top = Optional.of(Scalars.integer(cursor));
                default -> cursor.skip();
            }
        }
        if (entityName == null) {
            throw cursor.error(ErrorCode.INVALID_VALUE, element, "needs the EntityName that is asked for");
        }
        return new Query.Expression(
                ValueReader.lower(entityName), columns, criteria, distinct, links, orders, paging, noLock, top);
    }

    private static Query.ByAttribute byAttribute(XmlCursor cursor) {
        String element = cursor.local();
        ColumnSet columns = ColumnSet.of(List.of());
        List<String> attributes = List.of();
        List<Object> values = List.of();
        String entityName = null;
        List<Query.Order> orders = List.of();
        Optional<Query.Paging> paging = Optional.empty();
        Optional<Integer> top = Optional.empty();
        while (cursor.nextChild()) {
            if (cursor.isNil()) {
                cursor.skip();
                continue;
            }
            switch (cursor.local()) {
                case "Attributes" -> attributes = texts(cursor);
                case "ColumnSet" -> columns = columns(cursor);
                case "EntityName" -> entityName = ValueReader.requiredText(cursor);
                case "Orders" -> orders = orders(cursor);
                case "PageInfo" -> paging = Optional.of(paging(cursor));
                case "Values" -> values = values(cursor);
                case "TopCount" -> top = Optional.of(Scalars.integer(cursor));
                default -> cursor.skip();
            }
        }
        if (entityName == null || attributes.size() != values.size()) {
            throw cursor.error(
                    ErrorCode.INVALID_VALUE, element, "needs an EntityName and as many Values as Attributes");
        }
        return new Query.ByAttribute(ValueReader.lower(entityName), columns, attributes, values, orders, paging, top);
    }

    private static Query.Fetch fetch(XmlCursor cursor) {
        String element = cursor.local();
        Optional<String> xml = Optional.empty();
        while (cursor.nextChild()) {
            if (cursor.local().equals("Query")) {
                xml = ValueReader.optionalText(cursor).map(String::trim).filter(text -> !text.isEmpty());
            } else {
                cursor.skip();
            }
        }
        return new Query.Fetch(
                xml.orElseThrow(() -> cursor.error(ErrorCode.INVALID_VALUE, element, "needs FetchXML in its Query")));
    }

    static ColumnSet columns(XmlCursor cursor) {
        if (cursor.isNil()) {
            cursor.skip();
            return ColumnSet.of(List.of());
        }
        boolean all = false;
        List<String> columns = List.of();
        while (cursor.nextChild()) {
            switch (cursor.local()) {
                case "AllColumns" -> all = Scalars.bool(cursor);
                case "Columns" -> columns = texts(cursor);
                default -> cursor.skip();
            }
        }
        return all ? ColumnSet.ALL : ColumnSet.of(columns);
    }

    private static Query.Filter filter(XmlCursor cursor) {
        String operator = "And";
        List<Query.Condition> conditions = new ArrayList<>();
        List<Query.Filter> filters = new ArrayList<>();
        while (cursor.nextChild()) {
            switch (cursor.local()) {
                case "Conditions" -> {
                    while (cursor.nextChild()) {
                        conditions.add(condition(cursor));
                    }
                }
                case "FilterOperator" -> operator = filterOperator(cursor);
                case "Filters" -> {
                    while (cursor.nextChild()) {
                        filters.add(filter(cursor));
                    }
                }
                default -> cursor.skip();
            }
        }
        return new Query.Filter(operator, conditions, filters);
    }

    private static String filterOperator(XmlCursor cursor) {
        String element = cursor.local();
        String operator = cursor.text().trim();
        if (!operator.equals("And") && !operator.equals("Or")) {
            throw cursor.error(ErrorCode.INVALID_VALUE, element, "is neither And nor Or");
        }
        return operator;
    }

    private static Query.Condition condition(XmlCursor cursor) {
        String element = cursor.local();
        String attribute = null;
        String operator = null;
        List<Object> values = List.of();
        Optional<String> entityName = Optional.empty();
        while (cursor.nextChild()) {
            switch (cursor.local()) {
                case "AttributeName" -> attribute = ValueReader.requiredText(cursor);
                case "Operator" -> operator = ValueReader.requiredText(cursor);
                case "Values" -> values = values(cursor);
                case "EntityName" -> entityName = ValueReader.optionalText(cursor);
                default -> cursor.skip();
            }
        }
        if (attribute == null || operator == null || !operator.matches("[A-Za-z0-9]{2,60}")) {
            throw cursor.error(ErrorCode.INVALID_VALUE, element, "needs an AttributeName and an Operator");
        }
        return new Query.Condition(ValueReader.lower(attribute), operator, values, entityName);
    }

    private static List<Query.Link> links(XmlCursor cursor) {
        List<Query.Link> links = new ArrayList<>();
        while (cursor.nextChild()) {
            links.add(link(cursor));
        }
        return links;
    }

    private static Query.Link link(XmlCursor cursor) {
        String element = cursor.local();
        ColumnSet columns = ColumnSet.of(List.of());
        Optional<String> alias = Optional.empty();
        String join = "Inner";
        Query.Filter criteria = Query.Filter.NONE;
        List<Query.Link> links = List.of();
        String[] ends = new String[4];
        while (cursor.nextChild()) {
            if (cursor.isNil()) {
                cursor.skip();
                continue;
            }
            switch (cursor.local()) {
                case "Columns" -> columns = columns(cursor);
                case "EntityAlias" -> alias = ValueReader.optionalText(cursor);
                case "JoinOperator" -> join = ValueReader.requiredText(cursor);
                case "LinkCriteria" -> criteria = filter(cursor);
                case "LinkEntities" -> links = links(cursor);
                case "LinkFromAttributeName" -> ends[0] = ValueReader.requiredText(cursor);
                case "LinkFromEntityName" -> ends[1] = ValueReader.requiredText(cursor);
                case "LinkToAttributeName" -> ends[2] = ValueReader.requiredText(cursor);
                case "LinkToEntityName" -> ends[3] = ValueReader.requiredText(cursor);
                default -> cursor.skip();
            }
        }
        if (ends[0] == null || ends[2] == null || ends[3] == null) {
            throw cursor.error(ErrorCode.INVALID_VALUE, element, "needs the attributes and the entity that it joins");
        }
        return new Query.Link(columns, alias, join, criteria, links, ends[0], ends[1], ends[2], ends[3]);
    }

    private static List<Query.Order> orders(XmlCursor cursor) {
        List<Query.Order> orders = new ArrayList<>();
        while (cursor.nextChild()) {
            String element = cursor.local();
            String attribute = null;
            boolean descending = false;
            while (cursor.nextChild()) {
                switch (cursor.local()) {
                    case "AttributeName" -> attribute = ValueReader.requiredText(cursor);
                    case "OrderType" -> descending = cursor.text().trim().equals("Descending");
                    default -> cursor.skip();
                }
            }
            if (attribute == null) {
                throw cursor.error(ErrorCode.INVALID_VALUE, element, "needs an AttributeName");
            }
            orders.add(new Query.Order(ValueReader.lower(attribute), descending));
        }
        return orders;
    }

    private static Query.Paging paging(XmlCursor cursor) {
        int count = 0;
        int pageNumber = 1;
        Optional<String> cookie = Optional.empty();
        boolean total = false;
        while (cursor.nextChild()) {
            switch (cursor.local()) {
                case "Count" -> count = Scalars.integer(cursor);
                case "PageNumber" -> pageNumber = Scalars.integer(cursor);
                case "PagingCookie" -> cookie = ValueReader.optionalText(cursor).filter(text -> !text.isEmpty());
                case "ReturnTotalRecordCount" -> total = Scalars.bool(cursor);
                default -> cursor.skip();
            }
        }
        return new Query.Paging(count, pageNumber, cookie, total);
    }

    private static List<String> texts(XmlCursor cursor) {
        List<String> texts = new ArrayList<>();
        while (cursor.nextChild()) {
            texts.add(ValueReader.lower(cursor.text()));
        }
        return texts;
    }

    private static List<Object> values(XmlCursor cursor) {
        List<Object> values = new ArrayList<>();
        while (cursor.nextChild()) {
            String element = cursor.local();
            Object value = ValueReader.value(cursor);
            if (value == null) {
                throw cursor.error(ErrorCode.INVALID_VALUE, element, "is nil: ask with the operator Null");
            }
            values.add(value);
        }
        return values;
    }
}
