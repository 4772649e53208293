package org.floris.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.floris.canonical.Attributes;
import org.floris.canonical.Change;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.canonical.Why;
import org.floris.store.CoreTestContext;
import org.floris.store.Homes;
import org.floris.store.HubUser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** A plug-in that calls again is told the same, and its save has one effect. */
@CoreTestContext
@Import(JournalFixture.class)
@TestPropertySource(properties = {"floris.journal.save-within=200ms", "floris.journal.message-within=200ms"})
class RepeatedSaveTest {
    private static final StoredAnswer COMMIT =
            new StoredAnswer(200, "application/json", "commit".getBytes(StandardCharsets.UTF_8));

    @Autowired
    private Journal journal;

    @Autowired
    private JournalFixture fixture;

    @Autowired
    private Homes homes;

    @Autowired
    private JournalSettings settings;

    private final RecordId record = new RecordId("client", UUID.randomUUID());
    private HubUser user;

    @BeforeEach
    void aUser() {
        user = fixture.newUser("sales");
    }

    @Test
    void aRepeatWithItsMessageIdIsToldWhatTheFirstWasToldWhileTheCrmHasNotCommitted() {
        Optional<String> message = Optional.of(UUID.randomUUID().toString());
        OpenExchange first = opened(save(message, "hash"));
        assertThatThrownBy(() -> journal.open(save(message, "hash"))).isInstanceOf(FlorisException.class);

        journal.promise(first, COMMIT);

        assertThat(repeated(journal.open(save(message, "hash")))).isEqualTo(first.id());
    }

    @Test
    void aRepeatWithoutAMessageIdIsKnownByUserRecordAndPayload() {
        OpenExchange first = opened(save(Optional.empty(), "hash"));
        journal.promise(first, COMMIT);

        assertThat(repeated(journal.open(save(Optional.empty(), "hash")))).isEqualTo(first.id());
        assertThatThrownBy(() -> journal.open(save(Optional.empty(), "other")))
                .isInstanceOfSatisfying(
                        FlorisException.class, held -> assertThat(held.code()).isEqualTo(ErrorCode.RECORD_HELD));

        journal.done(first, new Settlement(List.of(), Optional.empty(), List.of(), COMMIT));
        assertThat(repeated(journal.open(save(Optional.empty(), "hash")))).isEqualTo(first.id());
        assertThat(journal.open(save(Optional.empty(), "other"))).isInstanceOf(Opening.Opened.class);
    }

    @Test
    void aRepeatBeginsTheWaitAnewAndAfterItsEndNobodyIsToldSoAnyMore() {
        Optional<String> message = Optional.of(UUID.randomUUID().toString());
        OpenExchange first = opened(save(message, "hash"));
        journal.promise(first, COMMIT);
        journal.open(save(message, "hash"));

        assertThat(journal.withdraw(first, Duration.ofMinutes(1))).isFalse();
        assertThat(repeated(journal.open(save(message, "hash")))).isEqualTo(first.id());
        assertThat(journal.withdraw(first, Duration.ZERO)).isTrue();
        assertThatThrownBy(() -> journal.open(save(message, "hash"))).isInstanceOf(FlorisException.class);

        journal.reversed(first, new Ending(List.of(), Why.plain("not committed")));
        assertThat(journal.open(save(message, "hash"))).isInstanceOf(Opening.Opened.class);
    }

    @Test
    void aSaveLetsGoOfItsRowSoonWhereTheRecordIsHeld() {
        opened(save(Optional.of("m" + UUID.randomUUID()), "hash"));
        assertThatThrownBy(() -> journal.open(save(Optional.of("m" + UUID.randomUUID()), "hash")))
                .isInstanceOfSatisfying(
                        FlorisException.class, held -> assertThat(held.code()).isEqualTo(ErrorCode.RECORD_HELD));
        assertThat(settings.holdWithin(Way.CHANGE_INTAKE)).isEqualTo(settings.saveWithin());
        assertThat(settings.holdWithin(Way.FACADE)).isEqualTo(settings.holdWithin());
    }

    private static UUID repeated(Opening opening) {
        Opening.Repeated repeated = (Opening.Repeated) opening;
        assertThat(new String(repeated.answer().body(), StandardCharsets.UTF_8)).isEqualTo("commit");
        return repeated.exchangeId();
    }

    private OpenExchange opened(Intent intent) {
        return ((Opening.Opened) journal.open(intent)).exchange();
    }

    private Intent save(Optional<String> messageId, String hash) {
        return new Intent(
                ExchangeIds.next(),
                messageId,
                hash,
                user,
                Way.CHANGE_INTAKE,
                "forsage",
                homes.homeOf(user.id()),
                List.of("loris"),
                Optional.of(new Change(Operation.UPDATE, record, new Attributes(Map.of("lastName", "x")))),
                new Ref("forsage", "contact", record.id().toString()),
                Optional.empty(),
                "UPDATE contact",
                OptionalLong.empty());
    }
}
