package org.floris.sandbox.crm.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.floris.sandbox.crm.ConditionValues;
import org.floris.sandbox.crm.CrmFault;
import org.floris.sandbox.crm.Decimals;
import org.floris.sandbox.crm.MoneyValue;
import org.floris.sandbox.crm.OptionValue;
import org.floris.sandbox.crm.RecordInput;
import org.floris.sandbox.crm.Reference;

/** Reads typed values and records. */
final class ValueReader {
    private static final UUID EMPTY = new UUID(0, 0);
    private static final List<String> ENTITY = List.of(
            "Attributes",
            "EntityState",
            "FormattedValues",
            "Id",
            "KeyAttributes",
            "LogicalName",
            "RelatedEntities",
            "RowVersion");
    private static final List<String> REFERENCE = List.of("Id", "KeyAttributes", "LogicalName", "Name", "RowVersion");
    private static final List<String> COLLECTION = List.of("Entities", "EntityName");
    private static final List<String> VALUE = List.of("Value");
    private static final List<String> PAIR = List.of("key", "value");

    private ValueReader() {}

    /** A value by its i:type: a Java value, a list of records, or the element itself for other contract types. */
    static Object value(XmlElement element) {
        if (element == null || element.nil) {
            return null;
        }
        if (element.type == null) {
            throw CrmFault.invalidArgument("The value of '" + element.name + "' has no i:type.");
        }
        String text = element.text.strip();
        try {
            return switch (element.typeNamespace == null ? "" : element.typeNamespace) {
                case Namespaces.XSD -> simple(element, text);
                case Namespaces.SERIALIZATION -> guid(element, text);
                case Namespaces.CONTRACTS -> contract(element);
                default -> element;
            };
        } catch (NumberFormatException | DateTimeException e) {
            throw CrmFault.invalidArgument("The text of a value is not a valid " + element.type + ".");
        }
    }

    private static Object simple(XmlElement element, String text) {
        return switch (element.type) {
            case "string" -> element.text;
            case "int", "short" -> Integer.valueOf(text);
            case "long" -> Long.valueOf(text);
            case "decimal" -> Decimals.read(text);
            case "double", "float" -> Double.valueOf(text);
            case "boolean" -> bool(text);
            case "dateTime" -> instant(text);
            default -> throw CrmFault.invalidArgument("The type '" + element.type + "' is not known.");
        };
    }

    private static Boolean bool(String text) {
        return switch (text) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw CrmFault.invalidArgument("The text of a value is not a valid boolean.");
        };
    }

    /** A time without a zone is taken as UTC, a day alone as its midnight. */
    private static Instant instant(String text) {
        if (text.length() == 10) {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        boolean zoned = text.endsWith("Z") || text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10;
        return zoned
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }

    private static Object guid(XmlElement element, String text) {
        if (!"guid".equals(element.type)) {
            throw CrmFault.invalidArgument("The type '" + element.type + "' is not known.");
        }
        return guid(text);
    }

    static UUID guid(String text) {
        try {
            return ConditionValues.guid(text.strip());
        } catch (IllegalArgumentException e) {
            throw CrmFault.invalidArgument(
                    "Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).");
        }
    }

    private static Object contract(XmlElement element) {
        return switch (element.type) {
            case "Money" -> new MoneyValue(Decimals.read(inner(element)));
            case "OptionSetValue" -> new OptionValue(Integer.parseInt(inner(element)));
            case "EntityReference" -> reference(element);
            case "Entity" -> record(element);
            case "EntityCollection" ->
                records(element.members(Namespaces.CONTRACTS, COLLECTION).get("Entities"));
            case "ArrayOfEntity" -> records(element);
            case "AliasedValue" -> value(element.child(Namespaces.CONTRACTS, "Value"));
            default -> element;
        };
    }

    private static String inner(XmlElement element) {
        XmlElement value = element.members(Namespaces.CONTRACTS, VALUE).get("Value");
        if (value == null) {
            throw CrmFault.invalidArgument("A " + element.type + " has no Value.");
        }
        return value.text.strip();
    }

    static Reference reference(XmlElement element) {
        Map<String, XmlElement> members = element.members(Namespaces.CONTRACTS, REFERENCE);
        XmlElement id = members.get("Id");
        XmlElement entity = members.get("LogicalName");
        if (id == null || entity == null) {
            throw CrmFault.invalidArgument("An EntityReference needs Id and LogicalName.");
        }
        return new Reference(entity.text.strip(), guid(id.text));
    }

    private static List<RecordInput> records(XmlElement entities) {
        List<RecordInput> records = new ArrayList<>();
        if (entities != null) {
            entities.children.forEach(entity -> records.add(record(entity)));
        }
        return records;
    }

    static RecordInput record(XmlElement element) {
        Map<String, XmlElement> members = element.members(Namespaces.CONTRACTS, ENTITY);
        XmlElement name = members.get("LogicalName");
        if (name == null || name.text.isBlank()) {
            throw CrmFault.invalidArgument("An Entity needs a LogicalName.");
        }
        XmlElement id = members.get("Id");
        UUID key = id == null || id.nil || id.text.isBlank() ? EMPTY : guid(id.text);
        return new RecordInput(
                name.text.strip(),
                key.equals(EMPTY) ? null : key,
                pairs(members.get("Attributes")),
                pairs(members.get("KeyAttributes")),
                related(members.get("RelatedEntities")));
    }

    private static Map<String, List<RecordInput>> related(XmlElement collection) {
        Map<String, List<RecordInput>> related = new LinkedHashMap<>();
        for (XmlElement pair : QueryReader.children(collection)) {
            Map<String, XmlElement> members = pair.members(Namespaces.GENERIC, PAIR);
            XmlElement value = members.get("value");
            List<RecordInput> records = value == null
                    ? List.of()
                    : records(value.members(Namespaces.CONTRACTS, COLLECTION).get("Entities"));
            related.put(CallReader.relationship(members.get("key")), records);
        }
        return related;
    }

    /** A collection of key-value pairs, such as Attributes or Parameters. */
    static Map<String, Object> pairs(XmlElement collection) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (collection != null) {
            for (XmlElement pair : collection.children) {
                Map<String, XmlElement> members = pair.members(Namespaces.GENERIC, PAIR);
                XmlElement key = members.get("key");
                if (key == null) {
                    throw CrmFault.invalidArgument("A pair in " + collection.name + " has no key.");
                }
                values.put(key.text.strip(), value(members.get("value")));
            }
        }
        return values;
    }
}
