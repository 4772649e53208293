package org.floris.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.ProducerTemplate;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.OnConflict;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.connector.SystemChange;
import org.floris.journal.ExchangeState;
import org.floris.journal.FindingDetail;
import org.floris.journal.LostValues;
import org.floris.journal.Way;
import org.floris.store.HubUser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Users' writes, in the married write as it is routed, of records that somebody has changed past the hub. */
@BridgeTestContext
class OutsideChangesTest {
    @Autowired
    private ProducerTemplate routes;

    @Autowired
    private TwoCrms crms;

    private HubUser seller;
    private RecordId client;

    @BeforeEach
    void aClient() {
        seller = crms.seller();
        client = crms.client(seller);
        crms.reset();
    }

    @Test
    void aRecordThatIsAsTheHubHasLeftItCostsNoCallMore() {
        assertThat(save(Map.of("mobilephone", "+79160000002")).done()).isTrue();

        assertThat(crms.forsage.reads).hasValue(1);
        assertThat(crms.loris.reads).hasValue(0);
        assertThat(crms.exchangesOf(client).get(0).lost()).isEmpty();
    }

    @Test
    void aWriteOverAChangeAtHomeGoesOnAndKeepsWhatItOverwrites() {
        crms.change(crms.forsage, client, "mobilephone", "+79169999999", TwoCrms.LATE);

        assertThat(save(Map.of("mobilephone", "+79160000002")).done()).isTrue();

        assertThat(crms.in(crms.loris, client, "mobilephone")).isEqualTo("+79160000002");
        assertThat(crms.exchangesOf(client).get(0).lost())
                .extracting(LostValues::system, LostValues::rules)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("forsage", Map.of("mobilePhone", OnConflict.LATEST_WINS)));
    }

    @Test
    void aWriteOverChangesInBothKeepsWhatBothHad() {
        crms.change(crms.forsage, client, "mobilephone", "+79169999999", TwoCrms.LATE);
        crms.change(crms.loris, client, "mobilephone", "+79168888888", TwoCrms.LATE);

        assertThat(save(Map.of("mobilephone", "+79160000002")).done()).isTrue();

        assertThat(crms.in(crms.forsage, client, "mobilephone")).isEqualTo("+79160000002");
        assertThat(crms.in(crms.loris, client, "mobilephone")).isEqualTo("+79160000002");
        assertThat(crms.stored(client, "mobilePhone")).isEqualTo("+79160000002");
        assertThat(crms.exchangesOf(client).get(0).lost())
                .extracting(LostValues::system)
                .containsExactlyInAnyOrder("forsage", "loris");
    }

    @Test
    void theMirrorIsLookedAtBeforeWhatIsToBeAskedAboutIsOverwritten() {
        assertThat(save(Map.of("frs_inn", "500100732260")).done()).isTrue();

        assertThat(crms.loris.reads).hasValue(1);
        assertThat(crms.in(crms.loris, client, "lrs_inn")).isEqualTo("500100732260");
    }

    @Test
    void whatAPersonHasToDecideOnIsNotOverwritten() {
        crms.change(crms.loris, client, "lrs_inn", "500100732277", TwoCrms.LATE);

        WriteReply reply = save(Map.of("frs_inn", "500100732260"));

        assertThat(reply.state()).isEqualTo(ExchangeState.REFUSED);
        assertThat(reply.error()).contains(ErrorCode.CONFLICT_TO_SETTLE);
        assertThat(reply.reason()).contains("inn", "loris").doesNotContain("500100732277");
        assertThat(crms.forsage.written).isEmpty();
        assertThat(crms.loris.written).isEmpty();
        FindingDetail finding = crms.openConflicts(client).get(0);
        assertThat(reply.nextSteps().get(0)).contains(finding.finding().id().toString());
        assertThat(finding.homeImage().orElseThrow().attributes().names()).containsExactly("inn");
        assertThat(finding.mirrorImage().orElseThrow().attributes().names()).containsExactly("inn");

        assertThat(save(Map.of("frs_inn", "500100732260")).done()).isFalse();
        assertThat(crms.openConflicts(client)).hasSize(1);
        assertThat(save(Map.of("mobilephone", "+79160000002")).done()).isTrue();
    }

    @Test
    void aMirrorThatIsAwayAndGetsItLaterIsLookedAtWhenItGetsIt() {
        crms.loris.defers = true;
        crms.loris.down = true;

        WriteReply reply = save(Map.of("frs_inn", "500100732260"));

        assertThat(reply.state()).isEqualTo(ExchangeState.DEFERRED);
        assertThat(crms.in(crms.forsage, client, "frs_inn")).isEqualTo("500100732260");
    }

    @Test
    void theSameMessageMayBeTriedAgainWhenThePersonHasDecided() {
        crms.change(crms.loris, client, "lrs_inn", "500100732277", TwoCrms.LATE);
        Optional<String> message = Optional.of("urn:uuid:" + UUID.randomUUID());
        assertThat(save(Map.of("frs_inn", "500100732260"), message).done()).isFalse();

        crms.change(crms.loris, client, "lrs_inn", "500100732259", TwoCrms.LATE);

        assertThat(save(Map.of("frs_inn", "500100732260"), message).done()).isTrue();
    }

    @Test
    void aMirrorThatCannotBeLookedAtLeavesEverythingAsItWas() {
        crms.loris.down = true;

        WriteReply reply = save(Map.of("frs_inn", "500100732260"));

        assertThat(reply.state()).isEqualTo(ExchangeState.FAILED);
        assertThat(crms.forsage.written).isEmpty();
    }

    private WriteReply save(Map<String, Object> values) {
        return save(values, Optional.empty());
    }

    private WriteReply save(Map<String, Object> values, Optional<String> message) {
        IncomingWrite write = new IncomingWrite(
                Way.FACADE,
                seller,
                new SystemChange(Operation.UPDATE, TwoCrms.ref("forsage", client), new LinkedHashMap<>(values)),
                message,
                "hash",
                Optional.empty(),
                Optional.empty());
        return routes.requestBody("direct:bridge-write", write, WriteReply.class);
    }
}
