package org.floris.connector.dynamics;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.floris.connector.Option;
import org.floris.connector.Reference;
import org.floris.connector.Sum;

/** Writes values with their i:type, and the pieces that messages share; elements in the contract's order. */
final class ValueWriter {
    private static final String EMPTY_GUID = "00000000-0000-0000-0000-000000000000";
    private static final String TEXT_PAIR = "a:KeyValuePairOfstringstring";
    private static final String VALUE_PAIR = "a:KeyValuePairOfstringanyType";

    private ValueWriter() {}

    /** {@code <prefix:local i:type="…">} with the value inside. */
    static void value(XmlOut out, String element, Object value) {
        if (value instanceof RawValue raw) {
            int colon = element.indexOf(':');
            String prefix = element.substring(0, colon);
            out.rawElement(prefix, element.substring(colon + 1), XmlOut.namespaceOf(prefix), raw);
            return;
        }
        if (value == null) {
            out.element(element, null);
        } else if (!scalar(out, element, value)) {
            out.start(element);
            contract(out, value);
            out.end();
        }
    }

    private static boolean scalar(XmlOut out, String element, Object value) {
        if (value instanceof String text) {
            out.typed(element, "x:string", text);
        } else if (value instanceof Integer number) {
            out.typed(element, "x:int", number.toString());
        } else if (value instanceof Long number) {
            out.typed(element, "x:long", number.toString());
        } else if (value instanceof BigDecimal number) {
            out.typed(element, "x:decimal", number.toPlainString());
        } else if (value instanceof Double number) {
            out.typed(element, "x:double", Scalars.text(number));
        } else if (value instanceof Boolean flag) {
            out.typed(element, "x:boolean", flag.toString());
        } else if (value instanceof Instant instant) {
            out.typed(element, "x:dateTime", Scalars.text(instant));
        } else if (value instanceof DateTimeValue dateTime) {
            out.typed(element, "x:dateTime", Scalars.text(dateTime));
        } else if (value instanceof UUID id) {
            out.typed(element, "g:guid", id.toString());
        } else {
            return false;
        }
        return true;
    }

    private static void contract(XmlOut out, Object value) {
        if (value instanceof Reference reference) {
            referenceContent(out.type("a:EntityReference"), reference);
        } else if (value instanceof Option option) {
            out.type("a:OptionSetValue").element("a:Value", Integer.toString(option.value()));
        } else if (value instanceof Sum sum) {
            out.type("a:Money").element("a:Value", sum.value().toPlainString());
        } else if (value instanceof AliasedValue aliased) {
            out.type("a:AliasedValue").element("a:AttributeLogicalName", aliased.attribute());
            out.element("a:EntityLogicalName", aliased.entity());
            value(out, "a:Value", aliased.value());
        } else if (value instanceof EntityCollection collection) {
            collectionContent(out.type("a:EntityCollection"), collection);
        } else if (value instanceof EntityArray array) {
            out.type("a:ArrayOfEntity");
            array.entities().forEach(entity -> entity(out, "a:Entity", entity));
        } else if (value instanceof DynamicsEntity entity) {
            entityContent(out.type("a:Entity"), entity);
        } else if (value instanceof References references) {
            out.type("a:EntityReferenceCollection");
            references.references().forEach(reference -> reference(out, "a:EntityReference", reference));
        } else if (value instanceof List<?> parties) {
            collectionContent(out.type("a:EntityCollection"), Parties.collection(parties));
        } else if (value instanceof ColumnSet columns) {
            QueryWriter.columnsContent(out.type("a:ColumnSet"), columns);
        } else if (value instanceof Query query) {
            QueryWriter.content(out, query);
        } else if (value instanceof RequestCollection requests) {
            MultipleXml.write(out, requests);
        } else if (value instanceof MultipleSettings settings) {
            MultipleXml.write(out, settings);
        } else if (value instanceof ResponseCollection responses) {
            MultipleXml.write(out, responses);
        } else if (value instanceof RelatedQueries related) {
            RelatedXml.write(out, related);
        } else if (value instanceof Relationship relationship) {
            relationshipContent(out.type("a:Relationship"), relationship);
        } else {
            throw new IllegalArgumentException(
                    "The dialect has no type for " + value.getClass().getName());
        }
    }

    static void reference(XmlOut out, String element, Reference reference) {
        referenceContent(out.open(element), reference);
        out.close(element);
    }

    private static void referenceContent(XmlOut out, Reference reference) {
        out.element("a:Id", reference.id())
                .element("a:LogicalName", reference.entity())
                .element("a:Name", reference.name());
    }

    static void relationshipContent(XmlOut out, Relationship relationship) {
        out.element("a:PrimaryEntityRole", relationship.primaryEntityRole().orElse(null))
                .element("a:SchemaName", relationship.schemaName());
    }

    static void entity(XmlOut out, String element, DynamicsEntity entity) {
        entityContent(out.open(element), entity);
        out.close(element);
    }

    static void entityContent(XmlOut out, DynamicsEntity entity) {
        bag(out, "a:Attributes", entity.attributes());
        out.start("a:EntityState").nil().end();
        out.start("a:FormattedValues").place("c");
        entity.formattedValues().forEach((key, text) -> out.open(TEXT_PAIR)
                .element("c:key", key)
                .element("c:value", text)
                .close(TEXT_PAIR));
        out.end();
        out.element("a:Id", entity.id() == null ? EMPTY_GUID : entity.id().toString())
                .element("a:LogicalName", entity.logicalName());
        RelatedXml.write(out, entity.related());
    }

    static void collectionContent(XmlOut out, EntityCollection collection) {
        out.start("a:Entities");
        collection.entities().forEach(entity -> entity(out, "a:Entity", entity));
        out.end()
                .element("a:EntityName", collection.entityName().orElse(null))
                .element(
                        "a:MinActiveRowVersion",
                        collection.minActiveRowVersion().orElse(null))
                .element("a:MoreRecords", Boolean.toString(collection.moreRecords()))
                .element("a:PagingCookie", collection.pagingCookie().orElse(null))
                .element("a:TotalRecordCount", Integer.toString(collection.totalRecordCount()))
                .element(
                        "a:TotalRecordCountLimitExceeded",
                        Boolean.toString(collection.totalRecordCountLimitExceeded()));
    }

    /** Keys and values, as of Attributes, Parameters, Results and ErrorDetails. */
    static void bag(XmlOut out, String element, Map<String, Object> bag) {
        out.start(element).place("c");
        bag.forEach((key, value) -> {
            out.open(VALUE_PAIR).element("c:key", key);
            value(out, "c:value", value);
            out.close(VALUE_PAIR);
        });
        out.end();
    }
}
