package org.floris.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.floris.fuzz.Attempt;
import org.floris.fuzz.Attempts;
import org.floris.fuzz.Cost;
import org.floris.fuzz.DataAttempt;
import org.floris.fuzz.DataAttempts;
import org.floris.fuzz.DataJudge;
import org.floris.fuzz.JsonAttempt;
import org.floris.fuzz.Judge;
import org.floris.fuzz.RawHttp;
import org.floris.fuzz.Samples;
import org.floris.fuzz.Spoilt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Requests that are spoilt in every way: the answer is the dialect's fault or a right answer, soon, for little memory,
 * without a word too much; and what was refused has left no trace. {@code ./mvnw verify -Pfuzz} sends 10,000 and more;
 * {@code -Dfloris.fuzz.seed} and {@code -Dfloris.fuzz.only} send one again.
 */
class BadInputFuzzJourney extends HubInABox {
    private static final long LONGEST_NANOS = 1_000_000_000L;
    private static final long MOST_BYTES = 64L * 1024 * 1024;

    @Autowired
    private JdbcTemplate database;

    private final List<String> failures = new ArrayList<>();
    private RawHttp hub;
    private int answers;
    private long longest;
    private long most;

    /** What passes to a system in the caller's own words is as spoilt as they are; what is answered is not. */
    @Override
    @AfterEach
    void everyBodyKeptTheContract() {
        assertThat(WireTap.deviations())
                .filteredOn(found -> !found.startsWith("request to"))
                .isEmpty();
    }

    @Test
    void whateverComesInIsAnsweredWellAndLeavesNoTraceWhereItIsRefused() {
        int many = Integer.getInteger("floris.fuzz.cases", 500);
        long seed = Long.getLong("floris.fuzz.seed", System.nanoTime() % 1_000_000);
        Integer only = Integer.getInteger("floris.fuzz.only");
        String seller = user("sales");
        hub = new RawHttp(port);
        Samples samples = new Samples(own(seller, "contact", "lastname"), own(seller, "task", "subject"));
        Attempts attempts = new Attempts(seed, samples.all(), seller);
        for (int number = only == null ? 0 : only; number < (only == null ? many : only + 1); number++) {
            Attempt attempt = attempts.number(number);
            judge(number, attempt, answer -> {
                WireTap.passed("answer of the façade", answer.bytes());
                return Judge.wrongs(attempt, answer);
            });
        }
        tell("Bad input", many, samples.all().size(), seed);
    }

    @Test
    void whateverFormScriptsSendIsAnsweredWellAndLeavesNoTraceWhereItIsRefused() {
        int many = Integer.getInteger("floris.fuzz.cases", 500) / 4;
        long seed = Long.getLong("floris.fuzz.seed", System.nanoTime() % 1_000_000);
        Integer only = Integer.getInteger("floris.fuzz.only");
        String seller = user("sales");
        hub = new RawHttp(port);
        DataAttempts attempts = new DataAttempts(
                seed,
                seller,
                own(seller, "contact", "lastname"),
                own(seller, "task", "subject"),
                sample("forsage", "opportunity", 7));
        for (int number = only == null ? 0 : only; number < (only == null ? many : only + 1); number++) {
            DataAttempt attempt = attempts.number(number);
            judge(number, attempt, answer -> DataJudge.wrongs(attempt, answer));
        }
        tell("Bad calls of the data service", many, attempts.samples(), seed);
    }

    private void tell(String what, int many, int samples, long seed) {
        System.out.printf(
                "%s: %d cases of %d samples, seed %d: %d right answers, %d failures; longest %d ms, most %d MB%n",
                what, many, samples, seed, answers, failures.size(), longest / 1_000_000, most >> 20);
        assertNoFailures(seed);
    }

    @Test
    void whateverAPluginAnnouncesIsAnsweredWithAProblemThatNamesTheField() {
        int many = Integer.getInteger("floris.fuzz.cases", 500) / 4;
        long seed = Long.getLong("floris.fuzz.seed", System.nanoTime() % 1_000_000);
        hub = new RawHttp(port);
        String seller = userId(user("sales"));
        Traces before = traces();
        for (int number = 0; number < many; number++) {
            JsonAttempt attempt = JsonAttempt.number(seed, number, seller, sample("forsage", "contact", 3));
            RawHttp.Answer answer = send(attempt.message("forsage", "forsage-plugin:sandbox"), true);
            List<String> wrongs = new ArrayList<>(attempt.wrongs(answer));
            if (answer.nanos() > LONGEST_NANOS) {
                wrongs.add("took " + answer.nanos() / 1_000_000 + " ms");
            }
            tell(number, attempt.toString(), wrongs, answer);
        }
        System.out.printf("Bad announcements: %d cases, seed %d: %d failures%n", many, seed, failures.size());
        assertNoFailures(seed);
        assertThat(traces().withoutRefused()).isEqualTo(before.withoutRefused());
    }

