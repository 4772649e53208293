package org.floris.bridge.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.dynamics.EntityCollection;
import org.floris.connector.dynamics.EnvelopeHeaders;
import org.floris.connector.dynamics.OrganizationAnswer;
import org.floris.connector.dynamics.OrganizationCodec;
import org.floris.connector.dynamics.SoapVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be read is refused in the service's own form, without a word of what was sent, and nothing is asked. */
class DataRefusalsTest extends DataFixture {
    private static final String ATOM = "application/atom+xml";
    private static final String ONE = "OpportunitySet(guid'" + ID + "')";
    private static final String TIES = "frs_opportunity_contact";

    private DataAnswer told(DataCall call) {
        return new DataService(edm, () -> null, id -> session(null)).told(call);
    }

    private static String body(DataAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

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
                "CustomerId/Id/x eq 1",
                "Name eq 'Тайна' and",
                "Name add 'Тайна' eq 1"
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
    void whereAFilterGoesWrongIsTold() {
        DataAnswer answer = told(call("GET", true, "", Map.of("$filter", "Name eq 'Тайна' and"), "OpportunitySet"));
        assertThat(body(answer)).contains("Invalid filter expression: '…' (position ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    $expand  | substringof('Тайна',concat(Name,Name)) | OpportunitySet
                    $select  | Тайна                                  | OpportunitySet
                    $select  | Name/Тайна                             | OpportunitySet
                    $orderby | Тайна                                  | OpportunitySet
                    $orderby | Name Тайна                             | OpportunitySet
                    $top     | Тайна                                  | OpportunitySet
                    $skip    | -Тайна                                 | OpportunitySet
                    $Тайна   | 1                                      | OpportunitySet
                    $top     | 1                                      | ТайнаSet
                    $top     | 1                                      | OpportunitySet('Тайна')
                    $top     | 1                                      | OpportunitySet(Тайна='x')
                    $top     | 1                                      | Opportunity(Тайна)Set
                    """)
    void whatStandsInAnAddressIsNotToldBack(String option, String value, String set) {
        for (boolean json : new boolean[] {true, false}) {
            DataAnswer answer = told(call("GET", json, "", Map.of(option, value), set));
            assertThat(answer.status()).as(body(answer)).isIn(400, 404);
            assertThat(body(answer)).startsWith(json ? "{\"error\":" : "<?xml").doesNotContain("Тайна");
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void namesAreToldBack() {
        assertThat(body(told(call("GET", true, "", Map.of("$expand", "unicorn"), "OpportunitySet"))))
                .contains("Could not find property with name: 'unicorn'.");
    }

    @Test
    void whatNoErrorCanHoldIsNotToldBack() {
        for (String name : new String[] {"\u0000", "$\u0001", "\uFFFE", "\uD800"}) {
            DataAnswer answer = told(call("GET", false, "", Map.of("$expand", name), "OpportunitySet"));
            assertThat(body(answer)).startsWith("<?xml").contains("<error");
        }
        assertThat(body(DataErrors.of(new FlorisException(ErrorCode.INVALID_VALUE, "a\u0000b\uD800c\nd"), false)))
                .contains("a?b?c\nd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$filter", "$orderby"})
    void aWordWithoutEndIsRefused(String option) {
        DataAnswer answer = told(call("GET", true, "", Map.of(option, "2." + "QUFB".repeat(1_000)), "OpportunitySet"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(body(answer)).contains("a word of more than 256 characters");
    }

    @Test
    void aNameIsDecodedOnce() {
        DataService service = new DataService(
                edm,
                () -> null,
                id -> session(new OrganizationAnswer.RetrievedMultiple(
                        EntityCollection.page("opportunity", List.of(), false, Optional.empty()))));
        DataAnswer hidden =
                service.told(call("GET", true, "", Map.of("%24filter", "(".repeat(4_000)), "OpportunitySet"));
        assertThat(hidden.status()).as(body(hidden)).isEqualTo(200);
        assertThat(asked).hasSize(1);
        assertThat(service.told(call("GET", true, "", Map.of(), "OpportunitySet", "%24count"))
                        .status())
                .isEqualTo(400);
        assertThat(asked).hasSize(1);
    }

    @Test
    void asDeepAsIsAllowedCanBeWritten() {
        String filter = IntStream.range(0, 48)
                .mapToObj(depth -> "(Name eq 'x' " + (depth % 2 == 0 ? "and " : "or "))
                .collect(Collectors.joining("", "", "Name eq 'y'" + ")".repeat(48)));
        DataService service = new DataService(
                edm,
                () -> null,
                id -> session(new OrganizationAnswer.RetrievedMultiple(
                        EntityCollection.page("opportunity", List.of(), false, Optional.empty()))));
        assertThat(service.told(call("GET", true, "", Map.of("$filter", filter), "OpportunitySet"))
                        .status())
                .isEqualTo(200);
        byte[] written = new OrganizationCodec().writeRequest(asked.get(0), EnvelopeHeaders.NONE, SoapVersion.SOAP12);
        assertThat(new OrganizationCodec().readRequest(written).message().operation())
                .isEqualTo("RetrieveMultiple");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Тайна",
                "http://hub/ContactSet",
                "http://hub/ContactSet(guid'------------------------------------')",
                "http://hub/ContactSet(guid'11111111-ad92-e311-9752-6c3be5a87df0')/x",
                "http://hub/xContactSet(guid'11111111-ad92-e311-9752-6c3be5a87df0')"
            })
    void whatIsNoLinkIsRefused(String link) {
        DataAnswer answer = told(call("POST", true, "{\"uri\": \"" + link + "\"}", Map.of(), ONE, "$links", TIES));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(body(answer)).contains("leads to no entry of ContactSet").doesNotContain("Тайна");
        assertThat(asked).isEmpty();
    }

    @Test
    void aFloodInTheLinksPlaceIsRefusedAtOnce() {
        String flood = "x".repeat(1_000_000);
        DataCall json = call("POST", true, "{\"uri\": \"" + flood + "\"}", Map.of(), ONE, "$links", TIES);
        String uri = "<uri xmlns='http://schemas.microsoft.com/ado/2007/08/dataservices'>" + flood + "</uri>";
        DataCall xml = sent("POST", false, ATOM, uri, Map.of(), ONE, "$links", TIES);
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            assertThat(told(json).status()).isEqualTo(400);
            assertThat(told(xml).status()).isEqualTo(400);
        });
    }

    @Test
    void aBodyOfNoTypeThatIsReadIsRefused() {
        for (DataCall call : List.of(
                sent("POST", true, "", "{\"Name\": \"x\"}", Map.of(), "OpportunitySet"),
                sent("MERGE", false, "", "{\"Name\": \"x\"}", Map.of(), ONE),
                sent("POST", true, "", "{}", Map.of(), ONE, "$links", TIES))) {
            DataAnswer answer = told(call);
            assertThat(answer.status()).isEqualTo(415);
            assertThat(body(answer))
                    .startsWith(call.json() ? "{\"error\":" : "<?xml")
                    .contains("Content-Type");
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void aTextThatTheCrmDoesNotHoldIsRefused() {
        assertThat(body(merged("{\"Name\": \"" + "Т".repeat(301) + "\"}")))
                .contains("The length of the 'name' attribute of the 'opportunity' entity exceeded the maximum allowed"
                        + " length of '300'.");
        assertThat(asked).isEmpty();
        assertThat(merged("{\"Name\": \"" + "Т".repeat(300) + "\"}").status()).isEqualTo(204);
    }

    @Test
    void aRelatedRecordInAnotherIsNotForgotten() {
        DataAnswer answer = merged("{\"Name\": \"x\", \"opportunity_customer_contacts\": {\"FullName\": \"y\"}}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(body(answer)).contains("Along with a record come new ones that point to it");
        assertThat(asked).isEmpty();
    }

    @Test
    void aFloodOfTextIsHardlyCopied() {
        String flood = "&lt;entity ".repeat(200_000) + "Тайна";
        DataCall call = sent(
                "POST",
                false,
                ATOM,
                "<entry xmlns='http://www.w3.org/2005/Atom' xmlns:d='http://schemas.microsoft.com/ado/2007/08/dataservices'"
                        + " xmlns:m='http://schemas.microsoft.com/ado/2007/08/dataservices/metadata'><content"
                        + " type='application/xml'><m:properties><d:Name>" + flood
                        + "</d:Name></m:properties></content></entry>",
                Map.of(),
                "OpportunitySet");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        DataAnswer answer = told(call);
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(body(answer)).contains("exceeded the maximum allowed length").doesNotContain("Тайна");
        assertThat(bytes).isLessThan(24L * 1024 * 1024);
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
        String endless = "<" + "n".repeat(1_025) + "/></entry>";
        for (String wrong : new String[] {
            entry + "<x/>",
            entry.replace("</entry>", ""),
            entry.replace("</entry>", endless),
            "<!DOCTYPE x>" + entry,
            ""
        }) {
            DataAnswer answer = told(sent("MERGE", false, ATOM, wrong, Map.of(), ONE));
            assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                    .startsWith("<?xml")
                    .contains("<error", "The body");
        }
        assertThat(asked).isEmpty();
    }
}
