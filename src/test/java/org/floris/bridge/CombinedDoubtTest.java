package org.floris.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.floris.bridge.DoubtFixture.ref;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.connector.Option;
import org.floris.crash.CrashPoints;
import org.floris.journal.ExchangeState;
import org.floris.journal.Finding;
import org.floris.journal.Journal;
import org.floris.store.CoreTestContext;
import org.floris.store.HubUser;
import org.floris.store.LinkTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A message about several records whose answer was lost: what home shows says what became of it, as far as it can. */
@CoreTestContext
@Import(DoubtFixture.class)
class CombinedDoubtTest {
    private static final Map<String, Object> ACTIVE = Map.of("statecode", new Option(0), "statuscode", new Option(1));
    private static final Map<String, Object> INACTIVE = Map.of("statecode", new Option(1), "statuscode", new Option(2));

    @Autowired
    private DoubtFixture fixture;

    @Autowired
    private Journal journal;

    @Autowired
    private LinkTable links;

    private final Shelf forsage = new Shelf("forsage");
    private final Shelf loris = new Shelf("loris");
    private DoubtResolver resolver;
    private HubUser user;
    private RecordId stays;
    private RecordId goes;
    private UUID doubt;

    @BeforeEach
    void aMergeInDoubt() {
        resolver = fixture.resolver(new Shelves(forsage, loris));
        user = fixture.newUser();
        stays = fixture.client();
        goes = fixture.client();
        doubt = fixture.togetherInDoubt(user, stays, goes);
    }

    @Test
    void whatHomeHasMergedIsDoneAndLetsBothGo() {
        forsage.put(ref("forsage", goes), INACTIVE);

        assertThat(resolver.resolve(doubt)).isEqualTo(DoubtResolver.Settled.SETTLED);

        assertThat(state()).isEqualTo(ExchangeState.DONE);
        assertThat(journal.isBusy(stays)).isFalse();
        assertThat(journal.isBusy(goes)).isFalse();
    }

    @Test
    void whatHomeHasNotMergedIsReversed() {
        forsage.put(ref("forsage", goes), ACTIVE);

        assertThat(resolver.resolve(doubt)).isEqualTo(DoubtResolver.Settled.SETTLED);

        assertThat(state()).isEqualTo(ExchangeState.REVERSED);
    }

    @Test
    void whatMayStillComeIsWaitedFor() {
        forsage.put(ref("forsage", goes), ACTIVE);
        DoubtResolver patient = fixture.hub(new Shelves(forsage, loris), CrashPoints.NONE, Duration.ofHours(1))
                .resolver();

        assertThat(patient.resolve(doubt)).isEqualTo(DoubtResolver.Settled.LEFT);

        assertThat(state()).isEqualTo(ExchangeState.IN_DOUBT);
        assertThat(findings()).isEmpty();
    }

    @Test
    void whenHomeIsAwayItIsAskedAgain() {
        forsage.down = true;

        assertThat(resolver.resolve(doubt)).isEqualTo(DoubtResolver.Settled.LEFT);

        assertThat(findings()).isEmpty();
    }

    @Test
    void aPersonIsAskedWhenSomethingStillPointsToTheRecordThatIsNotActive() {
        forsage.put(ref("forsage", goes), INACTIVE);
        RecordId task = new RecordId("task", UUID.randomUUID());
        Ref pointing = new Ref("forsage", "task", task.id().toString());
        links.link(pointing, task);
        forsage.put(pointing, Map.of("regardingobjectid", goes.id()));

        assertThat(resolver.resolve(doubt)).isEqualTo(DoubtResolver.Settled.LEFT);

        assertThat(state()).isEqualTo(ExchangeState.IN_DOUBT);
        assertThat(findings()).containsExactly("merge-unclear");
    }

    @Test
    void aRecordThatWasToComeWithOthersIsDoneWhereHomeHasIt() {
        RecordId made = new RecordId("client", UUID.randomUUID());
        doubt = fixture.togetherInDoubt(user, made);
        forsage.put(ref("forsage", made), Map.of("lastname", "Novaya"));

        assertThat(resolver.resolve(doubt)).isEqualTo(DoubtResolver.Settled.SETTLED);

        assertThat(state()).isEqualTo(ExchangeState.DONE);
    }

    @Test
    void aRecordThatWasToComeWithOthersIsReversedWhereHomeHasItNot() {
        doubt = fixture.togetherInDoubt(user, new RecordId("client", UUID.randomUUID()));

        assertThat(resolver.resolve(doubt)).isEqualTo(DoubtResolver.Settled.SETTLED);

        assertThat(state()).isEqualTo(ExchangeState.REVERSED);
    }

    @Test
    void whatALeadHasBecomeIsForAPersonToSay() {
        RecordId known = fixture.client();
        doubt = fixture.togetherInDoubt(user, known);

        assertThat(resolver.resolve(doubt)).isEqualTo(DoubtResolver.Settled.LEFT);

        assertThat(findings()).containsExactly("passed-through");
    }

    private ExchangeState state() {
        return fixture.exchange(doubt).state();
    }

    private List<String> findings() {
        return fixture.openFindings(doubt).stream().map(Finding::rule).toList();
    }
}
