package org.floris.login;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/** Whether a message was made just now, by clocks that may differ by five minutes. */
final class Freshness {
    static final Duration SKEW = Duration.ofMinutes(5);

    /** A message counts as just made for five minutes, and the clocks may differ by five more. */
    static final Duration OF_MESSAGES = Duration.ofMinutes(5).plus(SKEW);

    private final Clock clock;

    Freshness(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** @throws NotLoggedInException in the form {@code fault} when it was made too long ago, or is yet to be made */
    void requireMadeWithin(Duration age, Instant created, SecurityFault fault) {
        Instant now = now();
        if (created.isAfter(now.plus(SKEW)) || created.isBefore(now.minus(age))) {
            throw stale(fault);
        }
    }

    void requireNotOver(Instant expires, SecurityFault fault) {
        if (!expires.isAfter(now().minus(SKEW))) {
            throw stale(fault);
        }
    }

    /** @param age how long ago it may have been made */
    void require(ShownTexts.Stamp stamp, Duration age, SecurityFault fault) {
        stamp.created().ifPresent(created -> requireMadeWithin(age, instant(created, fault), fault));
        stamp.expires().ifPresent(expires -> requireNotOver(instant(expires, fault), fault));
    }

    private static NotLoggedInException stale(SecurityFault fault) {
        return new NotLoggedInException(
                fault,
                SecurityFault.NOT_VERIFIED
                        + " Its time lies too far from the hub's: send a time stamp of this moment and"
                        + " mind the clock, which may be wrong by five minutes at most.");
    }

    /**
     * A time without a zone is one of the hub's own zone, as it is to the CRM's server.
     *
     * @throws NotLoggedInException when it is no point in time
     */
    Instant instant(String text, SecurityFault fault) {
        try {
            TemporalAccessor time =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text.trim(), OffsetDateTime::from, LocalDateTime::from);
            return time instanceof LocalDateTime local
                    ? local.atZone(clock.getZone()).toInstant()
                    : Instant.from(time);
        } catch (DateTimeException noTime) {
            throw new NotLoggedInException(
                    fault,
                    SecurityFault.NOT_VERIFIED + " A time in its security header cannot be read; send it in UTC.");
        }
    }
}
