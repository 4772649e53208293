package org.floris.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.ProducerTemplate;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.connector.SystemChange;
import org.floris.journal.ExchangeState;
import org.floris.journal.Way;
import org.floris.store.HubUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database ends the session at a commit, so that nobody can say whether it has taken place. */
@BridgeTestContext
class JournalBreaksOffTest {
    private static final String HELD = "+79160000001";
    private static final String NEW = "+79160000002";

    @Autowired
    private ProducerTemplate routes;

    @Autowired
    private TwoCrms crms;

    @Autowired
    private DoubtResolver resolver;

    @Autowired
    private JdbcClient jdbc;

    private final String messageId = "urn:uuid:" + UUID.randomUUID();
    private HubUser seller;
    private RecordId client;

    @BeforeEach
    void aClient() {
        seller = crms.seller();
        client = crms.client(seller);
        crms.reset();
        jdbc.sql(
                        """
                        create or replace function end_session() returns trigger language plpgsql as $$
                        begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$
                        """)
                .update();
    }

    /** @param event of the hold, which comes with the exchange and goes with it */
    private void breaksAtCommitAfter(String event, String row) {
        jdbc.sql("create constraint trigger breaks after %s on hold deferrable initially deferred for each row"
                                .formatted(event)
                        + " when (%s.user_id = '%s') execute function end_session()".formatted(row, seller.id()))
                .update();
    }

    @AfterEach
    void nothingBreaksAnyMore() {
        jdbc.sql("drop trigger if exists breaks on hold").update();
        crms.reset();
    }

    @Test
    void whoIsRefusedWhatHomeHasAlreadyIsToldThatTheOutcomeIsUnknownAndLaterWhatTheJournalHasFound() {
        crms.forsage.refuses = true;
        breaksAtCommitAfter("delete", "old");

        WriteReply unknown = write(HELD);

        assertThat(unknown.error()).contains(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(unknown.nextSteps()).singleElement().asString().contains("repeat the same message");
        nothingBreaksAnyMore();
        resolver.resolve(unknown.exchangeId());
        WriteReply repeated = write(HELD);
        assertThat(repeated.exchangeId()).isEqualTo(unknown.exchangeId());
        assertThat(repeated.done()).as(repeated.reason()).isTrue();
        assertThat(crms.exchangesOf(client))
                .singleElement()
                .satisfies(exchange -> assertThat(exchange.summary().state()).isEqualTo(ExchangeState.DONE));
    }

    @Test
    void whoseHomeIsNotReachedIsToldTheSame() {
        crms.forsage.atWrite = () -> crms.forsage.down = true;
        breaksAtCommitAfter("delete", "old");

        WriteReply unknown = write(NEW);

        assertThat(unknown.error()).contains(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(crms.exchangesOf(client))
                .singleElement()
                .satisfies(exchange -> assertThat(exchange.summary().state()).isEqualTo(ExchangeState.IN_DOUBT));
    }

    @Test
    void whoseChangeIsTakenBackIsToldTheSame() {
        crms.loris.refuses = true;
        breaksAtCommitAfter("delete", "old");

        assertThat(write(NEW).error()).contains(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(crms.in(crms.forsage, client, "mobilephone")).isEqualTo(HELD);
    }

    @Test
    void whoseExchangeMayHaveBeenOpenedIsToldToRepeatTheMessageAndNothingIsWritten() {
        breaksAtCommitAfter("insert", "new");

        assertThatThrownBy(() -> write(NEW)).cause().isInstanceOfSatisfying(FlorisException.class, unknown -> {
            assertThat(unknown.code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
            assertThat(unknown).hasMessageContaining("repeat the same message");
        });
        assertThat(crms.forsage.written).isEmpty();
        nothingBreaksAnyMore();
        assertThat(write(NEW).done()).isTrue();
    }

    private WriteReply write(String phone) {
        IncomingWrite write = new IncomingWrite(
                Way.FACADE,
                seller,
                new SystemChange(Operation.UPDATE, TwoCrms.ref("forsage", client), Map.of("mobilephone", phone)),
                Optional.of(messageId),
                "hash",
                Optional.empty(),
                Optional.empty());
        return routes.requestBody("direct:bridge-write", write, WriteReply.class);
    }
}
