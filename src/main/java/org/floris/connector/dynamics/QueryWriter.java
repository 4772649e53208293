package org.floris.connector.dynamics;

import java.util.List;

/** Writes queries; elements in the contract's order. */
final class QueryWriter {
    private QueryWriter() {}

    /** i:type and content of the open element. */
    static void content(XmlOut out, Query query) {
        if (query instanceof Query.Expression expression) {
            expression(out.type("a:QueryExpression"), expression);
        } else if (query instanceof Query.ByAttribute byAttribute) {
            byAttribute(out.type("a:QueryByAttribute"), byAttribute);
        } else {
            out.type("a:FetchExpression").element("a:Query", ((Query.Fetch) query).xml());
        }
    }

    private static void expression(XmlOut out, Query.Expression query) {
        columns(out, "a:ColumnSet", query.columns());
        filter(out, "a:Criteria", query.criteria());
        out.element("a:Distinct", Boolean.toString(query.distinct())).element("a:EntityName", query.entityName());
        links(out, query.links());
        orders(out, query.orders());
        query.paging().ifPresent(paging -> paging(out, paging));
        if (query.noLock()) {
            out.element("a:NoLock", "true");
        }
        query.topCount().ifPresent(top -> out.element("a:TopCount", top.toString()));
    }

    private static void byAttribute(XmlOut out, Query.ByAttribute query) {
        strings(out, "a:Attributes", query.attributes());
        columns(out, "a:ColumnSet", query.columns());
        out.element("a:EntityName", query.entityName());
        orders(out, query.orders());
        query.paging().ifPresent(paging -> paging(out, paging));
        values(out, query.values());
        query.topCount().ifPresent(top -> out.element("a:TopCount", top.toString()));
    }

    static void columns(XmlOut out, String element, ColumnSet columns) {
        columnsContent(out.start(element), columns);
        out.end();
    }

    static void columnsContent(XmlOut out, ColumnSet columns) {
        out.element("a:AllColumns", Boolean.toString(columns.all()));
        strings(out, "a:Columns", columns.columns());
    }

    private static void strings(XmlOut out, String element, List<String> strings) {
        out.start(element);
        strings.forEach(string -> out.element("l:string", string));
        out.end();
    }

    private static void values(XmlOut out, List<Object> values) {
        out.start("a:Values");
        values.forEach(value -> ValueWriter.value(out, "l:anyType", value));
        out.end();
    }

    private static void filter(XmlOut out, String element, Query.Filter filter) {
        out.start(element).start("a:Conditions");
        for (Query.Condition condition : filter.conditions()) {
            out.start("a:ConditionExpression")
                    .element("a:AttributeName", condition.attribute())
                    .element("a:Operator", condition.operator());
            values(out, condition.values());
            condition.entityName().ifPresent(name -> out.element("a:EntityName", name));
            out.end();
        }
        out.end().element("a:FilterOperator", filter.operator()).start("a:Filters");
        filter.filters().forEach(inner -> filter(out, "a:FilterExpression", inner));
        out.end().end();
    }

    private static void links(XmlOut out, List<Query.Link> links) {
        out.start("a:LinkEntities");
        for (Query.Link link : links) {
            out.start("a:LinkEntity");
            columns(out, "a:Columns", link.columns());
            out.element("a:EntityAlias", link.alias().orElse(null)).element("a:JoinOperator", link.joinOperator());
            filter(out, "a:LinkCriteria", link.criteria());
            links(out, link.links());
            out.element("a:LinkFromAttributeName", link.fromAttribute())
                    .element("a:LinkFromEntityName", link.fromEntity())
                    .element("a:LinkToAttributeName", link.toAttribute())
                    .element("a:LinkToEntityName", link.toEntity())
                    .end();
        }
        out.end();
    }

    private static void orders(XmlOut out, List<Query.Order> orders) {
        out.start("a:Orders");
        for (Query.Order order : orders) {
            out.start("a:OrderExpression")
                    .element("a:AttributeName", order.attribute())
                    .element("a:OrderType", order.descending() ? "Descending" : "Ascending")
                    .end();
        }
        out.end();
    }

    private static void paging(XmlOut out, Query.Paging paging) {
        out.start("a:PageInfo")
                .element("a:Count", Integer.toString(paging.count()))
                .element("a:PageNumber", Integer.toString(paging.pageNumber()))
                .element("a:PagingCookie", paging.cookie().orElse(null))
                .element("a:ReturnTotalRecordCount", Boolean.toString(paging.returnTotalRecordCount()))
                .end();
    }
}