    private void assertNoFailures(long seed) {
        assertThat(failures.stream().limit(25).toList())
                .as("seed %d, %d failures", seed, failures.size())
                .isEmpty();
    }

    private void tell(int number, String attempt, List<String> wrongs, RawHttp.Answer answer) {
        if (!wrongs.isEmpty()) {
            String told = answer.body();
            failures.add(number + ": " + attempt + ": " + wrongs + ", status " + answer.status() + ": "
                    + told.substring(0, Math.min(600, told.length())));
        }
    }

    private String own(String seller, String entity, String attribute) {
        PlainSoap.Answer made = facade("forsage", false, seller)
                .create(entity, java.util.UUID.randomUUID().toString(), PlainSoap.string(attribute, "Испытание"));
        assertThat(made.status()).as(made.body()).isEqualTo(200);
        return made.text("CreateResult");
    }

    private void judge(int number, Spoilt attempt, Function<RawHttp.Answer, List<String>> judge) {
        Traces before = traces();
        Cost cost = Cost.begin();
        RawHttp.Answer answer = send(attempt);
        long bytes = cost.bytes();
        long nanos = answer.nanos();
        if (nanos > LONGEST_NANOS || bytes > MOST_BYTES) {
            // The machine has other work, and so has the hub: what is slow or large must be so again.
            Cost again = Cost.begin();
            nanos = Math.min(nanos, send(attempt).nanos());
            bytes = Math.min(bytes, again.bytes());
        }
        longest = Math.max(longest, nanos);
        most = Math.max(most, bytes);
        answers += answer.status() / 100 == 2 ? 1 : 0;
        List<String> wrongs = new ArrayList<>(judge.apply(answer));
        if (nanos > LONGEST_NANOS) {
            wrongs.add("took " + nanos / 1_000_000 + " ms");
        }
        if (bytes > MOST_BYTES) {
            wrongs.add("took " + (bytes >> 20) + " MB");
        }
        wrongs.addAll(traces().wrongsSince(before, attempt));
        tell(number, attempt.toString(), wrongs, answer);
    }

    private RawHttp.Answer send(Spoilt attempt) {
        boolean whole = attempt instanceof DataAttempt && attempt.allowed != Spoilt.Allowed.HTTP_REFUSAL;
        return send(attempt.message(), !whole);
    }

    private RawHttp.Answer send(byte[] message, boolean hangUp) {
        try {
            return hub.send(message, hangUp);
        } catch (IOException broken) {
            throw new AssertionError("No connection to the hub", broken);
        }
    }

    /** What a call leaves: commits in both CRMs, exchanges in the journal, links in the store. */
    private record Traces(long commits, Map<String, Long> exchanges, long links) {
        List<String> wrongsSince(Traces before, Spoilt attempt) {
            List<String> wrongs = new ArrayList<>();
            long written = grown(before, "DONE") + grown(before, "REVERSED");
            if (commits != before.commits && written == 0) {
                wrongs.add("a CRM has committed something that the journal does not know");
            }
            if (links != before.links && grown(before, "DONE") == 0) {
                wrongs.add("a link without an exchange");
            }
            if (attempt.allowed == Spoilt.Allowed.FAULT && !exchanges.equals(before.exchanges)) {
                wrongs.add("an exchange for what is no message: " + before.exchanges + " " + exchanges);
            }
            if (grown(before, "OPEN") + grown(before, "IN_DOUBT") > 0) {
                wrongs.add("an exchange without an end");
            }
            return wrongs;
        }

        Traces withoutRefused() {
            Map<String, Long> others = new java.util.TreeMap<>(exchanges);
            others.remove("REFUSED");
            return new Traces(commits, others, links);
        }

        private long grown(Traces before, String state) {
            return exchanges.getOrDefault(state, 0L) - before.exchanges.getOrDefault(state, 0L);
        }
    }

    private Traces traces() {
        Map<String, Long> exchanges = new java.util.TreeMap<>();
        database.query("select state, count(*) from exchange group by state", row -> {
            exchanges.put(row.getString(1), row.getLong(2));
        });
        return new Traces(
                committed("forsage") + committed("loris"),
                exchanges,
                database.queryForObject("select count(*) from link", Long.class));
    }

    private long committed(String system) {
        try {
            return Files.size(Path.of(environment.getRequiredProperty("floris.data-directory"))
                    .resolve("sandbox")
                    .resolve(system + ".log"));
        } catch (IOException missing) {
            throw new AssertionError("The commit log of " + system + " is not where it was expected", missing);
        }
    }
}
