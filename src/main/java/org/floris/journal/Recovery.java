package org.floris.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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
}
