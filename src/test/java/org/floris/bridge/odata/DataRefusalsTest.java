package org.floris.bridge.odata;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.floris.connector.dynamics.OrganizationAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be read is refused in the service's own form, without a word of what was sent, and nothing is asked. */
class DataRefusalsTest extends DataFixture {
    private DataAnswer merged(String body) {
        DataService service = new DataService(edm, () -> null, id -> session(new OrganizationAnswer.Updated()));
        return service.told(call("MERGE", true, body, Map.of(), "OpportunitySet(guid'" + ID + "')"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{\"Name\": \"Тайна\"",
                "{\"Name\": \"Тайна\"} x",
                "{\"Name\": \"Тайна\", \"Name\": \"Тайна\"}",
                "{\"Name\": [1]}",
                "{\"CustomerId\": \"Тайна\"}",
                "{\"CustomerId\": []}",
                "{\"CustomerId\": {\"Id\": \"Тайна\"}}",
                "{\"frs_term\": \"Тайна\"}",
                "{\"frs_term\": 1e999999999}",
                "{\"EstimatedValue\": {\"Value\": \"1e999999999\"}}",
                "{\"StateCode\": {\"Value\": 99999999999}}",
                "{\"CreatedOn\": \"/Date(Тайна)/\"}",
                "{\"Unicorn\": 1}"
            })
    void whatIsNoEntryIsRefusedWithoutAWordOfIt(String body) {
        DataAnswer answer = merged(body);
        String told = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(answer.status()).as(told).isEqualTo(400);
        assertThat(told).startsWith("{\"error\":").doesNotContain("Тайна", "Exception", "java.");
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Name eq 'Тайна",
                "",
                " ",
                "not",
                "Name eq",
                "eq 'Тайна'",
                "Name eq Тайна",
                "Тайна eq 'x'",
                "frs_term eq 'Тайна'",
                "substringof(Name,'Тайна')",
                "startswith(Name)",
                "CreatedOn gt datetime'Тайна'",
                "null eq null",
                "CustomerId/Тайна eq 1",
                "CustomerId/Id/x eq 1"
            })
    void whatIsNoFilterIsRefusedWithoutAWordOfIt(String filter) {
        DataService service = new DataService(edm, () -> null, id -> session(null));
        DataAnswer answer = service.told(call("GET", true, "", Map.of("$filter", filter), "OpportunitySet"));
        String told = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(answer.status()).as(told).isEqualTo(400);
        assertThat(told).startsWith("{\"error\":").doesNotContain("Тайна", "Exception", "java.");
        assertThat(asked).isEmpty();
    }

    @Test
    void whatIsNestedWithoutEndIsRefused() {
        DataService service = new DataService(edm, () -> null, id -> session(null));
        for (String deep : new String[] {"(".repeat(4_000), "not ".repeat(2_000) + "true", "-".repeat(8_000) + "1"}) {
            DataAnswer answer = service.told(call("GET", true, "", Map.of("$filter", deep), "OpportunitySet"));
            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("nested deeper");
        }
    }

    @Test
    void anAtomEntryIsReadToItsEnd() throws Exception {
        String entry = "<entry xmlns='http://www.w3.org/2005/Atom'><content type='application/xml'/></entry>";
        for (String wrong : new String[] {entry + "<x/>", entry.replace("</entry>", ""), "<!DOCTYPE x>" + entry, ""}) {
            DataCall call = call("MERGE", false, wrong, Map.of(), "OpportunitySet(guid'" + ID + "')");
            DataCall atom = new DataCall(
                    call.system(),
                    call.method(),
                    call.root(),
                    call.path(),
                    call.options(),
                    false,
                    "application/atom+xml",
                    Optional.empty(),
                    call.body());
            DataAnswer answer = new DataService(edm, () -> null, id -> session(null)).told(atom);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                    .startsWith("<?xml")
                    .contains("<error", "The body");
        }
        assertThat(asked).isEmpty();
    }
}
