package org.floris.releases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.floris.canonical.Attributes;
import org.floris.canonical.Change;
import org.floris.journal.ExchangeDetail;
import org.floris.journal.ExchangeFilter;
import org.floris.journal.ExchangeIds;
import org.floris.journal.ExchangeState;
import org.floris.journal.ExchangeSummary;
import org.floris.journal.Exchanges;
import org.floris.journal.Journal;
import org.floris.journal.MessageKey;
import org.floris.journal.OpenExchange;
import org.floris.journal.Opening;
import org.floris.journal.Settlement;
import org.floris.journal.StoredAnswer;
import org.floris.journal.Way;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The hub of today on the data of an older release. */
@TestComponent
final class MigratedJournal {
    private final Journal journal;
    private final Exchanges exchanges;
    private final JdbcClient jdbc;

    MigratedJournal(Journal journal, Exchanges exchanges, JdbcClient jdbc) {
        this.journal = journal;
        this.exchanges = exchanges;
        this.jdbc = jdbc;
    }

    void goesOnWith(List<ReleasedExchange> released) {
        everyExchangeIsFound(released);
        aMessageIsAnsweredAsItWas();
        whatIsUnsettledIsResumedAndClosed(released);
        eventsThatWaitedArePublished();
        payloadsAreReadAndNoneStaysInTheClear(released);
    }

    private void everyExchangeIsFound(List<ReleasedExchange> released) {
        assertThat(search(ExchangeFilter.ALL)).containsExactlyElementsOf(ids(released));
        for (ReleasedExchange exchange : released) {
            Instant opened = ExchangeIds.at(exchange.id());
            assertThat(search(new ExchangeFilter(
                            Optional.of(exchange.login()),
                            exchange.record(),
                            Optional.of("forsage"),
                            Optional.empty(),
                            Optional.empty(),
                            exchange.isUnsettled()
                                    ? EnumSet.of(ExchangeState.OPEN, ExchangeState.IN_DOUBT)
                                    : Set.of(exchange.state()),
                            Optional.of(opened),
                            Optional.of(opened.plusSeconds(60)),
                            Optional.empty())))
                    .as("%s", exchange)
                    .contains(exchange.id());
        }
    }

    private void aMessageIsAnsweredAsItWas() {
        UUID user = jdbc.sql("select user_id from exchange where message_id = ?")
                .param(ReleaseData.ANSWERED_MESSAGE)
                .query(UUID.class)
                .single();
        String caller = MessageKey.caller(Way.FACADE, "forsage", user);
        assertThat(journal.answered(new MessageKey(caller, ReleaseData.ANSWERED_MESSAGE, "hash")))
                .hasValueSatisfying(opening -> assertThat(
                                new String(((Opening.Repeated) opening).answer().body(), StandardCharsets.UTF_8))
                        .isEqualTo(ReleaseData.ANSWER));
        assertThat(journal.answered(new MessageKey("somebody else", ReleaseData.ANSWERED_MESSAGE, "hash")))
                .isEmpty();
    }

    /** Among them what the hub of that release had open when it was stopped. */
    private void whatIsUnsettledIsResumedAndClosed(List<ReleasedExchange> released) {
        List<UUID> unsettled =
                ids(released.stream().filter(ReleasedExchange::isUnsettled).toList());
        assertThat(unsettled).isNotEmpty();
        await("in doubt", () -> journal.doubts().containsAll(unsettled));
        for (UUID id : unsettled) {
            OpenExchange exchange = journal.resume(id).orElseThrow();
            assertHolds(exchange.intent().change().map(Change::attributes), ReleaseData.LAST_NAME);
            StoredAnswer answer =
                    new StoredAnswer(200, "text/xml", ReleaseData.ANSWER.getBytes(StandardCharsets.UTF_8));
            journal.done(exchange, new Settlement(List.of(), exchange.intent().change(), List.of(), answer));
        }
        assertThat(journal.doubts()).isEmpty();
        assertThat(exchanges.heldRecords()).isEmpty();
    }

    private void eventsThatWaitedArePublished() {
        await("published", () -> count("select count(*) from outbox") == 0);
    }

    private void payloadsAreReadAndNoneStaysInTheClear(List<ReleasedExchange> released) {
        await(
                "sealed",
                () -> count("select count(*) from exchange where num_nonnulls(change, before, answer_body) > 0") == 0);
        assertThat(count("select count(*) from exchange e where e::text like '%" + ReleaseData.LAST_NAME + "%'"))
                .isZero();
        long withValues = released.stream()
                .map(exchange -> exchanges.find(exchange.id()).orElseThrow())
                .peek(detail -> assertThat(detail.unreadable()).isEmpty())
                .filter(MigratedJournal::hasValues)
                .count();
        assertThat(withValues).isGreaterThan(5);
    }

    private static boolean hasValues(ExchangeDetail detail) {
        return detail.change()
                .filter(change -> change.attributes().has("lastName"))
                .isPresent();
    }

    private static void assertHolds(Optional<Attributes> attributes, String lastName) {
        assertThat(attributes.map(values -> values.get("lastName"))).contains(lastName);
    }

    private List<UUID> search(ExchangeFilter filter) {
        return exchanges.search(filter, Optional.empty(), 500).exchanges().stream()
                .map(ExchangeSummary::id)
                .toList();
    }

    private static List<UUID> ids(List<ReleasedExchange> released) {
        return released.stream().map(ReleasedExchange::id).toList();
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private static void await(String what, BooleanSupplier condition) {
        Instant giveUpAt = Instant.now().plus(Duration.ofSeconds(30));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("not %s within 30 s", what).isBefore(giveUpAt);
            try {
                Thread.sleep(50);
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
        }
    }
}
