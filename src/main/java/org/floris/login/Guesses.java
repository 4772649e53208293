package org.floris.login;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * Slows down who guesses passwords. Wrong log-ins of one user from one address are answered later and later, and then,
 * like too many of any users from one address, refused for a while without asking the CRM. Wrong ones from elsewhere make
 * a user's wrong log-ins slow but never lock him out. Of all this the youngest entries are kept, a bounded number.
 */
final class Guesses {
    private static final int MOST = 20_000;
    private static final int MOST_WAITING = 16;
    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(4);

    private final LoginSettings.Guessing settings;
    private final Freshness time;
    private final Waiting waiting;
    private final Semaphore waiters = new Semaphore(MOST_WAITING);
    private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true);

    /** @param last when the last one was */
    private record Failures(int count, Instant last) {}

    /** How time passes before an answer. */
    @FunctionalInterface
    interface Waiting {
        void pass(Duration duration) throws InterruptedException;
    }

    Guesses(LoginSettings.Guessing settings, Freshness time, Waiting waiting) {
        this.settings = settings;
        this.time = time;
        this.waiting = waiting;
    }

    /**
     * @param wasRight whether the CRM has accepted this very log-in before: whoever else guesses at the same address, which
     *                 may be that of a proxy or of many people's terminal server, must not keep him out
     * @return how long log-ins of this user from this address are refused yet; zero: they are not
     */
    Duration refusedFor(String system, String name, String address, boolean wasRight) {
        Duration user = remaining(pair(system, name, address), settings.refusedAfter());
        return wasRight ? user : longest(user, remaining(address, settings.addressRefusedAfter()));
    }

    /** Takes a wrong log-in into account, and waits before it is answered. */
    void failed(String system, String name, String address) {
        int here = count(pair(system, name, address));
        count(address);
        int anywhere = count(user(system, name));
        int slow = Math.max(here - settings.slowedAfter(), anywhere - settings.refusedAfter());
        if (slow > 0 && waiters.tryAcquire()) {
            try {
                waiting.pass(shortest(FIRST_WAIT.multipliedBy(1L << Math.min(slow - 1, 10)), LONGEST_WAIT));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } finally {
                waiters.release();
            }
        }
    }

    /** A right log-in lets the wrong ones before it, of this user from this address, be forgotten. */
    void succeeded(String system, String name, String address) {
        synchronized (failures) {
            failures.remove(pair(system, name, address));
        }
    }

    private int count(String key) {
        Instant now = time.now();
        synchronized (failures) {
            Failures before = failures.get(key);
            int count = before == null || forgotten(before, now) ? 1 : before.count + 1;
            failures.put(key, new Failures(count, now));
            if (failures.size() > MOST) {
                failures.remove(failures.keySet().iterator().next());
            }
            return count;
        }
    }

    private Duration remaining(String key, int most) {
        Instant now = time.now();
        synchronized (failures) {
            Failures known = failures.get(key);
            return known == null || known.count < most || forgotten(known, now)
                    ? Duration.ZERO
                    : longest(Duration.ZERO, Duration.between(now, known.last.plus(settings.refusedFor())));
        }
    }

    private boolean forgotten(Failures known, Instant now) {
        return known.last.plus(settings.forgottenAfter()).isBefore(now);
    }

    private static String user(String system, String name) {
        return system + '/' + name.substring(name.lastIndexOf('\\') + 1).toLowerCase(Locale.ROOT);
    }

    private static String pair(String system, String name, String address) {
        return user(system, name) + '@' + address;
    }

    private static Duration longest(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration shortest(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
