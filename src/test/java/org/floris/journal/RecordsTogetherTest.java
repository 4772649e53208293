package org.floris.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.floris.journal.JournalFixture.client;
import static org.floris.journal.JournalFixture.opened;
import static org.floris.journal.JournalFixture.settled;
import static org.floris.journal.JournalFixture.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.floris.canonical.RecordId;
import org.floris.store.CoreTestContext;
import org.floris.store.HubUser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One exchange about several records holds all of them, or none. */
@CoreTestContext
@Import(JournalFixture.class)
class RecordsTogetherTest {
    @Autowired
    private Journal journal;

    @Autowired
    private Exchanges exchanges;

    @Autowired
    private DeadOwnerSweep sweep;

    @Autowired
    private JournalFixture fixture;

    @Autowired
    private JdbcClient jdbc;

    private final RecordId stays = client();
    private final RecordId goes = client();
    private HubUser user;

    @BeforeEach
    void aUser() {
        user = fixture.newUser("sales");
    }

    @Test
    void eachOfThemIsHeldUntilTheExchangeIsClosed() throws Exception {
        Intent merge = fixture.together(user, stays, goes);
        OpenExchange exchange = opened(journal.open(merge));
        for (RecordId record : List.of(stays, goes)) {
            assertThat(journal.isBusy(record)).isTrue();
        }
        CompletableFuture<Opening> waiting =
                CompletableFuture.supplyAsync(() -> journal.open(fixture.update(user, goes)));
        Thread.sleep(200);
        assertThat(waiting).isNotDone();

        journal.done(exchange, settled(merge));

        assertThat(waiting.get(5, TimeUnit.SECONDS)).isInstanceOf(Opening.Opened.class);
        assertThat(journal.isBusy(stays)).isFalse();
        assertThat(journal.turnOf(stays)).isEqualTo(1);
        assertThat(journal.turnOf(goes)).isEqualTo(1);
        assertThat(exchanges.find(exchange.id()).orElseThrow().summary().record())
                .contains(stays);
    }

    @Test
    void whileOneIsHeldByAnotherNoneIsTaken() throws Exception {
        Intent first = fixture.update(user, goes);
        OpenExchange holder = opened(journal.open(first));
        CompletableFuture<Opening> waiting =
                CompletableFuture.supplyAsync(() -> journal.open(fixture.together(user, stays, goes)));
        Thread.sleep(200);

        Intent other = fixture.update(user, stays);
        journal.done(opened(journal.open(other)), settled(other));
        assertThat(waiting).isNotDone();
        journal.done(holder, settled(first));

        assertThat(waiting.get(5, TimeUnit.SECONDS)).isInstanceOf(Opening.Opened.class);
    }

    @Test
    void twoThatNameTheSameRecordsInOppositeOrderTakeTurns() throws Exception {
        List<CompletableFuture<Void>> writers = new ArrayList<>();
        for (RecordId[] order : new RecordId[][] {{stays, goes}, {goes, stays}}) {
            HubUser writer = fixture.newUser("sales");
            writers.add(CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 40; i++) {
                    Intent merge = fixture.together(writer, order);
                    journal.done(opened(journal.open(merge)), settled(merge));
                }
            }));
        }
        for (CompletableFuture<Void> writer : writers) {
            writer.get(60, TimeUnit.SECONDS);
        }

        assertThat(journal.turnOf(stays)).isEqualTo(80);
        assertThat(journal.turnOf(goes)).isEqualTo(80);
    }

    @Test
    void whatADeadHubLeftIsFoundOnceWithAllItsRecordsAndLetsThemGoAtItsEnd() {
        Intent merge = fixture.together(user, stays, goes);
        journal.open(merge);
        jdbc.sql("update hold set owner = 'dead' where exchange_id = ?")
                .param(merge.exchangeId())
                .update();

        assertThat(sweep.run()).containsExactly(merge.exchangeId());

        assertThat(journal.doubts()).containsOnlyOnce(merge.exchangeId());
        OpenExchange resumed = journal.resume(merge.exchangeId()).orElseThrow();
        assertThat(resumed.intent().together()).containsExactly(stays, goes);
        assertThat(exchanges.inFlightOf(java.util.Set.of(user.id()))).hasSize(1);
        journal.reversed(resumed, new Ending(steps(), "Home does not have it."));
        assertThat(journal.isBusy(stays)).isFalse();
        assertThat(journal.isBusy(goes)).isFalse();
        assertThat(journal.turnOf(goes)).isEqualTo(1);
    }
}
