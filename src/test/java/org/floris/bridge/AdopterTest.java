package org.floris.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.connector.Option;
import org.floris.connector.Reference;
import org.floris.journal.ExchangeState;
import org.floris.journal.Way;
import org.floris.store.HubUser;
import org.floris.store.LinkTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BridgeTestContext
class AdopterTest {
    @Autowired
    private Adopter adopter;

    @Autowired
    private TwoCrms crms;

    @Autowired
    private LinkTable links;

    private HubUser seller;
    private RecordId client;

    @BeforeEach
    void nobodyKnowsTheClientYet() {
        crms.reset();
        seller = crms.seller();
        client = new RecordId("client", UUID.randomUUID());
    }

    @Test
    void whatWasCreatedWhereItsOwnerWorksIsCreatedEverywhere() {
        crms.forsage.put(forsage(), crms.inForsage(seller), TwoCrms.LATE);

        assertThat(adopter.adopt(forsage())).isEqualTo(Reconciled.SETTLED);

        assertThat(crms.in(crms.loris, client, "lastname")).isEqualTo("Петрова");
        assertThat(crms.stored(client, "inn")).isEqualTo("500100732259");
        assertThat(links.recordOf(forsage())).contains(client);
        assertThat(links.recordOf(loris())).contains(client);
        assertThat(crms.exchangesOf(client)).singleElement().satisfies(exchange -> {
            assertThat(exchange.summary().way()).isEqualTo(Way.HUB);
            assertThat(exchange.summary().state()).isEqualTo(ExchangeState.DONE);
        });
        // A CRM gives the first state by itself.
        crms.change(crms.loris, client, "statecode", new Option(0), TwoCrms.LATE);
        crms.change(crms.loris, client, "statuscode", new Option(1), TwoCrms.LATE);
        assertThat(adopter.adopt(forsage())).isEqualTo(Reconciled.SAME);
        assertThat(crms.forsage.written).isEmpty();
    }

    @Test
    void whatWasCreatedInTheMirrorIsAskedAbout() {
        crms.loris.put(loris(), crms.inLoris(seller), TwoCrms.LATE);

        assertThat(adopter.adopt(loris())).isEqualTo(Reconciled.ASKED);
        assertThat(adopter.adopt(loris())).isEqualTo(Reconciled.ASKED);

        assertThat(crms.openConflicts(client)).singleElement().satisfies(finding -> {
            assertThat(finding.finding().rule()).isEqualTo("created-in-mirror");
            assertThat(finding.finding().home()).isEqualTo("forsage");
            assertThat(finding.homeImage().orElseThrow().exists()).isFalse();
            assertThat(finding.mirrorImage().orElseThrow().attributes().names()).contains("lastName");
        });
        assertThat(crms.forsage.written).isEmpty();
        assertThat(links.recordOf(loris())).isEmpty();
    }

    @Test
    void whatNobodyOwnsIsAskedAbout() {
        Map<String, Object> values = new LinkedHashMap<>(crms.inForsage(seller));
        values.remove("ownerid");
        crms.forsage.put(forsage(), values, TwoCrms.LATE);

        assertThat(adopter.adopt(forsage())).isEqualTo(Reconciled.ASKED);

        assertThat(crms.openConflicts(client).get(0).finding().rule()).isEqualTo("owner-unknown");
    }

    @Test
    void whatNamesATwinIsAskedAbout() {
        Map<String, Object> values = new LinkedHashMap<>(crms.inForsage(seller));
        values.put("frs_lorisid", UUID.randomUUID().toString());
        crms.forsage.put(forsage(), values, TwoCrms.LATE);

        assertThat(adopter.adopt(forsage())).isEqualTo(Reconciled.ASKED);

        assertThat(crms.openConflicts(client).get(0).finding().rule()).isEqualTo("created-twin");
    }

    @Test
    void aNewUserIsNeverCreatedByTheHub() {
        RecordId user = new RecordId("user", UUID.randomUUID());
        Ref ref = new Ref("loris", "systemuser", user.id().toString());
        crms.loris.put(ref, Map.of("domainname", "BANK\\new"), TwoCrms.LATE);

        assertThat(adopter.adopt(ref)).isEqualTo(Reconciled.ASKED);

        assertThat(crms.openConflicts(user).get(0).finding().rule()).isEqualTo("created-user");
    }

    @Test
    void whatTheMirrorRefusesIsAskedAboutOnceAndStaysAtHome() {
        crms.forsage.put(forsage(), crms.inForsage(seller), TwoCrms.LATE);
        crms.loris.refuses = true;

        assertThat(adopter.adopt(forsage())).isEqualTo(Reconciled.ASKED);
        assertThat(adopter.adopt(forsage())).isEqualTo(Reconciled.ASKED);

        assertThat(crms.forsage.get(forsage())).isPresent();
        assertThat(crms.exchangesOf(client)).hasSize(1);
        assertThat(crms.openConflicts(client).get(0).finding().rule()).isEqualTo("refused");
    }

    @Test
    void aLookupToARecordThatIsNotTakenUpYetIsLookedAtAgain() {
        Map<String, Object> values = new LinkedHashMap<>(crms.inForsage(seller));
        values.put(
                "parentcustomerid", new Reference("account", UUID.randomUUID().toString()));
        crms.forsage.put(forsage(), values, TwoCrms.LATE);

        assertThat(adopter.adopt(forsage())).isEqualTo(Reconciled.LATER);
    }

    private Ref forsage() {
        return TwoCrms.ref("forsage", client);
    }

    private Ref loris() {
        return TwoCrms.ref("loris", client);
    }
}
