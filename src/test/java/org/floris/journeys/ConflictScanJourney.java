package org.floris.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.journal.Finding;
import org.floris.journal.FindingFilter;
import org.floris.journal.FindingKind;
import org.floris.journal.FindingState;
import org.floris.journal.Findings;
import org.floris.store.LinkTable;
import org.floris.store.UnifiedStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** People and scripts change records in the CRMs past the hub; scans find it, and the rule of each attribute decides. */
class ConflictScanJourney extends HubInABox {
    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    @Autowired
    UnifiedStore store;

    @Autowired
    LinkTable links;

    @Autowired
    Findings findings;

    private String seller;
    private String client;
    private String lorisClient;
    private RecordId record;

    /** Owned by somebody whose home is forsage, and touched by no other story. */
    @BeforeEach
    void aClientOfASeller() {
        seller = user("sales");
        client = facade("forsage", false, seller)
                .create(
                        "contact",
                        NOBODY,
                        PlainSoap.string("lastname", "Сканова")
                                + PlainSoap.string("mobilephone", "+79160000001")
                                + PlainSoap.string("frs_inn", "500100732259")
                                + PlainSoap.picked("frs_segment", 1))
                .text("CreateResult");
        lorisClient = client;
        record = links.recordOf(new Ref("forsage", "contact", client)).orElseThrow();
        plugIn("forsage", false);
    }

    @AfterEach
    void thePlugInIsBack() {
        plugIn("forsage", true);
        api("DELETE", "/api/v1/conflicts/scan/pause", null);
    }

    @Test
    void aSaveInForsageThatNoPlugInHasSeenReachesLorisAndTheStore() {
        assertThat(crm("forsage", seller)
                        .update("contact", client, PlainSoap.string("lastname", "Мимохабова"))
                        .fault())
                .isFalse();

        scanUntil(() -> "Мимохабова".equals(stored("lastName")));

        assertThat(inLoris("lastname")).isEqualTo("Мимохабова");
        assertThat(exchanges().path(0).path("way").asText()).isEqualTo("hub");
        assertThat(exchanges().path(0).path("state").asText()).isEqualTo("done");
        assertThat(nothingIsLeft()).isTrue();
    }

    @Test
    void aChangeInLorisIsPutBackCarriedOrAskedAboutByItsRule() {
        crm("loris", seller)
                .update(
                        "contact",
                        lorisClient,
                        PlainSoap.picked("lrs_segment", 100000000)
                                + PlainSoap.string("mobilephone", "+79168888888")
                                + PlainSoap.string("lrs_inn", "500100732277"));

        scanUntil(() -> conflict().isPresent() && "+79168888888".equals(inForsage("mobilephone")));

        assertThat(inLoris("lrs_segment")).isEqualTo("100000003");
        assertThat(inForsage("frs_inn")).isEqualTo("500100732259");
        assertThat(inLoris("lrs_inn")).isEqualTo("500100732277");
        assertThat(conflict().orElseThrow().rule()).isEqualTo("changed-in-mirror");
        JsonNode put = api("GET", "/api/v1/exchanges/" + putBack(), null);
        assertThat(put.at("/lost/0/system").asText()).isEqualTo("loris");
        assertThat(put.at("/lost/0/rules/segment").asText()).isEqualTo("home-wins");

        PlainSoap.Answer refused =
                facade("forsage", true, seller).update("contact", client, PlainSoap.string("frs_inn", "500100732260"));
        assertThat(refused.text("Message"))
                .contains("FLORIS-207", conflict().orElseThrow().id().toString());
        assertThat(facade("forsage", true, seller)
                        .update("contact", client, PlainSoap.string("description", "Перезвонить"))
                        .fault())
                .isFalse();
    }

    @Test
    void ofChangesInBothTheLaterHoldsAndWhatIsToBeAskedIsAsked() throws InterruptedException {
        api("PUT", "/api/v1/conflicts/scan/pause", null);
        crm("forsage", seller)
                .update(
                        "contact",
                        client,
                        PlainSoap.string("mobilephone", "+79161111111") + PlainSoap.string("frs_inn", "500100732280"));
        // CRMs note whole seconds.
        Thread.sleep(1_100);
        crm("loris", seller)
                .update(
                        "contact",
                        lorisClient,
                        PlainSoap.string("mobilephone", "+79162222222") + PlainSoap.string("lrs_inn", "500100732277"));
        api("DELETE", "/api/v1/conflicts/scan/pause", null);

        scanUntil(() -> conflict()
                .filter(finding -> finding.rule().equals("changed-in-both"))
                .isPresent());

        assertThat(inForsage("frs_inn")).isEqualTo("500100732280");
        assertThat(inLoris("lrs_inn")).isEqualTo("500100732277");
        // The store is the last to have it.
        scanUntil(() -> "+79162222222".equals(stored("mobilePhone")));
        assertThat(inForsage("mobilephone")).isEqualTo("+79162222222");
        assertThat(inLoris("mobilephone")).isEqualTo("+79162222222");
    }

    @Test
    void aFindingIsOverWhenSomebodyMakesBothTheSameAgain() {
        crm("loris", seller).update("contact", lorisClient, PlainSoap.string("lrs_inn", "500100732277"));
        scanUntil(() -> conflict().isPresent());

        crm("loris", seller).update("contact", lorisClient, PlainSoap.string("lrs_inn", "500100732259"));

        scanUntil(() -> conflict().isEmpty());
    }

