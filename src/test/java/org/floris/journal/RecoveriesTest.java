package org.floris.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.floris.journal.JournalFixture.client;
import static org.floris.journal.JournalFixture.opened;
import static org.floris.journal.JournalFixture.settled;
import static org.floris.journal.JournalFixture.steps;

import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.Why;
import org.floris.store.CoreTestContext;
import org.floris.store.HubUser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is told afterwards of a hub that has died. */
@CoreTestContext
@Import(JournalFixture.class)
class RecoveriesTest {
    @Autowired
    private Journal journal;

    @Autowired
    private Recoveries recoveries;

    @Autowired
    private DeadOwnerSweep sweep;

    @Autowired
    private JournalFixture fixture;

    @Autowired
    private JdbcClient jdbc;

    private HubUser user;
    private String dead;

    @BeforeEach
    void anotherHub() {
        user = fixture.newUser("sales");
        dead = "dead-" + UUID.randomUUID();
        jdbc.sql("insert into instance (id, started_at, lease_until) values (?, now(), now() + interval '1 hour')")
                .param(dead)
                .update();
    }

    @Test
    void eachExchangeThatItHadLeftIsToldWithWhatBecameOfIt() {
        UUID finished = leftInTheMiddle();
        UUID takenBack = leftInTheMiddle();
        UUID undecided = leftInTheMiddle();
        die();
        OpenExchange first = journal.resume(finished).orElseThrow();
        journal.done(first, settled(first.intent()));
        journal.reversed(journal.resume(takenBack).orElseThrow(), new Ending(steps(), "Home does not have it."));
        OpenExchange third = journal.resume(undecided).orElseThrow();
        journal.undecided(
                third,
                steps(),
                NewFinding.of(
                        FindingKind.UNDECIDED,
                        third.intent(),
                        "changed-since",
                        Optional.of("loris"),
                        Why.plain("Somebody else has changed it."),
                        Optional.empty(),
                        Optional.empty()));

        Recovery recovery = recovery();

        assertThat(recovery.left())
                .extracting(Recovery.Left::exchange)
                .containsExactlyInAnyOrder(finished, takenBack, undecided);
        assertThat(recovery.count(Recovery.Became.FINISHED)).isEqualTo(1);
        assertThat(recovery.count(Recovery.Became.TAKEN_BACK)).isEqualTo(1);
        assertThat(recovery.count(Recovery.Became.STILL_OPEN)).isEqualTo(1);
        assertThat(recovery.isSettled()).isFalse();
        assertThat(recovery.left())
                .filteredOn(left -> left.exchange().equals(undecided))
                .allSatisfy(left -> assertThat(left.finding()).isPresent());
    }

    @Test
    void aHubThatHadNothingInTheMiddleIsToldTooAndOnlyOnce() {
        die();
        sweep.run();
        assertThat(recoveries.latest(100))
                .filteredOn(recovery -> recovery.hub().equals(dead))
                .singleElement()
                .satisfies(recovery -> {
                    assertThat(recovery.left()).isEmpty();
                    assertThat(recovery.isSettled()).isTrue();
                });
    }

    @Test
    void aHubThatIsAliveIsNotTold() {
        leftInTheMiddle();
        sweep.run();
        assertThat(recoveries.latest(100)).noneMatch(recovery -> recovery.hub().equals(dead));
    }

    /** An exchange that the other hub has opened. */
    private UUID leftInTheMiddle() {
        OpenExchange exchange = opened(journal.open(fixture.update(user, client())));
        jdbc.sql("update hold set owner = ? where exchange_id = ?")
                .params(dead, exchange.id())
                .update();
        return exchange.id();
    }

    private void die() {
        jdbc.sql("update instance set lease_until = now() - interval '1 second' where id = ?")
                .param(dead)
                .update();
        sweep.run();
    }

    private Recovery recovery() {
        return recoveries.latest(100).stream()
                .filter(recovery -> recovery.hub().equals(dead))
                .findFirst()
                .orElseThrow();
    }
}
