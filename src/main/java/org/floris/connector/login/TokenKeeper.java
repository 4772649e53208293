package org.floris.connector.login;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.floris.canonical.Why;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hub's token for a system. It is renewed before it runs out, by one call for all that wait; meanwhile the old one is
 * used as long as it is good. After a failure nobody asks again for a while, after a refusal for longer: accounts lock.
 */
final class TokenKeeper<T> {
    static final Duration AFTER_A_REFUSAL = Duration.ofMinutes(1);
    static final Why SILENT = Why.of("token-service-silent", "the token service does not answer");

    private static final Logger LOG = LoggerFactory.getLogger(TokenKeeper.class);
    private static final Duration BEFORE_THE_END = Duration.ofMinutes(2);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(5);

    private final String system;
    private final TokenSource<T> source;
    private final Clock clock;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Kept<T> kept;
    private volatile Failure failure;

    private record Kept<T>(T token, Instant renewAt, Instant until) {}

    private record Failure(NoLogInException why, Instant until) {}

    TokenKeeper(String system, TokenSource<T> source, Clock clock) {
        this.system = system;
        this.source = source;
        this.clock = clock;
    }

    /** @throws NoLogInException when there is no token and none is issued */
    T get() throws NoLogInException {
        Kept<T> known = kept;
        Instant now = clock.instant();
        if (known != null && now.isBefore(known.renewAt())) {
            return known.token();
        }
        boolean stillGood = known != null && now.isBefore(known.until());
        if (stillGood && (failedLately(now) || !asking.tryLock())) {
            return known.token();
        }
        if (!stillGood) {
            asking.lock();
        }
        try {
            return renewed(known, stillGood);
        } finally {
            asking.unlock();
        }
    }

    /** The system has refused it; whoever comes first asks for another. */
    void refused(T token) {
        asking.lock();
        try {
            if (kept != null && kept.token() == token) {
                kept = null;
            }
        } finally {
            asking.unlock();
        }
    }

    /** The system refuses new tokens too, so nobody asks for another at once. */
    void useless(NoLogInException why) {
        failure = new Failure(why, clock.instant().plus(AFTER_A_FAILURE));
        kept = null;
    }

    private T renewed(Kept<T> outdated, boolean stillGood) throws NoLogInException {
        Kept<T> current = kept;
        if (current != null && current != outdated) {
            return current.token();
        }
        Instant now = clock.instant();
        if (failedLately(now)) {
            throw failure.why();
        }
        try {
            TokenSource.Issued<T> issued = source.issue();
            Instant until = now.plus(issued.life());
            kept = new Kept<>(issued.token(), until.minus(margin(issued.life())), until);
            failure = null;
            return issued.token();
        } catch (IOException broken) {
            NoLogInException why =
                    broken instanceof NoLogInException known ? known : NoLogInException.notPossible(SILENT, broken);
            failure = new Failure(why, clock.instant().plus(why.isRefused() ? AFTER_A_REFUSAL : AFTER_A_FAILURE));
            if (!stillGood) {
                throw why;
            }
            LOG.warn("{} is called with a token that is good until {}: {}.", system, outdated.until(), why.why());
            return outdated.token();
        }
    }

    private boolean failedLately(Instant now) {
        Failure before = failure;
        return before != null && now.isBefore(before.until());
    }

    /** Two minutes before its end; a short-lived one after three quarters of its life. */
    private static Duration margin(Duration life) {
        Duration quarter = life.dividedBy(4);
        return quarter.compareTo(BEFORE_THE_END) < 0 ? quarter : BEFORE_THE_END;
    }
}
