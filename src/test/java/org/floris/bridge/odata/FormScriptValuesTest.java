package org.floris.bridge.odata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.floris.connector.Reference;
import org.floris.connector.dynamics.OrganizationAnswer;
import org.floris.connector.dynamics.OrganizationRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ids and times as form scripts have them: {@code getId()} gives braces, {@code JSON.stringify} a Z. */
class FormScriptValuesTest extends DataFixture {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ContactSet(guid'{7BF2E032-AD92-E311-9752-6C3BE5A87DF0}') | ContactSet(guid'7BF2E032-AD92-E311-9752-6C3BE5A87DF0')",
                "CreatedOn ge datetime'2014-03-04T14:59:23.120Z' | CreatedOn ge datetime'2014-03-04T14:59:23.120'",
                "CreatedOn ge datetime'2014-03-04T14:59:23+03:00' | CreatedOn ge datetime'2014-03-04T11:59:23'",
                "CreatedOn ge datetime'2014-03-04T14:59:23' | CreatedOn ge datetime'2014-03-04T14:59:23'",
                "Name eq 'guid''{7bf2e032-ad92-e311-9752-6c3be5a87df0}''' | Name eq 'guid''{7bf2e032-ad92-e311-9752-6c3be5a87df0}'''",
                "CreatedOn ge datetime'2014-13-04T14:59:23Z' | CreatedOn ge datetime'2014-13-04T14:59:23Z'"
            },
            quoteCharacter = '"')
    void literalsInAddressesAreTakenInBothForms(String written, String read) {
        assertThat(UriLiterals.plain(written)).isEqualTo(read);
    }

    @Test
    void anEntryIsTakenAsAScriptStringifiesIt() throws Exception {
        DataAnswer answer = written(
                """
                {"CreatedOn": "2014-03-04T14:59:23.120Z", "Name": "{7BF2E032-AD92-E311-9752-6C3BE5A87DF0}", "frs_rate": "9.50",
                "CustomerId": {"Id": "{11111111-AD92-E311-9752-6C3BE5A87DF0}", "LogicalName": "contact"}}""");

        assertThat(answer.status()).as(new String(answer.body())).isEqualTo(204);
        assertThat(((OrganizationRequest.Update) asked.get(0)).entity().attributes())
                .containsEntry("createdon", Instant.parse("2014-03-04T14:59:23.120Z"))
                .containsEntry("name", "{7BF2E032-AD92-E311-9752-6C3BE5A87DF0}")
                .containsEntry("frs_rate", new java.math.BigDecimal("9.50"))
                .containsEntry("customerid", new Reference("contact", CLIENT.toString()));
    }

    @Test
    void aTimeWithoutAZoneStaysAsItIs() throws Exception {
        assertThat(written("{\"CreatedOn\": \"2014-03-04T14:59:23\"}").status()).isEqualTo(204);
        assertThat(((OrganizationRequest.Update) asked.get(0)).entity().attributes())
                .containsEntry("createdon", Instant.parse("2014-03-04T14:59:23Z"));
        assertThat(written("{\"CreatedOn\": \"soon\"}").status()).isEqualTo(400);
    }

    private DataAnswer written(String json) {
        return new DataService(edm, () -> null, messageId -> session(new OrganizationAnswer.Updated()))
                .told(call("MERGE", true, json, Map.of(), "OpportunitySet(guid'" + ID + "')"));
    }
}
