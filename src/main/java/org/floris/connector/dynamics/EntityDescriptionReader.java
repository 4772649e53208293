package org.floris.connector.dynamics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads entity metadata, which the codec keeps as they came. */
final class EntityDescriptionReader {
    private static final List<String> WANTED = List.of(
            "LogicalName",
            "SchemaName",
            "AttributeType",
            "AttributeOf",
            "IsValidForRead",
            "MaxLength",
            "ReferencingEntity",
            "ReferencingAttribute",
            "ReferencedEntity",
            "IntersectEntityName",
            "Entity1LogicalName",
            "Entity1IntersectAttribute",
            "Entity2LogicalName",
            "Entity2IntersectAttribute");

    private EntityDescriptionReader() {}

    /** @param metadata an EntityMetadata, or an array of them */
    static List<EntityDescription> read(RawValue metadata) {
        XmlCursor cursor = XmlCursor.open(EntityTiesReader.rooted(metadata));
        if (!"ArrayOfEntityMetadata".equals(metadata.typeName())) {
            return List.of(entity(cursor));
        }
        List<EntityDescription> entities = new ArrayList<>();
        while (cursor.nextChild()) {
            entities.add(entity(cursor));
        }
        return entities;
    }

    private static EntityDescription entity(XmlCursor cursor) {
        Map<String, String> names = new HashMap<>();
        List<EntityDescription.Attribute> attributes = new ArrayList<>();
        List<EntityDescription.Tie> manyToOne = new ArrayList<>();
        List<EntityDescription.Tie> oneToMany = new ArrayList<>();
        List<ManyToMany> manyToMany = new ArrayList<>();
        while (cursor.nextChild()) {
            switch (cursor.local()) {
                case "Attributes" -> members(cursor).forEach(texts -> attribute(texts, attributes));
                case "ManyToOneRelationships" -> members(cursor).forEach(texts -> manyToOne.add(tie(texts)));
                case "OneToManyRelationships" -> members(cursor).forEach(texts -> oneToMany.add(tie(texts)));
                case "ManyToManyRelationships" ->
                    members(cursor).forEach(texts -> manyToMany.add(EntityTiesReader.crossing(texts)));
                case "LogicalName", "SchemaName", "PrimaryIdAttribute" -> put(cursor, names);
                default -> cursor.skip();
            }
        }
        return new EntityDescription(
                names.getOrDefault("LogicalName", ""),
                names.getOrDefault("SchemaName", names.getOrDefault("LogicalName", "")),
                names.getOrDefault("PrimaryIdAttribute", ""),
                attributes,
                manyToOne,
                oneToMany,
                manyToMany);
    }

    private static List<Map<String, String>> members(XmlCursor list) {
        List<Map<String, String>> members = new ArrayList<>();
        if (list.isNil()) {
            list.skip();
            return members;
        }
        while (list.nextChild()) {
            Map<String, String> texts = new HashMap<>();
            while (list.nextChild()) {
                if (WANTED.contains(list.local())) {
                    put(list, texts);
                } else {
                    list.skip();
                }
            }
            members.add(texts);
        }
        return members;
    }

    private static void put(XmlCursor element, Map<String, String> texts) {
        String name = element.local();
        ValueReader.optionalText(element).ifPresent(text -> texts.put(name, text.trim()));
    }

    /** Attributes that belong to others, such as the name beside a lookup, are no properties of their own. */
    private static void attribute(Map<String, String> texts, List<EntityDescription.Attribute> attributes) {
        if (!texts.containsKey("AttributeOf") && !"false".equals(texts.get("IsValidForRead"))) {
            attributes.add(new EntityDescription.Attribute(
                    texts.get("LogicalName"),
                    texts.get("SchemaName"),
                    texts.getOrDefault("AttributeType", ""),
                    length(texts.get("MaxLength"))));
        }
    }

    private static int length(String text) {
        return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    private static EntityDescription.Tie tie(Map<String, String> texts) {
        return new EntityDescription.Tie(
                texts.get("SchemaName"),
                texts.get("ReferencingEntity"),
                texts.get("ReferencingAttribute"),
                texts.get("ReferencedEntity"));
    }
}
