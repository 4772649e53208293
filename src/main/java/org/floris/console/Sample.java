package org.floris.console;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.floris.canonical.Why;
import org.floris.journal.ExchangeState;

/**
 * What the overview shows at one moment; the same for every viewer.
 *
 * @param point    this second, for the charts
 * @param systems  the systems, then store and broker
 * @param sides    each system as a home and as a mirror
 * @param journal  the exchanges of the last 24 hours by state; empty while the journal does not answer
 * @param donePerMinute exchanges that were done in the last minute
 * @param outboxLag how long the oldest event waits, in seconds; null when it is not known
 * @param attention what waits for somebody
 * @param latest   id of the newest exchange; empty when there is none
 */
record Sample(
        Point point,
        List<SystemLine> systems,
        List<Side> sides,
        Map<ExchangeState, Long> journal,
        long donePerMinute,
        Double outboxLag,
        Attention attention,
        String latest) {
    /**
     * What waits for somebody, however old it is.
     *
     * @param inDoubt  exchanges whose outcome in some system is unknown
     * @param parked   changes that a mirror does not take
     * @param dirty    changes that mirrors are owed, the parked ones among them
     * @param findings that wait for a decision
     * @param events   that cannot be published for their own reasons
     */
    record Attention(long inDoubt, long parked, long dirty, long findings, long events) {
        static final Attention NONE = new Attention(0, 0, 0, 0, 0);
    }

    /**
     * One second of the charts. Rates are per second, times in milliseconds and null when nothing was called.
     *
     * @param at milliseconds since 1970
     */
    record Point(long at, double reads, double writes, double failed, Double p50, Double p99) {
        @JsonProperty
        public double calls() {
            return reads + writes + failed;
        }
    }

    /**
     * One system.
     *
     * @param badge   whether it is there
     * @param reason  why not; else empty
     * @param breaker null where it has none
     */
    record SystemLine(
            String name,
            Badge badge,
            @JsonIgnore Why reason,
            Badge breaker,
            Double callsPerSecond,
            Double p50,
            Double p99) {}

    /**
     * What was written to a system in the last minute, by outcome.
     *
     * @param people users at home there
     */
    record Side(String name, long people, long written, long skipped, long failed) {}

    static Sample none() {
        return new Sample(
                new Point(Instant.now().toEpochMilli(), 0, 0, 0, null, null),
                List.of(),
                List.of(),
                Map.of(),
                0,
                null,
                Attention.NONE,
                "");
    }

    /** How many exchanges of the last 24 hours broke before any system was reached. */
    public long failures() {
        return journal.getOrDefault(ExchangeState.FAILED, 0L);
    }
}
