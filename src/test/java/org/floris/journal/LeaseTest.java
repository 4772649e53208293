package org.floris.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.floris.journal.JournalFixture.client;
import static org.floris.journal.JournalFixture.opened;
import static org.floris.journal.JournalFixture.steps;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.floris.store.CoreTestContext;
import org.floris.store.HubUser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whose an exchange is: by the lease of the hub, and by the threads at work in it. */
@CoreTestContext
@Import({JournalFixture.class, LeaseTest.Threads.class})
class LeaseTest {
    @Autowired
    private Journal journal;

    @Autowired
    private Exchanges exchanges;

    @Autowired
    private DeadOwnerSweep sweep;

    @Autowired
    private HubInstance hub;

    @Autowired
    private JournalFixture fixture;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Threads threads;

    private HubUser user;

    @BeforeEach
    void aUser() {
        user = fixture.newUser("sales");
    }

    @Test
    void whatIsOpenWithoutAThreadIsInDoubtAndWhatHasOneIsNot() {
        OpenExchange abandoned = opened(journal.open(fixture.update(user, client())));
        Intent atWork = fixture.update(user, client());
        threads.live.add(atWork.exchangeId());
        OpenExchange live = opened(journal.open(atWork));

        sweep.run();

        assertThat(stateOf(abandoned)).isEqualTo(ExchangeState.IN_DOUBT);
        assertThat(stateOf(live)).isEqualTo(ExchangeState.OPEN);
        threads.live.remove(live.id());
        sweep.run();
        assertThat(stateOf(live)).isEqualTo(ExchangeState.IN_DOUBT);
    }

    @Test
    void whatWasOpenedBeforeALapseIsNeverWrittenAgain() {
        OpenExchange exchange = opened(journal.open(fixture.update(user, client())));
        assertThat(journal.mayWrite(exchange)).isTrue();

        lapse();

        assertThat(journal.mayWrite(exchange)).isFalse();
        OpenExchange next = opened(journal.open(fixture.update(user, client())));
        assertThat(next.owner()).isNotEqualTo(exchange.owner());
        assertThat(journal.mayWrite(next)).isTrue();
        hub.renew();
        assertThat(journal.mayWrite(next)).isTrue();
        assertThat(journal.mayWrite(exchange)).isFalse();
        sweep.run();
        assertThat(stateOf(exchange)).isEqualTo(ExchangeState.IN_DOUBT);
    }

    @Test
    void aSweepAfterALapseLeavesWhatThisHubIsStillAtWorkOn() {
        Intent intent = fixture.update(user, client());
        threads.live.add(intent.exchangeId());
        OpenExchange exchange = opened(journal.open(intent));
        lapse();
        sweep.run();
        assertThat(stateOf(exchange)).isEqualTo(ExchangeState.OPEN);
        journal.inDoubt(exchange, steps(), "the lease was over");
        assertThat(stateOf(exchange)).isEqualTo(ExchangeState.IN_DOUBT);
    }

    @Test
    void whatWasResumedBeforeALapseIsNotWrittenEitherAndCanBeTakenAnew() {
        OpenExchange exchange = opened(journal.open(fixture.update(user, client())));
        journal.inDoubt(exchange, List.of(), "loris did not answer in time");
        OpenExchange resumed = journal.resume(exchange.id()).orElseThrow();
        assertThat(journal.mayWrite(resumed)).isTrue();
        lapse();
        assertThat(journal.mayWrite(resumed)).isFalse();
        OpenExchange anew = journal.resume(exchange.id()).orElseThrow();
        assertThat(journal.mayWrite(anew)).isTrue();
    }

    private void lapse() {
        jdbc.sql("update instance set lease_until = now() where id = ?")
                .param(hub.id())
                .update();
        hub.renew();
    }

    private ExchangeState stateOf(OpenExchange exchange) {
        return exchanges.find(exchange.id()).orElseThrow().summary().state();
    }

    /** Whoever opens exchanges here says which of them he is at work on. No component, or other tests would find it. */
    static class Threads implements LiveThreads {
        private final Set<UUID> live = ConcurrentHashMap.newKeySet();

        @Override
        public boolean isAtWorkOn(UUID exchangeId) {
            return live.contains(exchangeId);
        }
    }
}
