package org.floris.connector.dynamics;

import java.util.List;
import java.util.Optional;

/** The three ways to ask for many records. */
public sealed interface Query {
    /** {@code noLock} and {@code topCount} are written only where given: servers before 2013 know no TopCount. */
    record Expression(
            String entityName,
            ColumnSet columns,
            Filter criteria,
            boolean distinct,
            List<Link> links,
            List<Order> orders,
            Optional<Paging> paging,
            boolean noLock,
            Optional<Integer> topCount)
            implements Query {
        public Expression {
            links = List.copyOf(links);
            orders = List.copyOf(orders);
        }

        /** All rows that meet the criteria, in no order. */
        public static Expression of(String entityName, ColumnSet columns, Filter criteria, List<Link> links) {
            return new Expression(
                    entityName, columns, criteria, false, links, List.of(), Optional.empty(), false, Optional.empty());
        }

        public Expression with(Filter other, List<Link> joins) {
            return new Expression(entityName, columns, other, distinct, joins, orders, paging, noLock, topCount);
        }

        public Expression withPaging(Paging page) {
            return new Expression(
                    entityName, columns, criteria, distinct, links, orders, Optional.of(page), noLock, topCount);
        }
    }

    /** Every attribute equals the value at the same place. */
    record ByAttribute(
            String entityName,
            ColumnSet columns,
            List<String> attributes,
            List<Object> values,
            List<Order> orders,
            Optional<Paging> paging,
            Optional<Integer> topCount)
            implements Query {
        public ByAttribute {
            attributes = List.copyOf(attributes);
            values = List.copyOf(values);
            orders = List.copyOf(orders);
        }
    }

    /** FetchXML as text, unescaped once and trimmed. */
    record Fetch(String xml) implements Query {}

    /** {@code operator} is And or Or. */
    record Filter(String operator, List<Condition> conditions, List<Filter> filters) {
        public static final Filter NONE = new Filter("And", List.of(), List.of());

        public Filter {
            conditions = List.copyOf(conditions);
            filters = List.copyOf(filters);
        }

        public static Filter and(List<Condition> conditions) {
            return new Filter("And", conditions, List.of());
        }
    }

    /** {@code operator} in the dialect's spelling, such as {@code GreaterEqual}; {@code entityName} for joined ones. */
    record Condition(String attribute, String operator, List<Object> values, Optional<String> entityName) {
        public Condition {
            values = List.copyOf(values);
        }

        public Condition(String attribute, String operator, List<Object> values) {
            this(attribute, operator, values, Optional.empty());
        }
    }

    /** A join; {@code joinOperator} is Inner, LeftOuter or Natural. */
    record Link(
            ColumnSet columns,
            Optional<String> alias,
            String joinOperator,
            Filter criteria,
            List<Link> links,
            String fromAttribute,
            String fromEntity,
            String toAttribute,
            String toEntity) {
        public Link {
            links = List.copyOf(links);
        }
    }

    record Order(String attribute, boolean descending) {}

    /** {@code count} rows a page, {@code pageNumber} from 1, the cookie exactly as the page before gave it. */
    record Paging(int count, int pageNumber, Optional<String> cookie, boolean returnTotalRecordCount) {}
}