    @Test
    void aRecordThatIsMadeInForsageIsMadeInLorisAndOneThatIsMadeInLorisIsAskedAbout() {
        String made = crm("forsage", seller)
                .create("task", UUID.randomUUID().toString(), PlainSoap.string("subject", "Мимо хаба"))
                .text("CreateResult");
        String strange = crm("loris", seller)
                .create("task", UUID.randomUUID().toString(), PlainSoap.string("subject", "Из лориса"))
                .text("CreateResult");

        scanUntil(() -> !crm("loris", "floris-hub").retrieve("task", made).fault()
                && conflictOf(new RecordId("task", UUID.fromString(strange))).isPresent());

        assertThat(store.find(new RecordId("task", UUID.fromString(made)))).isPresent();
        assertThat(crm("forsage", "floris-hub").retrieve("task", strange).fault())
                .isTrue();
        assertThat(conflictOf(new RecordId("task", UUID.fromString(strange)))
                        .orElseThrow()
                        .rule())
                .isEqualTo("created-in-mirror");
    }

    @Test
    void whatIsDeletedInLorisStaysInForsageAndIsAskedAbout() {
        crm("loris", seller).delete("contact", lorisClient);

        scanUntil(() -> conflict().isPresent());

        assertThat(conflict().orElseThrow().rule()).isEqualTo("deleted-in-mirror");
        assertThat(crm("forsage", "floris-hub").retrieve("contact", client).fault())
                .isFalse();
    }

    @Test
    void nothingThatTheHubHasWrittenComesBackAsAChange() {
        plugIn("forsage", true);
        JsonNode before = admin("forsage", "/sandbox/status").at("/plugin/saves");
        facade("forsage", true, seller).update("contact", client, PlainSoap.string("mobilephone", "+79163333333"));
        breakIt("loris", "{\"kind\": \"REFUSAL\", \"operation\": \"Update\", \"entity\": \"contact\", \"count\": 1}");
        assertThat(facade("forsage", true, seller)
                        .update("contact", client, PlainSoap.string("mobilephone", "+79164444444"))
                        .fault())
                .isTrue();
        breakIt(
                "loris",
                "{\"kind\": \"DROP_AFTER\", \"operation\": \"Update\", \"entity\": \"contact\", \"count\": 1}");
        facade("forsage", true, seller).update("contact", client, PlainSoap.string("mobilephone", "+79165555555"));
        await(() -> exchanges().path(0).path("state").asText().equals("done"));
        crm("forsage", seller).update("contact", client, PlainSoap.string("mobilephone", "+79166666666"));
        await(() -> exchanges().path(0).path("state").asText().equals("done"));
        int told = exchanges().size();

        scans(3);

        assertThat(exchanges()).hasSize(told);
        assertThat(exchanges())
                .noneMatch(exchange -> exchange.path("way").asText().equals("hub"));
        assertThat(conflict()).isEmpty();
        assertThat(admin("forsage", "/sandbox/status")
                        .at("/plugin/saves/accepted")
                        .asLong())
                .as("only the save in the page has asked the hub")
                .isEqualTo(before.path("accepted").asLong() + 1);
    }

    @Test
    void aPausedScanFindsNothingUntilItIsResumed() {
        assertThat(api("PUT", "/api/v1/conflicts/scan/pause", null)
                        .path("state")
                        .asText())
                .isEqualTo("paused");
        crm("forsage", seller).update("contact", client, PlainSoap.string("lastname", "Ждёт"));
        long scans = scan().path("scans").asLong();
        api("POST", "/api/v1/conflicts/scan", null);
        assertThat(scan().path("scans").asLong()).isEqualTo(scans);
        assertThat(inLoris("lastname")).isEqualTo("Сканова");

        api("DELETE", "/api/v1/conflicts/scan/pause", null);

        scanUntil(() -> "Ждёт".equals(inLoris("lastname")));
    }

    private void scanUntil(Supplier<Boolean> condition) {
        await(() -> {
            api("POST", "/api/v1/conflicts/scan", null);
            return condition.get();
        });
    }

    private void scans(int count) {
        for (int i = 0; i < count; i++) {
            long before = scan().path("scans").asLong();
            api("POST", "/api/v1/conflicts/scan", null);
            await(() -> scan().path("scans").asLong() > before
                    && !scan().path("state").asText().equals("running"));
        }
    }

    private boolean nothingIsLeft() {
        int told = exchanges().size();
        scans(2);
        return exchanges().size() == told && conflict().isEmpty();
    }

    private JsonNode scan() {
        return api("GET", "/api/v1/conflicts/scan", null);
    }

    private JsonNode exchanges() {
        return api("GET", "/api/v1/exchanges?record=" + record.id() + "&limit=50", null)
                .path("items");
    }

    private String putBack() {
        for (JsonNode exchange : exchanges()) {
            boolean toLoris = exchange.path("dialect").asText().equals("forsage");
            if (toLoris && exchange.path("way").asText().equals("hub")) {
                return exchange.path("id").asText();
            }
        }
        throw new AssertionError("Nothing was put back: " + exchanges());
    }

    private Optional<Finding> conflict() {
        return conflictOf(record);
    }

    private Optional<Finding> conflictOf(RecordId about) {
        List<Finding> open = findings.search(
                        new FindingFilter(
                                Set.of(FindingKind.CONFLICT),
                                Set.of(FindingState.OPEN),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(about.toString()),
                                Optional.empty()),
                        Optional.empty(),
                        5)
                .findings();
        assertThat(open).hasSizeLessThanOrEqualTo(1);
        return open.stream().findFirst();
    }

    private String inForsage(String attribute) {
        return crm("forsage", "floris-hub").retrieve("contact", client).attribute(attribute);
    }

    private String inLoris(String attribute) {
        return crm("loris", "floris-hub").retrieve("contact", lorisClient).attribute(attribute);
    }

    private Object stored(String attribute) {
        return store.find(record).orElseThrow().attributes().get(attribute);
    }
}
