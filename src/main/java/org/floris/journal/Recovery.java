package org.floris.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.Why;

/**
 * What became of the exchanges that a hub had left in the middle.
 *
 * @param hub        the name under which the hub had opened them
 * @param lastSeenAt until when its lease had lasted
 * @param foundAt    when another hub, or its successor, has found it dead
 * @param left       the exchanges, oldest first
 */
public record Recovery(String hub, Instant startedAt, Instant lastSeenAt, Instant foundAt, List<Left> left) {
    public Recovery {
        left = List.copyOf(left);
    }

    /** @param finding the open finding that somebody has to decide before it is settled */
    public record Left(UUID exchange, ExchangeState state, Optional<UUID> finding) {
        public Became became() {
            return switch (state) {
                case DONE, DEFERRED, PARKED -> Became.FINISHED;
                case REVERSED, REFUSED, FAILED -> Became.TAKEN_BACK;
                case OPEN, IN_DOUBT -> Became.STILL_OPEN;
            };
        }
    }

    /** How it was settled. */
    public enum Became {
        FINISHED("finished"),
        TAKEN_BACK("taken back"),
        STILL_OPEN("still open");

        private final String label;

        Became(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public long count(Became became) {
        return left.stream().filter(exchange -> exchange.became() == became).count();
    }

    public boolean isSettled() {
        return count(Became.STILL_OPEN) == 0;
    }

    /** The findings that somebody has to decide first. */
    public List<UUID> findings() {
        return left.stream().map(Left::finding).flatMap(Optional::stream).toList();
    }

    /** What has happened and what became of it, as REST, launcher and console say it. */
    public Why reason() {
        Why found = Why.of(
                "hub-died",
                "The hub {0} has stopped without a word, or was silent for longer than its lease. It was found at {1}. {2}",
                hub,
                foundAt.truncatedTo(ChronoUnit.SECONDS),
                whatItLeft());
        return isSettled() ? Why.of("hub-died-settled", "{0} All of it is settled.", found) : found;
    }

    private Why whatItLeft() {
        if (left.isEmpty()) {
            return Why.of("hub-left-none", "It had no exchange in the middle.");
        }
        return Why.counted(
                "hub-left",
                "It had left {0} exchange in the middle: {1} finished, {2} taken back, {3} still open.",
                "It had left {0} exchanges in the middle: {1} finished, {2} taken back, {3} still open.",
                left.size(),
                count(Became.FINISHED),
                count(Became.TAKEN_BACK),
                count(Became.STILL_OPEN));
    }

    /** What to do, in the same words everywhere. */
    public List<Why> nextSteps() {
        if (isSettled()) {
            return List.of();
        }
        if (findings().isEmpty()) {
            return List.of(Why.of("hub-left-wait", "Ask again in a moment: the hub settles what is open by itself."));
        }
        return findings().stream()
                .map(finding -> Why.of("hub-left-decide", "Decide finding {0}: floris findings plan {0}", finding))
                .toList();
    }
}
