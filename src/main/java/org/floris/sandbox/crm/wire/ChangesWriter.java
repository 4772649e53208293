package org.floris.sandbox.crm.wire;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.floris.sandbox.crm.Attribute;
import org.floris.sandbox.crm.EntityType;
import org.floris.sandbox.crm.Relationship;
import org.floris.sandbox.crm.Schema;

/** Writes the answer to a metadata query: of each entity that matches, what was asked for, in the contract's order. */
final class ChangesWriter {
    private static final String ATTRIBUTES = "Attributes";
    private static final String MANY_TO_MANY = "ManyToManyRelationships";
    private static final String MANY_TO_ONE = "ManyToOneRelationships";
    private static final String ONE_TO_MANY = "OneToManyRelationships";

    private final XmlOut out;
    private final Schema schema;
    private final int language;
    private final List<Integer> languages;
    private final MetadataFilter entities;
    private final MetadataFilter attributes;
    private final MetadataFilter relationships;

    /**
     * @param attributes    null: none is asked for
     * @param relationships null: none is asked for
     * @param languages     of labels; empty: all
     */
    ChangesWriter(
            XmlOut out,
            Schema schema,
            int language,
            List<Integer> languages,
            MetadataFilter entities,
            MetadataFilter attributes,
            MetadataFilter relationships) {
        this.out = out;
        this.schema = schema;
        this.language = language;
        this.languages = languages;
        this.entities = entities;
        this.attributes = attributes;
        this.relationships = relationships;
    }

    void write() {
        for (EntityType entity : schema.entities()) {
            XmlOut written = new XmlOut();
            new EntityMetadataWriter(written, schema, parts(written)).write(entity, "Entity");
            Elements elements = Elements.of(written.written());
            if (entities.matches(elements)) {
                out.raw("<m:EntityMetadata>");
                elements.byName().forEach((name, element) -> part(entity, name, element));
                out.raw("</m:EntityMetadata>");
            }
        }
    }

    private void part(EntityType entity, String name, String element) {
        if (!entities.wants(name)) {
            return;
        }
        switch (name) {
            case ATTRIBUTES -> attributes(entity, element);
            case MANY_TO_MANY ->
                relationships(
                        name,
                        "ManyToManyRelationshipMetadata",
                        element,
                        one -> one.manyToMany() && (one.entity() == entity || one.target() == entity));
            case MANY_TO_ONE ->
                relationships(
                        name,
                        "OneToManyRelationshipMetadata",
                        element,
                        one -> !one.manyToMany() && one.entity() == entity);
            case ONE_TO_MANY ->
                relationships(
                        name,
                        "OneToManyRelationshipMetadata",
                        element,
                        one -> !one.manyToMany() && one.target() == entity);
            default -> out.raw(element);
        }
    }

    private void attributes(EntityType entity, String absent) {
        if (attributes == null) {
            out.raw(absent);
            return;
        }
        out.raw("<m:Attributes>");
        for (Attribute attribute : entity.attributes()) {
            XmlOut written = new XmlOut();
            new AttributeMetadataWriter(parts(written)).write(entity, attribute);
            String type = AttributeMetadataWriter.type(attribute);
            String typed = type.equals("AttributeMetadata") ? "" : " i:type=\"m:" + type + "\"";
            part("AttributeMetadata", typed, Elements.of(written.written()), attributes);
        }
        out.raw("</m:Attributes>");
    }

    private void relationships(String list, String element, String absent, Predicate<Relationship> wanted) {
        if (relationships == null) {
            out.raw(absent);
            return;
        }
        out.raw("<m:").raw(list).raw(">");
        schema.relationships().stream().filter(wanted).forEach(relationship -> {
            XmlOut written = new XmlOut();
            new RelationshipMetadataWriter(written, parts(written)).write(relationship);
            part(element, "", Elements.of(written.written()), relationships);
        });
        out.raw("</m:").raw(list).raw(">");
    }

    private void part(String element, String typed, Elements elements, MetadataFilter filter) {
        if (filter.matches(elements)) {
            out.raw("<m:").raw(element).raw(typed).raw(">");
            for (Map.Entry<String, String> one : elements.byName().entrySet()) {
                if (filter.wants(one.getKey())) {
                    out.raw(one.getValue());
                }
            }
            out.raw("</m:").raw(element).raw(">");
        }
    }

    private MetadataParts parts(XmlOut written) {
        return new MetadataParts(written, language, languages);
    }
}
