package org.floris.connector.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mapping files say something about everything that the two systems share, and what they say is true. */
class MappingFilesTest {
    private static final Map<String, String> KINDS = Map.of(
            "Lookup", "lookup", "Customer", "lookup", "Owner", "lookup", "PartyList", "parties", "Money", "money");

    @ParameterizedTest
    @ValueSource(strings = {"forsage", "loris"})
    void everyAttributeIsMappedOrLeftOutWithAReason(String system) throws IOException {
        Schema schema = Schema.of(system);
        for (MappingFile file : files(system)) {
            Set<String> spokenOf = new TreeSet<>(file.mappedAttributes());
            spokenOf.addAll(file.unmapped().keySet());
            spokenOf.add(file.primaryId());
            file.crossReference().ifPresent(spokenOf::add);
            assertThat(spokenOf)
                    .as(file.at().file())
                    .isEqualTo(new TreeSet<>(
                            schema.attributes(file.systemEntity().text()).keySet()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"forsage", "loris"})
    void primaryKeysAreThoseOfTheSchema(String system) throws IOException {
        Schema schema = Schema.of(system);
        for (MappingFile file : files(system)) {
            assertThat(file.primaryId())
                    .isEqualTo(schema.entities
                            .get(file.systemEntity().text())
                            .get("primaryId")
                            .asText());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"forsage", "loris"})
    void kindsLengthsPrecisionsTargetsAndOptionsAreThoseOfTheSchema(String system) throws IOException {
        Schema schema = Schema.of(system);
        for (MappingFile file : files(system)) {
            Map<String, JsonNode> attributes =
                    schema.attributes(file.systemEntity().text());
            file.attributes().forEach(line -> compare(line, attributes.get(line.system())));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"forsage", "loris"})
    void statesAreThoseOfTheSchemaWithTheDefaultOneFirst(String system) throws IOException {
        Schema schema = Schema.of(system);
        for (MappingFile file : files(system)) {
            JsonNode status = schema.attributes(file.systemEntity().text()).get("statuscode");
            assertThat(file.state().isPresent()).isEqualTo(status != null);
            if (status == null) {
                continue;
            }
            Map<Integer, Integer> states = new HashMap<>();
            Map<Integer, Integer> defaults = new HashMap<>();
            file.state().get().table().values().forEach(row -> {
                int state = row.items().get(0).number();
                int reason = row.items().get(1).number();
                states.put(reason, state);
                defaults.putIfAbsent(state, reason);
            });
            Map<Integer, Integer> expected = new HashMap<>();
            status.get("options")
                    .forEach(option -> expected.put(
                            option.get("value").asInt(), option.get("state").asInt()));
            Map<Integer, Integer> expectedDefaults = new HashMap<>();
            schema.attributes(file.systemEntity().text())
                    .get("statecode")
                    .get("options")
                    .forEach(option -> expectedDefaults.put(
                            option.get("value").asInt(),
                            option.get("defaultStatus").asInt()));
            assertThat(states).as(file.at().file()).isEqualTo(expected);
            assertThat(defaults).as(file.at().file()).isEqualTo(expectedDefaults);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"forsage", "loris"})
    void everyNamedRelationshipBetweenSharedEntitiesIsMapped(String system) throws IOException {
        Schema schema = Schema.of(system);
        Set<String> shared = new TreeSet<>();
        Set<String> mapped = new TreeSet<>();
        for (MappingFile file : files(system)) {
            shared.add(file.systemEntity().text());
            file.relationships().forEach(line -> mapped.add(line.system()));
        }
        assertThat(schema.relationships(shared)).containsAll(mapped);
        assertThat(mapped).containsAll(schema.namedRelationships(shared));
    }

    private static void compare(MappingFile.AttributeLine line, JsonNode attribute) {
        String type = attribute.get("type").asText();
        String where = line.at().file() + ": " + line.system();
        boolean dateOnly = "DateOnly".equals(attribute.path("format").asText());
        assertThat(line.kind() == Kind.DATE).as(where).isEqualTo(dateOnly);
        if (KINDS.containsKey(type)) {
            assertThat(line.kind().label()).as(where).isEqualTo(KINDS.get(type));
        }
        if (attribute.has("maxLength")) {
            assertThat(line.number("max-length"))
                    .as(where)
                    .contains(attribute.get("maxLength").asInt());
        }
        if (type.equals("Money") || type.equals("Decimal")) {
            assertThat(line.number("precision"))
                    .as(where)
                    .contains(attribute.get("precision").asInt());
        }
        if (line.kind() == Kind.MONEY) {
            assertThat(line.text("as").isPresent()).as(where).isEqualTo(type.equals("Decimal"));
        }
        if (attribute.has("targets")) {
            assertThat(line.at().get("targets").texts())
                    .as(where)
                    .containsExactlyInAnyOrderElementsOf(texts(attribute.get("targets")));
        }
        if (type.equals("Picklist")) {
            List<String> numbers = line.at().get("options").entries().values().stream()
                    .map(MarkedNode::text)
                    .toList();
            assertThat(numbers)
                    .as(where)
                    .containsExactlyInAnyOrderElementsOf(
                            attribute.get("options").findValuesAsText("value"));
        }
    }

    static List<MappingFile> files(String system) throws IOException {
        try (Stream<Path> files = java.nio.file.Files.list(Path.of("connectors", system, "mapping"))) {
            List<MappingFile> read =
                    files.sorted().map(file -> MappingFile.read(file, system)).toList();
            assertThat(read).hasSize(9);
            return read;
        }
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** The schema of a sandbox system, as its file says it. */
    record Schema(JsonNode root, Map<String, JsonNode> entities) {
        static Schema of(String system) throws IOException {
            JsonNode root = new YAMLMapper()
                    .readTree(Path.of("src/main/resources/sandbox", system + ".schema.yaml")
                            .toFile());
            Map<String, JsonNode> entities = new LinkedHashMap<>();
            root.get("entities")
                    .forEach(entity -> entities.put(entity.get("logicalName").asText(), entity));
            return new Schema(root, entities);
        }

        Map<String, JsonNode> attributes(String entity) {
            JsonNode node = entities.get(entity);
            Map<String, JsonNode> attributes = new LinkedHashMap<>();
            List<JsonNode> lists = new ArrayList<>();
            lists.add(root.get("common").get(node.get("common").asText()));
            lists.add(node.get("attributes"));
            lists.forEach(list -> list.forEach(
                    attribute -> attributes.put(attribute.get("logicalName").asText(), attribute)));
            return attributes;
        }

        /** All relationships between these entities. */
        Set<String> relationships(Set<String> shared) {
            Set<String> names = namedRelationships(shared);
            shared.forEach(entity -> attributes(entity).forEach((name, attribute) -> {
                for (String target : targets(attribute)) {
                    names.add(target + "_" + entity + "_" + name);
                }
            }));
            return names;
        }

        /** Those that the schema gives a name of their own. */
        Set<String> namedRelationships(Set<String> shared) {
            Set<String> names = new TreeSet<>();
            root.get("manyToMany").forEach(tie -> {
                if (shared.containsAll(
                        List.of(tie.get("entity1").asText(), tie.get("entity2").asText()))) {
                    names.add(tie.get("schemaName").asText());
                }
            });
            shared.forEach(entity -> attributes(entity).values().forEach(attribute -> attribute
                    .path("relationships")
                    .properties()
                    .forEach(field -> names.add(field.getValue().asText()))));
            return names;
        }

        private static List<String> targets(JsonNode attribute) {
            return attribute.has("targets") ? texts(attribute.get("targets")) : List.of();
        }
    }
}
