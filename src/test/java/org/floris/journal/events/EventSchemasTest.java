package org.floris.journal.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.floris.connector.mapping.Mappings;
import org.floris.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class EventSchemasTest {
    private static final String COLOUR = "{en: Colour, ru: Цвет}, options: {red: {en: Red, ru: Красный}";
    private static final String MODEL =
            """
            entities:
              boat:
                labels: {en: Boat, ru: Лодка}
                attributes:
                  name: {type: text, labels: {en: Name, ru: Имя}}
                  owner: {type: text, personal: true, labels: {en: Owner, ru: Владелец}}
                  built: {type: date, labels: {en: Built, ru: Построена}}
                  colour: {type: option, labels: %s}}
                  berth: {type: lookup, targets: [boat], labels: {en: Berth, ru: Причал}}
                relations:
                  berth: {target: boat, inverse: moored, lookup: berth, labels: {en: Berth, ru: Причал}, inverse-labels: {en: Moored, ru: У причала}}
            """
                    .formatted(COLOUR);

    @TempDir
    Path connectors;

    private HikariDataSource database;

    @BeforeEach
    void emptyDatabase() {
        database = TestDatabase.pool(TestDatabase.fresh(), 4);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theFirstVersionIsOneNoughtAndStaysSoWhenTheHubIsStartedAgain() throws IOException {
        assertThat(version(MODEL)).isEqualTo("1.0");
        assertThat(version(MODEL)).isEqualTo("1.0");
    }

    @Test
    void wordsForPeopleChangeNoVersion() throws IOException {
        version(MODEL);
        assertThat(version(MODEL.replace("en: Owner", "en: Proprietor"))).isEqualTo("1.0");
    }

    @Test
    void whatIsAddedRaisesTheSecondNumber() throws IOException {
        version(MODEL);
        assertThat(version(withMast(MODEL))).isEqualTo("1.1");
        assertThat(version(withMast(MODEL).replace(COLOUR, COLOUR + ", blue: {en: Blue, ru: Синий}")))
                .isEqualTo("1.2");
    }

    @Test
    void whatIsGoneOrBecomesSomethingElseRaisesTheFirstNumber() throws IOException {
        version(MODEL);
        assertThat(version(MODEL.replace("built: {type: date", "built: {type: text")))
                .isEqualTo("2.0");
        assertThat(version(MODEL.replaceAll("(?m)^.*built:.*\n", ""))).isEqualTo("3.0");
        assertThat(version(MODEL.replace("red: {en", "green: {en"))).isEqualTo("4.0");
    }

    @Test
    void whoGoesBackToAnEarlierModelHasItsVersionAgain() throws IOException {
        version(MODEL);
        version(withMast(MODEL));
        assertThat(version(MODEL)).isEqualTo("1.0");
    }

    @RepeatedTest(20)
    void hubsThatStartSideBySideAgree() throws IOException {
        version(MODEL);
        Mappings changed = model(withMast(MODEL));
        List<String> versions = IntStream.range(0, 8)
                .parallel()
                .mapToObj(
                        hub -> schemas(changed).versionOf("boat").orElseThrow().toString())
                .toList();
        assertThat(versions).containsOnly("1.1");
    }

    @Test
    void anEventIsCheckedBySchemaOfTheVersionInWhichItWasWritten() throws IOException {
        String withBuilt = example(MODEL, event -> {});
        version(MODEL.replaceAll("(?m)^.*built:.*\n", ""));
        EventSchemas now = schemas(model(MODEL.replaceAll("(?m)^.*built:.*\n", "")));

        assertThat(now.complaint("boat", EventVersion.of("1.0"), withBuilt)).isEmpty();
        assertThat(now.complaint("boat", EventVersion.of("2.0"), withBuilt))
                .hasValueSatisfying(
                        complaint -> assertThat(complaint.sentence()).contains("built"));
        assertThat(now.complaint("boat", EventVersion.of("9.0"), withBuilt)).isPresent();
        assertThat(now.complaint("submarine", EventVersion.FIRST, withBuilt)).isPresent();
    }

    @Test
    void whatIsWrongIsNamedAndItsValueIsNot() throws IOException {
        assertWrong("colour", event -> attributes(event).put("colour", "Ivanova"));
        assertWrong("built", event -> attributes(event).put("built", "Ivanova"));
        assertWrong("name", event -> attributes(event).put("name", 5));
        assertWrong("mast", event -> attributes(event).put("mast", "Ivanova"));
        assertWrong("berth", event -> attributes(event)
                .putObject("berth")
                .put("entity", "Ivanova")
                .put("id", "018f4c6e-2a10-7c3d-9b52-5d0e6f7a8b9c"));
        assertWrong("operation", event -> event.put("operation", "RETRIEVE"));
        assertWrong("relation", event -> event.put("operation", "ASSOCIATE"));
        assertWrong("user", event -> event.remove("user"));
        assertWrong("phone", event -> event.put("phone", "Ivanova"));
        assertWrong("entity", event -> event.put("entity", "ship"));
    }

    @Test
    void aClearedAttributeIsRightWhateverItsType() throws IOException {
        EventSchemas schemas = schemas(model(MODEL));
        String cleared = example(
                MODEL,
                event -> attributes(event).properties().forEach(attribute -> attribute.setValue(NullNode.instance)));
        assertThat(schemas.complaint("boat", EventVersion.FIRST, cleared)).isEmpty();
    }

    @Test
    void whatIsNotJsonIsNoEvent() throws IOException {
        assertThat(schemas(model(MODEL)).complaint("boat", EventVersion.FIRST, "{"))
                .isPresent();
    }

    private void assertWrong(String what, Consumer<ObjectNode> spoil) throws IOException {
        EventSchemas schemas = schemas(model(MODEL));
        assertThat(schemas.complaint("boat", EventVersion.FIRST, example(MODEL, spoil)))
                .as(what)
                .hasValueSatisfying(complaint -> assertThat(complaint.sentence())
                        .contains("Schema 1.0 of boat events")
                        .contains(what)
                        .doesNotContain("Ivanova"));
    }

    private String example(String model, Consumer<ObjectNode> change) throws IOException {
        EventSchemas schemas = schemas(model(model));
        ObjectNode event = (ObjectNode) schemas.described().get(0).example();
        change.accept(event);
        return event.toString();
    }

    private static ObjectNode attributes(ObjectNode event) {
        return (ObjectNode) event.path("attributes");
    }

    private static String withMast(String model) {
        return model.replace("      name:", "      mast: {type: integer, labels: {en: Masts, ru: Мачты}}\n      name:");
    }

    private String version(String model) throws IOException {
        return schemas(model(model)).versionOf("boat").orElseThrow().toString();
    }

    private Mappings model(String text) throws IOException {
        Files.writeString(connectors.resolve("canonical.yaml"), text);
        return Mappings.read(connectors);
    }

    private EventSchemas schemas(Mappings mappings) {
        return new EventSchemas(mappings.model(), new EventSchemaTable(JdbcClient.create(database)));
    }
}
