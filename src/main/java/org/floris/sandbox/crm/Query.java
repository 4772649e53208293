package org.floris.sandbox.crm;

import java.util.List;

/**
 * A query, whichever of the three notations it came in. Slot 0 is the entity itself, each link has one of its own.
 *
 * @param aggregates empty unless the query aggregates
 */
public record Query(
        EntityType entity,
        List<Attribute> columns,
        Filter filter,
        List<Link> links,
        List<Order> orders,
        boolean distinct,
        Page page,
        List<Aggregate> aggregates) {

    /** @param any true: one of the parts must hold, else all */
    public record Filter(boolean any, List<Condition> conditions, List<Filter> filters) {
        public static final Filter NONE = new Filter(false, List.of(), List.of());
    }

    /** @param values converted to the attribute's type */
    public record Condition(int slot, Attribute attribute, Operator operator, List<Object> values) {}

    /**
     * @param from the attribute of the joined entity
     * @param to the attribute of the entity that it is joined to, which stands in slot parent
     */
    public record Link(
            int slot,
            int parent,
            String alias,
            EntityType entity,
            Attribute from,
            Attribute to,
            boolean outer,
            List<Attribute> columns,
            Filter filter,
            List<Link> links) {}

    public record Order(int slot, EntityType entity, Attribute attribute, boolean descending) {}

    /**
     * @param number from 1
     * @param size rows a page, 1 to 5000
     * @param cookie null when none was given
     * @param top limits all rows; null: no limit
     */
    public record Page(int number, int size, String cookie, boolean total, Integer top) {}

    /**
     * @param function null: a group-by column
     * @param dateGroup null: not grouped by a part of its date
     */
    public record Aggregate(
            int slot,
            EntityType entity,
            Attribute attribute,
            String alias,
            Function function,
            boolean distinct,
            DateGroup dateGroup) {
        /** Whether its value is a plain number, whatever the attribute is. */
        public boolean counts() {
            return function == Function.COUNT || function == Function.COUNTCOLUMN || dateGroup != null;
        }

        /** The functions of FetchXML. */
        public enum Function {
            COUNT,
            COUNTCOLUMN,
            SUM,
            AVG,
            MIN,
            MAX
        }
    }
}
