package org.floris.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Not part of the build: calls a second for one page of some 10 KB, passed through and translated from the other home. */
class TranslatedReadBench extends HubInABox {
    private static final int THREADS = 8;
    private static final int ROUNDS = 3;
    private static final long SECONDS = 5;

    @Test
    void aTranslatedPageAgainstOneThatPassesThrough() throws InterruptedException {
        String query = PlainQueries.fetch(
                """
                <fetch count="8"><entity name="contact"><attribute name="lastname"/><attribute name="firstname"/>
                <attribute name="middlename"/><attribute name="birthdate"/><attribute name="mobilephone"/>
                <attribute name="frs_passport"/><attribute name="familystatuscode"/><attribute name="frs_segment"/>
                <attribute name="ownerid"/><attribute name="statecode"/></entity></fetch>""");
        PlainSoap passed = facade("forsage", false, user("sales"));
        PlainSoap translated = facade("forsage", false, user("underwriting"));
        System.out.println(
                "bytes: " + passed.call("RetrieveMultiple", query).body().length() + " passed, "
                        + translated.call("RetrieveMultiple", query).body().length() + " translated");
        measure(passed, query);
        measure(translated, query);
        long[] direct = new long[ROUNDS];
        long[] there = new long[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            direct[round] = measure(passed, query);
            there[round] = measure(translated, query);
            System.out.println(
                    "round " + round + ": " + direct[round] + "/s passed through, " + there[round] + "/s translated");
        }
        Arrays.sort(direct);
        Arrays.sort(there);
        System.out.println("median: translated is " + 100 * there[ROUNDS / 2] / direct[ROUNDS / 2] + " %");
    }

    private static long measure(PlainSoap caller, String query) throws InterruptedException {
        long end = System.nanoTime() + SECONDS * 1_000_000_000L;
        AtomicLong calls = new AtomicLong();
        CountDownLatch done = new CountDownLatch(THREADS);
        for (int thread = 0; thread < THREADS; thread++) {
            new Thread(() -> {
                        while (System.nanoTime() < end) {
                            assertThat(caller.call("RetrieveMultiple", query).status())
                                    .isEqualTo(200);
                            calls.incrementAndGet();
                        }
                        done.countDown();
                    })
                    .start();
        }
        done.await();
        return calls.get() / SECONDS;
    }
}
