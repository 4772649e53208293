package org.floris.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.floris.journal.JournalFixture.client;
import static org.floris.journal.JournalFixture.opened;
import static org.floris.journal.JournalFixture.settled;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.RecordId;
import org.floris.journal.sealing.SealedPayloadException;
import org.floris.store.CoreTestContext;
import org.floris.store.HubUser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@CoreTestContext
@Import(JournalFixture.class)
class SealedPayloadsTest {
    @Autowired
    private Journal journal;

    @Autowired
    private Exchanges exchanges;

    @Autowired
    private JournalFixture fixture;

    @Autowired
    private JdbcClient jdbc;

    private HubUser user;

    @BeforeEach
    void aUser() {
        user = fixture.newUser("sales");
    }

    @Test
    void noColumnOfTheJournalShowsAPayload() {
        Intent intent = fixture.message(user, client(), UUID.randomUUID().toString(), "hash");
        journal.done(opened(journal.open(intent)), settled(intent));

        String row = jdbc.sql("select e::text || encode(change_sealed, 'escape') || encode(before_sealed, 'escape')"
                        + " || encode(answer_sealed, 'escape') from exchange e where id = ?")
                .param(intent.exchangeId())
                .query(String.class)
                .single();
        assertThat(row).contains(user.login()).doesNotContain("Novaya", "Staraya", "lastName");
        assertThat(clearColumns(intent.exchangeId())).isZero();
    }

    @Test
    void aSealedExchangeIsShownResumedAndAnsweredAgain() {
        RecordId record = client();
        String messageId = UUID.randomUUID().toString();
        Intent intent = fixture.message(user, record, messageId, "hash");
        journal.inDoubt(opened(journal.open(intent)), List.of(), "the answer was lost");

        OpenExchange resumed = journal.resume(intent.exchangeId()).orElseThrow();
        assertThat(resumed.intent().change()).isEqualTo(intent.change());
        assertThat(resumed.intent().before()).isEqualTo(intent.before());
        journal.done(resumed, settled(intent));

        assertThat(exchanges.find(intent.exchangeId()).orElseThrow().unreadable())
                .isEmpty();
        StoredAnswer again = ((Opening.Repeated)
                        journal.answered(intent.message().orElseThrow()).orElseThrow())
                .answer();
        assertThat(new String(again.body(), StandardCharsets.UTF_8)).isEqualTo("done");
    }

    @Test
    void whatHasNoKeyIsSaidOnThePageAndIsNeverTakenForData() {
        Intent intent = fixture.update(user, client());
        journal.inDoubt(opened(journal.open(intent)), List.of(), "the answer was lost");
        jdbc.sql("update exchange set change_sealed = overlay(change_sealed placing '\\xdeadbeef'::bytea from 2)"
                        + " where id = ?")
                .param(intent.exchangeId())
                .update();

        ExchangeDetail shown = exchanges.find(intent.exchangeId()).orElseThrow();
        assertThat(shown.change()).isEmpty();
        assertThat(shown.unreadable()).map(text -> text.contains("deadbeef")).contains(true);
        assertThat(shown.summary().state()).isEqualTo(ExchangeState.IN_DOUBT);
        assertThatThrownBy(() -> journal.resume(intent.exchangeId()))
                .isInstanceOf(SealedPayloadException.class)
                .hasMessageContaining("deadbeef");
        assertThat(journal.doubts()).contains(intent.exchangeId());
    }

    @Test
    void aPayloadOfAnotherExchangeIsNotTaken() {
        Intent first = fixture.update(user, client());
        Intent second = fixture.update(user, client());
        journal.inDoubt(opened(journal.open(first)), List.of(), "the answer was lost");
        journal.inDoubt(opened(journal.open(second)), List.of(), "the answer was lost");
        jdbc.sql("update exchange set change_sealed = (select change_sealed from exchange where id = ?) where id = ?")
                .param(first.exchangeId())
                .param(second.exchangeId())
                .update();

        assertThatThrownBy(() -> journal.resume(second.exchangeId())).isInstanceOf(SealedPayloadException.class);
        assertThat(journal.resume(first.exchangeId()).map(OpenExchange::id)).isEqualTo(Optional.of(first.exchangeId()));
    }

    private long clearColumns(UUID id) {
        return jdbc.sql("select num_nonnulls(change, before, answer_body) from exchange where id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }
}
