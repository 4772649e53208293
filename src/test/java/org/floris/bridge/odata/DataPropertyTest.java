package org.floris.bridge.odata;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.floris.connector.Reference;
import org.floris.connector.Sum;
import org.floris.connector.dynamics.ColumnSet;
import org.floris.connector.dynamics.DynamicsEntity;
import org.floris.connector.dynamics.EntityCollection;
import org.floris.connector.dynamics.OrganizationAnswer;
import org.floris.connector.dynamics.OrganizationRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Single properties, sets behind one record, and what the CRM's data service never had. */
class DataPropertyTest extends DataFixture {
    private static final String ONE = "OpportunitySet(guid'" + ID + "')";

    private final Map<String, Object> values = new HashMap<>(Map.of(
            "name",
            "Заявка \"Дом\"",
            "estimatedvalue",
            new Sum(new BigDecimal("150000.50")),
            "customerid",
            new Reference("contact", CLIENT.toString(), "Иванов")));

    private final DataService service = new DataService(edm, () -> null, id -> answering(this::answer));

    private OrganizationAnswer answer(OrganizationRequest request) {
        if (request instanceof OrganizationRequest.Create) {
            return new OrganizationAnswer.Created(CLIENT);
        }
        return request instanceof OrganizationRequest.RetrieveMultiple
                ? new OrganizationAnswer.RetrievedMultiple(
                        EntityCollection.page("opportunity", List.of(), false, Optional.empty()))
                : new OrganizationAnswer.Retrieved(new DynamicsEntity("opportunity", ID, values));
    }

    private DataAnswer told(String method, boolean json, String body, String path) {
        return service.told(call(method, json, body, Map.of(), path.split("/")));
    }

    private String get(boolean json, String path) {
        DataAnswer answer = told("GET", json, "", path);
        assertThat(answer.status()).as(text(answer)).isEqualTo(200);
        return text(answer);
    }

