package org.floris.sandbox.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads {@code sandbox/<system>.schema.yaml} from the class path. */
public final class SchemaReader {
    private final Map<String, EntityType> entities = new LinkedHashMap<>();
    private final Map<String, Relationship> relationships = new TreeMap<>();
    private JsonNode document;

    private SchemaReader() {}

    public static Schema read(String system) {
        return new SchemaReader().schema(system);
    }

    private Schema schema(String system) {
        String resource = "/sandbox/" + system + ".schema.yaml";
        try (InputStream in = SchemaReader.class.getResourceAsStream(resource)) {
            document = new ObjectMapper(new YAMLFactory()).readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("The schema " + resource + " cannot be read.", e);
        }
        document.get("entities").forEach(node -> entities.put(text(node, "logicalName"), entity(node)));
        int code = 10_500;
        for (JsonNode node : document.get("manyToMany")) {
            addManyToMany(node, code++);
        }
        entities.values().forEach(this::addManyToOne);
        return new Schema(
                text(document, "system"),
                text(document, "organization"),
                text(document, "version"),
                entities,
                relationships);
    }

    private EntityType entity(JsonNode node) {
        List<Attribute> attributes = new ArrayList<>();
        node.get("attributes").forEach(attribute -> attributes.add(attribute(attribute, attributes.size())));
        document.get("common")
                .get(text(node, "common"))
                .forEach(attribute -> attributes.add(attribute(attribute, attributes.size())));
        return new EntityType(
                text(node, "logicalName"),
                node.get("objectTypeCode").asInt(),
                text(node, "primaryName"),
                label(node.get("labels")),
                node.path("activity").asBoolean(),
                node.path("readOnly").asBoolean(),
                false,
                attributes);
    }

    private static Attribute attribute(JsonNode node, int index) {
        Map<Integer, Option> options = new LinkedHashMap<>();
        node.path("options").forEach(option -> options.put(option.get("value").asInt(), option(option)));
        List<String> targets = new ArrayList<>();
        node.path("targets").forEach(target -> targets.add(target.asText()));
        Map<String, String> names = new LinkedHashMap<>();
        node.path("relationships")
                .properties()
                .forEach(entry -> names.put(entry.getKey(), entry.getValue().asText()));
        return new Attribute(
                index,
                text(node, "logicalName"),
                AttributeType.valueOf(text(node, "type")),
                label(node.get("labels")),
                node.path("maxLength").asInt(),
                decimal(node.get("min")),
                decimal(node.get("max")),
                node.path("precision").asInt(),
                "DateOnly".equals(node.path("format").asText()),
                node.path("required").asBoolean(),
                targets,
                options,
                node.path("validForCreate").asBoolean(true),
                node.path("validForUpdate").asBoolean(true),
                names,
                onDelete(node.path("onDelete"), targets));
    }

    /** One word for all targets, or one for each. */
    private static Map<String, OnDelete> onDelete(JsonNode node, List<String> targets) {
        Map<String, OnDelete> rules = new LinkedHashMap<>();
        if (node.isTextual()) {
            targets.forEach(target -> rules.put(target, OnDelete.valueOf(node.asText())));
        }
        node.properties()
                .forEach(entry -> rules.put(
                        entry.getKey(), OnDelete.valueOf(entry.getValue().asText())));
        return rules;
    }

    private void addManyToMany(JsonNode node, int code) {
        EntityType first = entities.get(text(node, "entity1"));
        EntityType second = entities.get(text(node, "entity2"));
        String name = text(node, "intersectEntity");
        EntityType intersect = new EntityType(
                name,
                code,
                null,
                label(node.get("labels")),
                false,
                true,
                true,
                List.of(
                        key(0, name + "id"),
                        key(1, first.primaryId().name()),
                        key(
                                2,
                                node.path("intersectAttribute2")
                                        .asText(second.primaryId().name()))));
        entities.put(name, intersect);
        String schemaName = text(node, "schemaName");
        relationships.put(schemaName, new Relationship(schemaName, first, null, second, intersect, null));
    }

    private static Attribute key(int index, String name) {
        Label label = new Label(name, name);
        AttributeType type = AttributeType.Uniqueidentifier;
        return new Attribute(
                index, name, type, label, 0, null, null, 0, false, true, List.of(), Map.of(), true, false, Map.of(),
                Map.of());
    }

    private void addManyToOne(EntityType entity) {
        for (Attribute attribute : entity.attributes()) {
            if (attribute.type().isReference()) {
                for (String target : attribute.targets()) {
                    String name = attribute
                            .relationships()
                            .getOrDefault(target, target + "_" + entity.name() + "_" + attribute.name());
                    OnDelete onDelete = attribute.onDelete().getOrDefault(target, OnDelete.RemoveLink);
                    relationships.put(
                            name, new Relationship(name, entity, attribute, entities.get(target), null, onDelete));
                }
            }
        }
    }

    private static Option option(JsonNode node) {
        return new Option(
                node.get("value").asInt(),
                label(node.get("label")),
                node.has("state") ? node.get("state").asInt() : null,
                node.has("defaultStatus") ? node.get("defaultStatus").asInt() : null);
    }

    private static Label label(JsonNode node) {
        return new Label(text(node, "en"), text(node, "ru"));
    }

    private static BigDecimal decimal(JsonNode node) {
        return node == null ? null : new BigDecimal(node.asText());
    }

    private static String text(JsonNode node, String name) {
        return node.has(name) ? node.get(name).asText() : null;
    }
}
