package org.floris.connector.dynamics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.ErrorCode;
import org.floris.connector.Option;
import org.floris.connector.Reference;
import org.floris.connector.Sum;

/** Reads values by their i:type, and the pieces that messages share. */
final class ValueReader {
    private static final UUID EMPTY = new UUID(0, 0);

    private ValueReader() {}

    /** Value of an element of type anyType. */
    static Object value(XmlCursor cursor) {
        if (cursor.isNil()) {
            cursor.skip();
            return null;
        }
        XmlCursor.Name type = cursor.type();
        if (type == null) {
            throw cursor.error(ErrorCode.INVALID_VALUE, cursor.local(), "needs an i:type");
        }
        return switch (type.namespace()) {
            case Namespaces.XSD -> scalar(cursor, type.local());
            case Namespaces.SERIALIZATION -> type.local().equals("guid") ? Scalars.guid(cursor) : cursor.raw();
            case Namespaces.XRM -> contract(cursor, type.local());
            case Namespaces.XRM_2012 -> multiple(cursor, type.local());
            default -> cursor.raw();
        };
    }

    private static Object multiple(XmlCursor cursor, String type) {
        Object value = MultipleXml.read(cursor, type);
        return value == null ? cursor.raw() : value;
    }

    private static Object scalar(XmlCursor cursor, String type) {
        return switch (type) {
            case "string" -> cursor.text();
            case "int" -> Scalars.integer(cursor);
            case "long" -> Scalars.longInteger(cursor);
            case "decimal" -> Scalars.decimal(cursor);
            case "double" -> Scalars.doubleNumber(cursor);
            case "boolean" -> Scalars.bool(cursor);
            case "dateTime" -> Scalars.dateTime(cursor);
            default -> cursor.raw();
        };
    }

    private static Object contract(XmlCursor cursor, String type) {
        return switch (type) {
            case "EntityReference" -> reference(cursor);
            case "OptionSetValue" -> option(cursor);
            case "Money" -> money(cursor);
            case "AliasedValue" -> aliased(cursor);
            case "EntityCollection" -> collection(cursor);
            case "ArrayOfEntity" -> new EntityArray(entities(cursor));
            case "Entity" -> entity(cursor);
            case "EntityReferenceCollection" -> new References(references(cursor));
            case "ColumnSet" -> QueryReader.columns(cursor);
            case "QueryExpression", "QueryByAttribute", "FetchExpression" -> QueryReader.query(cursor);
            case "Relationship" -> relationship(cursor);
            case "RelationshipQueryCollection" -> RelatedXml.queries(cursor);
            default -> cursor.raw();
        };
    }

    static Reference reference(XmlCursor cursor) {
        String id = null;
        String entity = null;
        String name = null;
        XmlCursor.Name here = new XmlCursor.Name(cursor.namespace(), cursor.local());
        while (cursor.nextChild()) {
            switch (cursor.local()) {
                case "Id" -> id = Scalars.guid(cursor).toString();
                case "LogicalName" -> entity = optionalText(cursor).orElse(null);
                case "Name" -> name = optionalText(cursor).orElse(null);
                default -> cursor.skip();
            }
        }
        if (id == null || entity == null) {
            throw cursor.error(
                    ErrorCode.INVALID_VALUE, here.local(), "needs Id and LogicalName of the record it points to");
        }
        return new Reference(lower(entity), id, name);
    }

    private static Option option(XmlCursor cursor) {
        String element = cursor.local();
        Option option = null;
        while (cursor.nextChild()) {
            if (cursor.local().equals("Value")) {
                option = new Option(Scalars.integer(cursor));
            } else {
                cursor.skip();
            }
        }
        if (option == null) {
            throw cursor.error(ErrorCode.INVALID_VALUE, element, "needs the Value of the option");
        }
        return option;
    }

    private static Sum money(XmlCursor cursor) {
        String element = cursor.local();
        Sum sum = null;
        while (cursor.nextChild()) {
            if (cursor.local().equals("Value")) {
                sum = new Sum(Scalars.decimal(cursor));
            } else {
                cursor.skip();
            }
        }
        if (sum == null) {
            throw cursor.error(ErrorCode.INVALID_VALUE, element, "needs the Value of the sum");
        }
        return sum;
    }

    private static AliasedValue aliased(XmlCursor cursor) {
        String attribute = null;
        String entity = null;
        Object value = null;
        while (cursor.nextChild()) {
            switch (cursor.local()) {
                case "AttributeLogicalName" -> attribute = optionalText(cursor).orElse(null);
                case "EntityLogicalName" -> entity = optionalText(cursor).orElse(null);
                case "Value" -> value = value(cursor);
                default -> cursor.skip();
            }
        }
        return new AliasedValue(attribute, entity, value);
    }

    static Relationship relationship(XmlCursor cursor) {
        String element = cursor.local();
        Optional<String> role = Optional.empty();
        Optional<String> schemaName = Optional.empty();
        while (cursor.nextChild()) {
            switch (cursor.local()) {
                case "PrimaryEntityRole" -> role = optionalText(cursor);
                case "SchemaName" -> schemaName = optionalText(cursor);
                default -> cursor.skip();
            }
        }
        if (schemaName.isEmpty()) {
            throw cursor.error(ErrorCode.INVALID_VALUE, element, "needs the SchemaName of a relationship");
        }
        return new Relationship(schemaName.get(), role);
    }

