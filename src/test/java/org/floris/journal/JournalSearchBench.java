package org.floris.journal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.floris.canonical.Operation;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long people wait for the journal when it is big. Not part of any test run: it fills a database of its own first,
 * which takes 1.5 kilobytes of disk for each exchange. Arguments: a directory to keep the database in, and how many
 * exchanges; what is there already is used again.
 *
 * <pre>
 * ./mvnw -q test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath.txt
 * java -cp target/classes:target/test-classes:$(cat target/classpath.txt) org.floris.journal.JournalSearchBench /var/tmp/bench 10000000
 * </pre>
 */
final class JournalSearchBench {
    private static final int WARM_UPS = 15;
    private static final int RUNS = 60;
    private static final int PAGE = 50;

    private final JdbcClient jdbc;
    private final Exchanges exchanges;
    private double yardstick;

    private JournalSearchBench(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.exchanges = new SqlExchanges(jdbc, null, null, null, null);
    }

    public static void main(String[] arguments) throws Exception {
        try (BenchJournal journal = BenchJournal.start(Path.of(arguments[0]))) {
            journal.fill(Long.parseLong(arguments[1]));
            new JournalSearchBench(journal.asTheHub()).run();
        }
    }

    private void run() {
        long rows = jdbc.sql("select count(*) from exchange").query(Long.class).single();
        List<UUID> ids = jdbc.sql("select id from exchange tablesample system (0.001)")
                .query(UUID.class)
                .list();
        System.out.printf("%,d exchanges, %d runs each, page of %d%n", rows, RUNS, PAGE);
        System.out.printf("%-44s %9s %9s %8s%n", "search", "p50 ms", "p95 ms", "ratio");
        yardstick = measure(
                "one exchange by its key (the yardstick)", run -> jdbc.sql("select id from exchange where id = ?")
                        .param(ids.get(run % ids.size()))
                        .query(UUID.class)
                        .list());
        Instant now = Instant.now();
        search("newest", run -> filter("", "", "", Set.of(), null, null));
        search("user", run -> filter("user" + run * 7, "", "", Set.of(), null, null));
        search("rare user", run -> filter("rare", "", "", Set.of(), null, null));
        search("unknown user", run -> filter("nobody", "", "", Set.of(), null, null));
        search("record", run -> filter("", record(run * 100), "", Set.of(), null, null));
        search("rare record", run -> filter("", record(299_000 + run), "", Set.of(), null, null));
        search("system", run -> filter("", "", run % 2 == 0 ? "loris" : "forsage", Set.of(), null, null));
        search("rare system", run -> filter("", "", "abs", Set.of(), null, null));
        search("unknown system", run -> filter("", "", "nosuch", Set.of(), null, null));
        search("entity", run -> filter("", "client", null));
        search("rare entity", run -> filter("", "insurance", null));
        search("unknown entity", run -> filter("", "nosuch", null));
        search("rare operation", run -> filter("", "", Operation.ASSOCIATE));
        search("done", run -> filter("", "", "", EnumSet.of(ExchangeState.DONE), null, null));
        search(
                "refused or failed",
                run -> filter("", "", "", EnumSet.of(ExchangeState.REFUSED, ExchangeState.FAILED), null, null));
        search("in doubt", run -> filter("", "", "", EnumSet.of(ExchangeState.IN_DOUBT), null, null));
        search("deferred", run -> filter("", "", "", EnumSet.of(ExchangeState.DEFERRED), null, null));
        search("parked", run -> filter("", "", "", EnumSet.of(ExchangeState.PARKED), null, null));
        search(
                "an hour",
                run -> filter("", "", "", Set.of(), now.minus(Duration.ofHours(run * 9)), Duration.ofHours(1)));
        search("user, system", run -> filter("user" + run * 7, "", "forsage", Set.of(), null, null));
        search("user, rare system", run -> filter("user" + run * 7, "", "abs", Set.of(), null, null));
        search("rare user, system", run -> filter("rare", "", "loris", Set.of(), null, null));
        search(
                "user, reversed",
                run -> filter("user" + run * 7, "", "", EnumSet.of(ExchangeState.REVERSED), null, null));
        search("user, parked", run -> filter("user" + run * 7, "", "", EnumSet.of(ExchangeState.PARKED), null, null));
        search("user, rare entity", run -> filter("user" + run * 7, "insurance", null));
        search(
                "system, reversed, a day",
                run -> filter(
                        "",
                        "",
                        "loris",
                        EnumSet.of(ExchangeState.REVERSED),
                        now.minus(Duration.ofDays(run % 28)),
                        Duration.ofDays(1)));
        search(
                "rare system, done, a day",
                run -> filter(
                        "",
                        "",
                        "abs",
                        EnumSet.of(ExchangeState.DONE),
                        now.minus(Duration.ofDays(run % 28)),
                        Duration.ofDays(1)));
        deep("deep cursor", ExchangeFilter.ALL, ids);
        deep("deep cursor, user", filter("user3", "", "", Set.of(), null, null), ids);
        deep("deep cursor, reversed", filter("", "", "", EnumSet.of(ExchangeState.REVERSED), null, null), ids);
        measure("counts of 15 minutes", run -> exchanges.counts(now.minus(Duration.ofMinutes(15))));
        measure("counts of a day", run -> exchanges.counts(now.minus(Duration.ofDays(1))));
    }

    private void search(String name, Function<Integer, ExchangeFilter> filter) {
        measure(name, run -> exchanges.search(filter.apply(run), Optional.empty(), PAGE));
    }

    private void deep(String name, ExchangeFilter filter, List<UUID> ids) {
        measure(
                name,
                run -> exchanges.search(
                        filter, Optional.of(ids.get(run * 31 % ids.size()).toString()), PAGE));
    }

    private double measure(String name, IntConsumer work) {
        for (int run = 0; run < WARM_UPS; run++) {
            work.accept(run);
        }
        double[] millis = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            long begun = System.nanoTime();
            work.accept(run);
            millis[run] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(millis);
        double p95 = millis[RUNS * 95 / 100];
        System.out.printf(
                "%-44s %9.2f %9.2f %8.1f%n", name, millis[RUNS / 2], p95, yardstick == 0 ? 1 : p95 / yardstick);
        return p95;
    }

    private String record(int number) {
        return jdbc.sql("select md5(?::text)::uuid::text")
                .param(number)
                .query(String.class)
                .single();
    }

    private static ExchangeFilter filter(
            String user, String record, String system, Set<ExchangeState> states, Instant from, Duration length) {
        return new ExchangeFilter(
                given(user),
                given(record),
                given(system),
                Optional.empty(),
                Optional.empty(),
                states,
                Optional.ofNullable(from),
                Optional.ofNullable(from).map(begin -> begin.plus(length)),
                Optional.empty());
    }

    private static ExchangeFilter filter(String user, String entity, Operation operation) {
        return new ExchangeFilter(
                given(user),
                Optional.empty(),
                Optional.empty(),
                given(entity),
                Optional.ofNullable(operation),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(given -> !given.isEmpty());
    }
}
