package org.floris.journal.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.floris.canonical.CanonicalAttribute;
import org.floris.canonical.CanonicalEntity;
import org.floris.canonical.CanonicalModel;
import org.floris.connector.mapping.Mappings;
import org.floris.store.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.info.BuildProperties;
import org.springframework.jdbc.core.simple.JdbcClient;

/** By the official JSON schema of AsyncAPI 3.0.0, as in the npm package {@code @asyncapi/specs} 6.8.1 (Apache 2.0). */
class AsyncApiTest {
    private static final SchemaRegistry DRAFT_7 = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
    private static final CanonicalModel MODEL =
            Mappings.read(Path.of("connectors")).model();

    private static HikariDataSource database;
    private static Schema official;

    @BeforeAll
    static void open() throws IOException {
        database = TestDatabase.pool(TestDatabase.fresh(), 2);
        official = DRAFT_7.getSchema(
                Files.readString(Path.of("src/test/resources/asyncapi/3.0.0.json")), InputFormat.JSON);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void theDocumentIsAsyncApiInTheBoxAndWithABrokerOutside() {
        assertThat(complaints(document(""))).isEmpty();
        assertThat(complaints(document("tcp://artemis.bank.example:61616"))).isEmpty();
        assertThat(complaints(document("(tcp://a.bank.example:61616,tcp://b.bank.example:61616)?ha=true")))
                .isEmpty();
    }

    /** Else the test before would say nothing. */
    @Test
    void theOfficialSchemaFindsWhatIsWrong() {
        ObjectNode wrong = document("");
        ((ObjectNode) wrong.at("/operations/clientWritten")).put("action", "shout");
        assertThat(complaints(wrong)).isNotEmpty();
    }

    @Test
    void everyEntityHasItsTopicAndEveryAttributeItsTypeAndFlag() {
        ObjectNode document = document("");
        for (CanonicalEntity entity : MODEL.entities()) {
            JsonNode channel = document.path("channels").path(entity.name());
            assertThat(channel.path("address").asText()).isEqualTo("floris.events." + entity.name());
            JsonNode attributes =
                    document.at("/components/schemas/" + entity.name() + "/properties/attributes/properties");
            assertThat(attributes.fieldNames())
                    .toIterable()
                    .containsExactlyElementsOf(entity.attributes().keySet());
            for (CanonicalAttribute attribute : entity.attributes().values()) {
                JsonNode schema = attributes.path(attribute.name());
                assertThat(schema.path("x-personal").isBoolean()).isTrue();
                assertThat(schema.path("x-personal").booleanValue()).isEqualTo(attribute.personal());
                assertThat(schema.path("title").asText())
                        .isEqualTo(attribute.labels().en());
            }
        }
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        ObjectNode document = document("tcp://artemis.bank.example:61616");
        List<String> references = document.findValuesAsText("$ref");
        assertThat(references).isNotEmpty().allSatisfy(reference -> assertThat(
                        document.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
    }

    @Test
    void everyExampleKeepsToItsSchema() {
        ObjectNode document = document("");
        for (CanonicalEntity entity : MODEL.entities()) {
            JsonNode message = document.at("/components/messages/" + entity.name());
            Schema payload = DRAFT_7.getSchema(document.at("/components/schemas/" + entity.name()));
            Schema headers = DRAFT_7.getSchema(message.path("headers"));
            assertThat(payload.validate(message.at("/examples/0/payload"))).isEmpty();
            assertThat(headers.validate(message.at("/examples/0/headers"))).isEmpty();
            assertThat(message.at("/headers/properties").fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrderElementsOf(
                            () -> message.at("/examples/0/headers").fieldNames());
        }
    }

    @Test
    void readersMayGetMoreThanTheyKnow() {
        ObjectNode document = document("");
        ObjectNode event =
                document.at("/components/messages/client/examples/0/payload").deepCopy();
        event.put("tomorrow", 1);
        ((ObjectNode) event.path("attributes")).put("tomorrow", 1);
        Schema payload = DRAFT_7.getSchema(document.at("/components/schemas/client"));
        assertThat(payload.validate(event)).isEmpty();
    }

    @Test
    void theServersAreHostsAndNothingElseOfTheUrl() {
        ObjectNode document =
                document("(tcp://a.bank.example:61616?sslEnabled=true,tcp://floris:secret@b.bank.example:61617)"
                        + "?ha=true&user=floris&password=secret");
        assertThat(document.path("servers").findValuesAsText("host"))
                .containsExactly("a.bank.example:61616", "b.bank.example:61617");
        assertThat(document.toString()).doesNotContain("secret");
    }

    private static List<com.networknt.schema.Error> complaints(ObjectNode document) {
        return official.validate(document);
    }

    private static ObjectNode document(String brokerUrl) {
        EventSchemas schemas = new EventSchemas(MODEL, new EventSchemaTable(JdbcClient.create(database)));
        return new AsyncApi(schemas, brokerUrl, new StaticListableBeanFactory().getBeanProvider(BuildProperties.class))
                .document();
    }
}
