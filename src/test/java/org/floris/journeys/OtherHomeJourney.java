package org.floris.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.store.LinkTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A client program still speaks forsage's dialect, and its user works in loris already. */
class OtherHomeJourney extends HubInABox {
    @Autowired
    LinkTable links;

    private PlainSoap forsage;
    private String client;
    private String lorisClient;

    @BeforeEach
    void anUnderwriterWithAnOldProgram() {
        forsage = facade("forsage", false, user("underwriting"));
        client = sample("forsage", "contact", 13);
        RecordId record = links.recordOf(new Ref("forsage", "contact", client)).orElseThrow();
        lorisClient = links.refIn("loris", record).map(Ref::id).orElseThrow();
    }

    @Test
    void hisWriteGoesToLorisFirstAndIsAnsweredInForsagesTerms() {
        PlainSoap.Answer answer = forsage.update("contact", client, PlainSoap.picked("familystatuscode", 3));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(crm("loris", "floris-hub").retrieve("contact", lorisClient).attribute("lrs_maritalstatus"))
                .isEqualTo("100000002");
        assertThat(crm("forsage", "floris-hub").retrieve("contact", client).attribute("familystatuscode"))
                .isEqualTo("3");
    }

    @Test
    void hisReadComesFromLorisInForsagesAttributesAndIds() {
        PlainSoap.Answer answer = forsage.retrieve("contact", client, "lastname", "familystatuscode", "frs_passport");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.text("Id")).isEqualTo(client);
        assertThat(answer.attribute("lastname"))
                .isEqualTo(crm("loris", "floris-hub")
                        .retrieve("contact", lorisClient)
                        .attribute("lastname"));
        assertThat(answer.attribute("frs_passport")).matches("\\d{4} \\d{6}");
        assertThat(answer.attribute("mobilephone")).isNull();
    }

    @Test
    void hisQueryIsTranslatedConditionsIncluded() {
        String lastName =
                crm("forsage", "floris-hub").retrieve("contact", client).attribute("lastname");

        PlainSoap.Answer answer = forsage.query("contact", "lastname", "lastname", lastName);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains(client).doesNotContain(lorisClient);
    }
}
