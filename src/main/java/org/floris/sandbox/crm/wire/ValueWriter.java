package org.floris.sandbox.crm.wire;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.floris.sandbox.crm.Attribute;
import org.floris.sandbox.crm.Database;
import org.floris.sandbox.crm.Reference;

/** Writes typed values. Expects the prefixes b (contracts), c (generic collections) and i (instance) in scope. */
final class ValueWriter {
    private static final Map<String, Integer> PARTICIPATION = Map.of("from", 1, "to", 2, "requiredattendees", 5);

    private final Database database;
    private final XmlOut out;

    ValueWriter(Database database, XmlOut out) {
        this.database = database;
        this.out = out;
    }

    /** Writes an element with the value and its i:type. */
    void write(String element, Attribute attribute, Object value) {
        switch (attribute.type()) {
            case String, Memo -> simple(element, "string", (String) value);
            case Integer -> simple(element, "int", value.toString());
            case BigInt -> simple(element, "long", value.toString());
            case Decimal -> simple(element, "decimal", ((BigDecimal) value).toPlainString());
            case Double -> simple(element, "double", value.toString());
            case Boolean -> simple(element, "boolean", value.toString());
            case DateTime -> simple(element, "dateTime", value.toString());
            case Money -> wrapped(element, "Money", ((BigDecimal) value).toPlainString());
            case Picklist, State, Status -> wrapped(element, "OptionSetValue", value.toString());
            case Uniqueidentifier -> guid(element, value.toString());
            case Lookup, Customer, Owner -> {
                out.raw("<").raw(element).raw(" i:type=\"b:EntityReference\">");
                reference((Reference) value);
                out.raw("</").raw(element).raw(">");
            }
            case PartyList -> parties(element, attribute, (List<?>) value);
        }
    }

    void simple(String element, String type, String text) {
        out.raw("<").raw(element).raw(" i:type=\"d:").raw(type).raw("\" xmlns:d=\"http://www.w3.org/2001/XMLSchema\">");
        out.text(text);
        out.raw("</").raw(element).raw(">");
    }

    void guid(String element, String text) {
        out.raw("<").raw(element);
        out.raw(" i:type=\"d:guid\" xmlns:d=\"http://schemas.microsoft.com/2003/10/Serialization/\">");
        out.raw(text).raw("</").raw(element).raw(">");
    }

    private void wrapped(String element, String type, String text) {
        out.raw("<").raw(element).raw(" i:type=\"b:").raw(type).raw("\"><b:Value>");
        out.raw(text).raw("</b:Value></").raw(element).raw(">");
    }

    void reference(Reference reference) {
        out.element("b:Id", reference.id().toString());
        out.element("b:LogicalName", reference.entity());
        out.element("b:Name", database.nameOf(reference));
    }

    private void parties(String element, Attribute attribute, List<?> parties) {
        out.raw("<").raw(element).raw(" i:type=\"b:EntityCollection\"><b:Entities>");
        for (Object party : parties) {
            out.raw("<b:Entity><b:Attributes>");
            out.raw("<b:KeyValuePairOfstringanyType><c:key>partyid</c:key><c:value i:type=\"b:EntityReference\">");
            reference((Reference) party);
            out.raw("</c:value></b:KeyValuePairOfstringanyType>");
            out.raw("<b:KeyValuePairOfstringanyType><c:key>participationtypemask</c:key>");
            wrapped("c:value", "OptionSetValue", String.valueOf(PARTICIPATION.getOrDefault(attribute.name(), 0)));
            out.raw("</b:KeyValuePairOfstringanyType></b:Attributes><b:EntityState i:nil=\"true\"/>");
            out.raw("<b:FormattedValues/><b:Id>00000000-0000-0000-0000-000000000000</b:Id>");
            out.raw("<b:LogicalName>activityparty</b:LogicalName><b:RelatedEntities/></b:Entity>");
        }
        out.raw(
                "</b:Entities><b:EntityName>activityparty</b:EntityName><b:MinActiveRowVersion>-1</b:MinActiveRowVersion>");
        out.raw("<b:MoreRecords>false</b:MoreRecords><b:PagingCookie i:nil=\"true\"/>");
        out.raw("<b:TotalRecordCount>-1</b:TotalRecordCount>");
        out.raw("<b:TotalRecordCountLimitExceeded>false</b:TotalRecordCountLimitExceeded></")
                .raw(element)
                .raw(">");
    }
}
