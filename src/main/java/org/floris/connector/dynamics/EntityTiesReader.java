package org.floris.connector.dynamics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the answer to RetrieveEntity, whose metadata the codec keeps as they came. */
final class EntityTiesReader {
    private final Set<String> creatable = new HashSet<>();
    private final List<ManyToMany> manyToMany = new ArrayList<>();
    private final List<EntityTies.OneToMany> oneToMany = new ArrayList<>();

    private EntityTiesReader() {}

    static EntityTies read(RawValue metadata) {
        EntityTiesReader reader = new EntityTiesReader();
        XmlCursor cursor = XmlCursor.open(rooted(metadata));
        while (cursor.nextChild()) {
            switch (cursor.local()) {
                case "Attributes" -> reader.each(cursor, reader::attribute);
                case "ManyToManyRelationships" -> reader.each(cursor, reader::manyToMany);
                case "OneToManyRelationships" -> reader.each(cursor, reader::oneToMany);
                default -> cursor.skip();
            }
        }
        return new EntityTies(reader.creatable, reader.manyToMany, reader.oneToMany);
    }

    /** The value's content under a root that declares what it uses. */
    static String rooted(RawValue metadata) {
        StringBuilder root = new StringBuilder("<metadata");
        metadata.namespaces().forEach((prefix, uri) -> root.append(prefix.isEmpty() ? " xmlns" : " xmlns:" + prefix)
                .append("=\"")
                .append(uri.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"))
                .append('"'));
        return root.append('>').append(metadata.xml()).append("</metadata>").toString();
    }

    private interface Member {
        void take(Map<String, String> texts);
    }

    /** Each member's own texts by the names of their elements; of what is deeper, CascadeConfiguration's alone. */
    private void each(XmlCursor list, Member member) {
        if (list.isNil()) {
            list.skip();
            return;
        }
        while (list.nextChild()) {
            Map<String, String> texts = new HashMap<>();
            while (list.nextChild()) {
                switch (list.local()) {
                    case "LogicalName",
                            "IsValidForCreate",
                            "SchemaName",
                            "IntersectEntityName",
                            "Entity1LogicalName",
                            "Entity1IntersectAttribute",
                            "Entity2LogicalName",
                            "Entity2IntersectAttribute",
                            "ReferencingEntity",
                            "ReferencingAttribute" -> put(list, texts);
                    case "CascadeConfiguration" -> cascade(list, texts);
                    default -> list.skip();
                }
            }
            member.take(texts);
        }
    }

    private static void cascade(XmlCursor configuration, Map<String, String> texts) {
        if (configuration.isNil()) {
            configuration.skip();
            return;
        }
        while (configuration.nextChild()) {
            if (configuration.local().equals("Delete")) {
                put(configuration, texts);
            } else {
                configuration.skip();
            }
        }
    }

    private static void put(XmlCursor element, Map<String, String> texts) {
        String name = element.local();
        ValueReader.optionalText(element).ifPresent(text -> texts.put(name, text.trim()));
    }

    private void attribute(Map<String, String> texts) {
        if ("true".equals(texts.get("IsValidForCreate"))) {
            creatable.add(texts.get("LogicalName"));
        }
    }

    private void manyToMany(Map<String, String> texts) {
        manyToMany.add(crossing(texts));
    }

    /** @param texts of the relationship's members by their names */
    static ManyToMany crossing(Map<String, String> texts) {
        return new ManyToMany(
                texts.get("SchemaName"),
                texts.get("IntersectEntityName"),
                new ManyToMany.End(texts.get("Entity1LogicalName"), texts.get("Entity1IntersectAttribute")),
                new ManyToMany.End(texts.get("Entity2LogicalName"), texts.get("Entity2IntersectAttribute")));
    }

    private void oneToMany(Map<String, String> texts) {
        oneToMany.add(new EntityTies.OneToMany(
                texts.get("SchemaName"),
                texts.get("ReferencingEntity"),
                texts.get("ReferencingAttribute"),
                EntityTies.OnDelete.of(texts.getOrDefault("Delete", ""))));
    }
}
