package org.floris.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.store.LinkTable;
import org.floris.store.UnifiedStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** People save in forsage's own pages; its plug-in asks the hub from inside forsage's transaction. */
class PageSaveJourney extends HubInABox {
    @Autowired
    LinkTable links;

    @Autowired
    UnifiedStore store;

    private String seller;
    private String client;
    private String lorisClient;

    @BeforeEach
    void aSellerAndAClient() {
        seller = user("sales");
        client = sample("forsage", "contact", 11);
        RecordId record = links.recordOf(new Ref("forsage", "contact", client)).orElseThrow();
        lorisClient = links.refIn("loris", record).map(Ref::id).orElseThrow();
    }

    @Test
    void aSaveInForsagesPagesReachesLorisBeforeForsageCommits() {
        PlainSoap.Answer saved = crm("forsage", seller)
                .update("contact", client, PlainSoap.string("emailaddress1", "page@example.test"));

        assertThat(saved.status()).as(saved.body()).isEqualTo(200);
        assertThat(crm("loris", "floris-hub").retrieve("contact", lorisClient).attribute("emailaddress1"))
                .isEqualTo("page@example.test");
        await(() -> lastExchange().path("state").asText().equals("done"));
        assertThat(lastExchange().path("way").asText()).isEqualToIgnoringCase("change_intake");
    }

    @Test
    void aRecordMadeInForsagesPagesIsMadeInLorisWithTheSameId() {
        String id = UUID.randomUUID().toString();
        PlainSoap.Answer saved = crm("forsage", seller).create("task", id, PlainSoap.string("subject", "Из формы"));

        assertThat(saved.status()).as(saved.body()).isEqualTo(200);
        assertThat(crm("loris", "floris-hub").retrieve("task", id).attribute("subject"))
                .isEqualTo("Из формы");
        RecordId task = new RecordId("task", UUID.fromString(id));
        await(() -> store.find(task).isPresent());
        assertThat(store.find(task).orElseThrow().attributes().values()).containsKeys("owner", "state");
    }

    @Test
    void aSaveThatLorisRefusesFailsInForsageAndItsTextReachesThePerson() {
        String before = crm("forsage", "floris-hub").retrieve("contact", client).attribute("mobilephone");
        breakIt(
                "loris",
                """
                {"kind": "REFUSAL", "operation": "Update", "count": 1, "message": "Клиент в стоп-листе"}""");

        PlainSoap.Answer saved =
                crm("forsage", seller).update("contact", client, PlainSoap.string("mobilephone", "+79990000000"));

        assertThat(saved.status()).isEqualTo(500);
        assertThat(saved.text("Message")).contains("Клиент в стоп-листе");
        assertThat(crm("forsage", "floris-hub").retrieve("contact", client).attribute("mobilephone"))
                .isEqualTo(before);
    }

    @Test
    void whoWorksInLorisCannotSaveInForsagesPages() {
        PlainSoap.Answer saved = crm("forsage", user("underwriting"))
                .update("contact", client, PlainSoap.string("emailaddress1", "stale@example.test"));

        assertThat(saved.status()).isEqualTo(500);
        assertThat(saved.text("Message")).contains("loris");
        assertThat(crm("loris", "floris-hub").retrieve("contact", lorisClient).attribute("emailaddress1"))
                .isNotEqualTo("stale@example.test");
    }

    @Test
    void aSaveThatForsageGaveUpIsTakenBackInLoris() {
        String before =
                crm("loris", "floris-hub").retrieve("contact", lorisClient).attribute("mobilephone");
        breakIt(
                "loris",
                """
                {"kind": "LATENCY", "operation": "Update", "count": 1, "delayMillis": 6000}""");

        PlainSoap.Answer saved =
                crm("forsage", seller).update("contact", client, PlainSoap.string("mobilephone", "+79991112233"));

        assertThat(saved.status()).isEqualTo(500);
        await(() -> lastExchange().path("state").asText().equals("reversed"));
        assertThat(crm("loris", "floris-hub").retrieve("contact", lorisClient).attribute("mobilephone"))
                .isEqualTo(before);
        assertThat(crm("forsage", "floris-hub").retrieve("contact", client).attribute("mobilephone"))
                .isEqualTo(before);
    }

    @Test
    void aSaveUponWhatIsNotThereAnyMoreIsRefusedBeforeAnythingIsWritten() {
        String before =
                crm("loris", "floris-hub").retrieve("contact", lorisClient).attribute("emailaddress1");
        String announced =
                """
                {"user": "%s", "operation": "UPDATE", "entity": "contact", "id": "%s",
                 "attributes": {"emailaddress1": {"type": "string", "value": "late@example.test"}},
                 "before": {"emailaddress1": {"type": "string", "value": "long-ago@example.test"}}}"""
                        .formatted(userId(seller), client);

        HttpResponse<String> answer = announce("forsage", announced);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.body()).contains("Open it again");
        assertThat(crm("loris", "floris-hub").retrieve("contact", lorisClient).attribute("emailaddress1"))
                .isEqualTo(before);
    }

    private JsonNode lastExchange() {
        return api("GET", "/api/v1/exchanges?record=" + client + "&limit=1", null)
                .path("items")
                .path(0);
    }
}