    private static String text(DataAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    @Test
    void aPropertyIsAskedForAloneAndAnsweredInBothForms() {
        assertThat(get(true, ONE + "/Name")).isEqualTo("{\"d\":{\"Name\":\"Заявка \\\"Дом\\\"\"}}");
        assertThat(get(false, ONE + "/Name")).contains("<Name xmlns=", ">Заявка \"Дом\"</Name>");
        assertThat(asked)
                .allMatch(new OrganizationRequest.Retrieve("opportunity", ID, ColumnSet.of(List.of("name")))::equals);
    }

    @Test
    void aComplexPropertyIsAnsweredAsAWholeAndPartByPart() {
        assertThat(get(true, ONE + "/CustomerId"))
                .contains("\"type\":\"Microsoft.Crm.Sdk.Data.Services.EntityReference\"")
                .contains("\"Id\":\"" + CLIENT + "\"", "\"LogicalName\":\"contact\"", "\"Name\":\"Иванов\"");
        assertThat(get(false, ONE + "/CustomerId")).contains(">" + CLIENT + "</", ">contact</");
        assertThat(get(true, ONE + "/CustomerId/Id")).isEqualTo("{\"d\":{\"Id\":\"" + CLIENT + "\"}}");
        assertThat(get(true, ONE + "/EstimatedValue/Value")).isEqualTo("{\"d\":{\"Value\":\"150000.50\"}}");
    }

    @Test
    void aBareValueIsPlainText() {
        DataAnswer name = told("GET", true, "", ONE + "/Name/$value");

        assertThat(text(name)).isEqualTo("Заявка \"Дом\"");
        assertThat(name.headers()).containsEntry("Content-Type", "text/plain;charset=utf-8");
        assertThat(get(false, ONE + "/EstimatedValue/Value/$value")).isEqualTo("150000.50");
        assertThat(get(false, ONE + "/CustomerId/Id/$value")).isEqualTo(CLIENT.toString());
    }

    @Test
    void whatIsEmptyIsNullAndHasNoBareValue() {
        values.clear();

        assertThat(get(true, ONE + "/Name")).isEqualTo("{\"d\":{\"Name\":null}}");
        assertThat(get(false, ONE + "/Name")).contains("null=\"true\"");
        assertThat(get(true, ONE + "/CustomerId")).contains("\"Id\":null");
        DataAnswer none = told("GET", true, "", ONE + "/Name/$value");
        assertThat(none.status()).isEqualTo(404);
        assertThat(text(none)).contains("'Name' of that record is empty");
    }

    @Test
    void aPropertyOfWhatARecordPointsToIsFound() {
        assertThat(get(true, ONE + "/opportunity_customer_contacts/ContactId")).contains(ID.toString());
        values.clear();
        assertThat(told("GET", true, "", ONE + "/opportunity_customer_contacts/FullName")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/Nothing,404",
        "GET,/Name/Value,400",
        "GET,/CustomerId/$value,404",
        "PUT,/Name,400",
        "DELETE,/Name/$value,400"
    })
    void whatIsNoPropertyOrWritesOneIsRefused(String method, String path, int status) {
        DataAnswer answer = told(method, true, "{\"Name\": \"x\"}", ONE + path);

        assertThat(answer.status()).as(text(answer)).isEqualTo(status);
        assertThat(text(answer)).startsWith("{\"error\":{\"code\":");
        assertThat(asked).isEmpty();
    }

    @Test
    void thoseThatPointToARecordAreASetOfItsOwn() {
        String path = "ContactSet(guid'" + CLIENT + "')/opportunity_customer_contacts";
        assertThat(get(true, path)).isEqualTo("{\"d\":{\"results\":[]}}");
        assertThat(asked).singleElement().satisfies(request -> assertThat(
                        ((OrganizationRequest.RetrieveMultiple) request).query().toString())
                .contains("opportunity", "customerid", "Equal", CLIENT.toString()));

        asked.clear();
        assertThat(told("POST", true, "{\"Name\": \"Новая\"}", path).status()).isEqualTo(201);
        assertThat(asked.get(0))
                .isEqualTo(new OrganizationRequest.Create(new DynamicsEntity(
                        "opportunity",
                        null,
                        Map.of("name", "Новая", "customerid", new Reference("contact", CLIENT.toString())))));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "POST,OpportunitySet(guid'7bf2e032-ad92-e311-9752-6c3be5a87df0')/frs_opportunity_contact",
                "POST,OpportunitySet(guid'7bf2e032-ad92-e311-9752-6c3be5a87df0')/opportunity_customer_contacts",
                "POST,ContactSet(guid'7bf2e032-ad92-e311-9752-6c3be5a87df0')",
                "MERGE,OpportunitySet(guid'7bf2e032-ad92-e311-9752-6c3be5a87df0')/opportunity_customer_contacts",
                "DELETE,OpportunitySet(guid'7bf2e032-ad92-e311-9752-6c3be5a87df0')/opportunity_customer_contacts",
                "DELETE,OpportunitySet"
            })
    void aWriteThatWouldMeanAnotherRecordIsRefused(String method, String path) {
        DataAnswer answer = told(method, true, "{\"FullName\": \"x\"}", path);

        assertThat(answer.status()).as(text(answer)).isEqualTo(400);
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$format", "$inlinecount", "$count", "$search"})
    void optionsThatTheCrmDidNotHaveAreRefusedInItsOwnForm(String option) {
        Map<String, String> options = Map.of(option, "json");
        DataAnswer json = service.told(call("GET", true, "", options, "OpportunitySet"));
        DataAnswer atom = service.told(call("GET", false, "", options, "OpportunitySet"));

        assertThat(json.status()).isEqualTo(400);
        assertThat(text(json)).startsWith("{\"error\":{\"code\":").contains("'" + option + "'", "not supported");
        assertThat(json.headers()).containsEntry("Content-Type", "application/json;charset=utf-8");
        assertThat(atom.headers()).containsEntry("Content-Type", "application/xml;charset=utf-8");
        assertThat(text(atom))
                .contains("<error xmlns=\"http://schemas.microsoft.com/ado/2007/08/dataservices/metadata\">")
                .contains("'" + option + "'", "not supported");
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"OpportunitySet/$count", "OpportunitySet/$links/frs_opportunity_contact/$count"})
    void countsAreRefused(String path) {
        DataAnswer answer = told("GET", true, "", path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(text(answer)).contains("'$count' is not supported by the CRM's data service");
    }
}