    static List<Reference> references(XmlCursor cursor) {
        List<Reference> references = new ArrayList<>();
        while (cursor.nextChild()) {
            references.add(reference(cursor));
        }
        return references;
    }

    static DynamicsEntity entity(XmlCursor cursor) {
        String element = cursor.local();
        Map<String, Object> attributes = Map.of();
        Map<String, String> formatted = Map.of();
        UUID id = null;
        String logicalName = null;
        Map<String, Object> keys = Map.of();
        Map<Relationship, EntityCollection> related = Map.of();
        while (cursor.nextChild()) {
            switch (cursor.local()) {
                case "Attributes" -> attributes = bag(cursor);
                case "KeyAttributes" -> keys = bag(cursor);
                case "FormattedValues" -> formatted = texts(cursor);
                case "Id" -> {
                    if (cursor.isNil()) {
                        cursor.skip();
                    } else {
                        id = Scalars.guid(cursor);
                    }
                }
                case "LogicalName" -> logicalName = optionalText(cursor).orElse(null);
                case "RelatedEntities" -> related = RelatedXml.entities(cursor);
                default -> cursor.skip();
            }
        }
        if (logicalName == null || logicalName.isBlank()) {
            throw cursor.error(ErrorCode.INVALID_VALUE, element, "needs the LogicalName of an entity");
        }
        return new DynamicsEntity(
                lower(logicalName), EMPTY.equals(id) ? null : id, attributes, formatted, related, keys);
    }

    private static List<DynamicsEntity> entities(XmlCursor cursor) {
        List<DynamicsEntity> entities = new ArrayList<>();
        while (cursor.nextChild()) {
            entities.add(entity(cursor));
        }
        return entities;
    }

    static EntityCollection collection(XmlCursor cursor) {
        List<DynamicsEntity> entities = List.of();
        Optional<String> entityName = Optional.empty();
        Optional<String> version = Optional.empty();
        Optional<String> cookie = Optional.empty();
        boolean more = false;
        boolean exceeded = false;
        int total = -1;
        while (cursor.nextChild()) {
            switch (cursor.local()) {
                case "Entities" -> entities = entities(cursor);
                case "EntityName" -> entityName = optionalText(cursor);
                case "MinActiveRowVersion" -> version = optionalText(cursor);
                case "MoreRecords" -> more = Scalars.bool(cursor);
                case "PagingCookie" -> cookie = optionalText(cursor);
                case "TotalRecordCount" -> total = Scalars.integer(cursor);
                case "TotalRecordCountLimitExceeded" -> exceeded = Scalars.bool(cursor);
                default -> cursor.skip();
            }
        }
        return new EntityCollection(entities, entityName, version, more, cookie, total, exceeded);
    }

    /** Keys and values, as of Attributes, Parameters, Results and ErrorDetails. */
    static Map<String, Object> bag(XmlCursor cursor) {
        Map<String, Object> bag = new LinkedHashMap<>();
        while (cursor.nextChild()) {
            String key = null;
            boolean found = false;
            Object value = null;
            String pair = cursor.local();
            while (cursor.nextChild()) {
                switch (cursor.local()) {
                    case "key" -> key = cursor.name();
                    case "value" -> {
                        value = value(cursor);
                        found = true;
                    }
                    default -> cursor.skip();
                }
            }
            if (key == null || key.isBlank() || !found) {
                throw cursor.error(ErrorCode.MALFORMED_MESSAGE, pair, "needs a key and a value");
            }
            if (bag.containsKey(key)) {
                throw cursor.error(ErrorCode.MALFORMED_MESSAGE, pair, "gives " + Shown.name(key) + " a second time");
            }
            bag.put(key, value);
        }
        return bag;
    }

    private static Map<String, String> texts(XmlCursor cursor) {
        Map<String, String> texts = new LinkedHashMap<>();
        while (cursor.nextChild()) {
            String key = "";
            String value = "";
            while (cursor.nextChild()) {
                switch (cursor.local()) {
                    case "key" -> key = cursor.text();
                    case "value" -> value = cursor.text();
                    default -> cursor.skip();
                }
            }
            texts.put(key, value);
        }
        return texts;
    }

    /** The element's text; empty where it is nil. */
    static Optional<String> optionalText(XmlCursor cursor) {
        if (cursor.isNil()) {
            cursor.skip();
            return Optional.empty();
        }
        return Optional.of(cursor.text());
    }

    /** A required text, trimmed. */
    static String requiredText(XmlCursor cursor) {
        String element = cursor.local();
        String text = optionalText(cursor).orElse("").trim();
        if (text.isEmpty()) {
            throw cursor.error(ErrorCode.INVALID_VALUE, element, "is empty");
        }
        return text;
    }

    /** Logical names are lower case by definition; some callers capitalise them. */
    static String lower(String logicalName) {
        return logicalName.trim().toLowerCase(Locale.ROOT);
    }
}
