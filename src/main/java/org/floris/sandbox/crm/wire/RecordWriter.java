package org.floris.sandbox.crm.wire;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.floris.sandbox.crm.Attribute;
import org.floris.sandbox.crm.Caller;
import org.floris.sandbox.crm.Database;
import org.floris.sandbox.crm.EntityType;
import org.floris.sandbox.crm.Query;
import org.floris.sandbox.crm.QueryResult;

/** Writes records and collections of them. Empty attributes are left out, as in the real service. */
final class RecordWriter {
    private static final String PAIRS = " xmlns:c=\"" + Namespaces.GENERIC + "\">";
    private static final String ATTRIBUTES = "<b:Attributes" + PAIRS;
    private static final String FORMATTED = "</b:Attributes><b:EntityState i:nil=\"true\"/><b:FormattedValues" + PAIRS;

    private final Database database;
    private final XmlOut out;
    private final ValueWriter values;
    private final Formatting formatting;

    RecordWriter(Database database, XmlOut out, Caller caller) {
        this.database = database;
        this.out = out;
        this.values = new ValueWriter(database, out);
        this.formatting = new Formatting(database, caller);
    }

    /** Writes the content of an Entity element. */
    void record(EntityType entity, List<Attribute> columns, Object[] row) {
        record(entity, columns, row, writer -> {});
    }

    /** @param related writes what the record brings along */
    void record(EntityType entity, List<Attribute> columns, Object[] row, Consumer<RecordWriter> related) {
        out.raw(ATTRIBUTES);
        columns.forEach(column -> attribute(column, row));
        if (columns.stream().noneMatch(column -> column.index() == 0)) {
            attribute(entity.primaryId(), row);
        }
        out.raw(FORMATTED);
        formatted("", columns, row);
        out.raw("</b:FormattedValues>");
        identity(entity, row[0].toString(), related);
    }

    private void identity(EntityType entity, String id, Consumer<RecordWriter> related) {
        out.raw("<b:Id>").raw(id).raw("</b:Id><b:LogicalName>");
        out.raw(entity.name()).raw("</b:LogicalName><b:RelatedEntities").raw(PAIRS);
        related.accept(this);
        out.raw("</b:RelatedEntities>");
    }

    /** @param role null where it was not given */
    void related(String relationship, String role, QueryResult found) {
        out.raw("<b:KeyValuePairOfRelationshipEntityCollectionX_PsK4FkN><c:key>");
        out.element("b:PrimaryEntityRole", role).element("b:SchemaName", relationship);
        out.raw("</c:key><c:value>");
        collection(found);
        out.raw("</c:value></b:KeyValuePairOfRelationshipEntityCollectionX_PsK4FkN>");
    }

    private void attribute(Attribute column, Object[] row) {
        Object value = database.read(row, column);
        if (value != null) {
            key(column.name());
            values.write("c:value", column, value);
            out.raw("</b:KeyValuePairOfstringanyType>");
        }
    }

    private void key(String name) {
        out.raw("<b:KeyValuePairOfstringanyType><c:key>").raw(name).raw("</c:key>");
    }

    private void formatted(String prefix, List<Attribute> columns, Object[] row) {
        for (Attribute column : columns) {
            Object value = database.read(row, column);
            formatted(prefix + column.name(), value == null ? null : formatting.format(column, value));
        }
    }

    private void formatted(String key, String text) {
        if (text != null) {
            out.raw("<b:KeyValuePairOfstringstring><c:key>").raw(key).raw("</c:key>");
            out.element("c:value", text).raw("</b:KeyValuePairOfstringstring>");
        }
    }

    /** Writes the content of an EntityCollection element. */
    void collection(QueryResult result) {
        out.raw("<b:Entities>");
        for (Object[][] tuple : result.tuples()) {
            out.raw("<b:Entity>");
            tuple(result.query(), tuple);
            out.raw("</b:Entity>");
        }
        for (Map<Query.Aggregate, Object> group : result.groups()) {
            out.raw("<b:Entity>");
            group(result.query().entity(), group);
            out.raw("</b:Entity>");
        }
        out.raw("</b:Entities>");
        out.element("b:EntityName", result.query().entity().name());
        out.element("b:MinActiveRowVersion", "-1");
        out.element("b:MoreRecords", result.more());
        out.element("b:PagingCookie", result.cookie());
        out.element("b:TotalRecordCount", result.total());
        out.element("b:TotalRecordCountLimitExceeded", result.totalLimitExceeded());
    }

    private void tuple(Query query, Object[][] tuple) {
        out.raw(ATTRIBUTES);
        query.columns().forEach(column -> attribute(column, tuple[0]));
        if (!query.distinct() && query.columns().stream().noneMatch(column -> column.index() == 0)) {
            attribute(query.entity().primaryId(), tuple[0]);
        }
        linked(query.links(), tuple);
        out.raw(FORMATTED);
        formatted("", query.columns(), tuple[0]);
        linkedFormatted(query.links(), tuple);
        out.raw("</b:FormattedValues>");
        identity(query.entity(), tuple[0][0].toString(), writer -> {});
    }

    private void linked(List<Query.Link> links, Object[][] tuple) {
        for (Query.Link link : links) {
            Object[] row = tuple[link.slot()];
            for (Attribute column : row == null ? List.<Attribute>of() : link.columns()) {
                Object value = database.read(row, column);
                if (value != null) {
                    aliased(link.alias() + "." + column.name(), link.entity(), column, value);
                }
            }
            linked(link.links(), tuple);
        }
    }

    private void linkedFormatted(List<Query.Link> links, Object[][] tuple) {
        for (Query.Link link : links) {
            if (tuple[link.slot()] != null) {
                formatted(link.alias() + ".", link.columns(), tuple[link.slot()]);
            }
            linkedFormatted(link.links(), tuple);
        }
    }

    private void aliased(String key, EntityType entity, Attribute attribute, Object value) {
        aliasedStart(key, entity, attribute);
        values.write("b:Value", attribute, value);
        aliasedEnd();
    }

    private void aliasedStart(String key, EntityType entity, Attribute attribute) {
        key(key);
        out.raw("<c:value i:type=\"b:AliasedValue\">");
        out.element("b:AttributeLogicalName", attribute.name());
        out.element("b:EntityLogicalName", entity.name());
    }

    private void aliasedEnd() {
        out.raw("</c:value></b:KeyValuePairOfstringanyType>");
    }

    private void group(EntityType entity, Map<Query.Aggregate, Object> group) {
        out.raw(ATTRIBUTES);
        group.forEach((column, value) -> {
            if (value != null) {
                aliasedStart(column.alias(), column.entity(), column.attribute());
                if (column.counts()) {
                    values.simple("b:Value", "int", value.toString());
                } else {
                    values.write("b:Value", column.attribute(), value);
                }
                aliasedEnd();
            }
        });
        out.raw(FORMATTED);
        group.forEach((column, value) -> {
            if (value != null && column.function() == null && column.dateGroup() == null) {
                formatted(column.alias(), formatting.format(column.attribute(), value));
            }
        });
        out.raw("</b:FormattedValues>");
        identity(entity, "00000000-0000-0000-0000-000000000000", writer -> {});
    }
}
