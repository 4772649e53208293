package org.floris.login;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Slows down who guesses passwords. Wrong log-ins of one user from one address are answered later and later, and then
 * refused for a while without asking the CRM; too many of any users from one address are refused to all whom it has not
 * let in before. Whom that hits hangs on his name and address alone and never on what he shows, so that a right password
 * is refused like a wrong one. Wrong log-ins from elsewhere make a user's wrong log-ins slow but never lock him out. Of
 * all this the youngest entries are kept, a bounded number. See {@code src/docs/decisions/0021}.
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

    /** Until when; read without a lock at each call. Holds nothing that is not among the failures. */
    private final Map<String, Instant> refused = new ConcurrentHashMap<>();

    /** Users at addresses from which they have been let in. */
    private final Set<String> letIn = ConcurrentHashMap.newKeySet();

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

    /** How long log-ins of this user from this address are refused yet, right or wrong; zero: they are not. */
    Duration refusedFor(String system, String name, String address) {
        String here = pair(system, name, address);
        Duration user = remaining(here);
        // Whoever else guesses at an address, which may be a proxy's or a terminal server's, keeps nobody out who works
        // there.
        return letIn.contains(here) ? user : longest(user, remaining(address));
    }

    /** Whether he has been let in from there before and is not refused; takes no lock. */
    boolean passes(String system, String name, String address) {
        String here = pair(system, name, address);
        return letIn.contains(here) && remaining(here).isZero();
    }

    /** Takes a wrong log-in into account, and waits before it is answered. */
    void failed(String system, String name, String address) {
        int here = count(pair(system, name, address), settings.refusedAfter());
        count(address, settings.addressRefusedAfter());
        int anywhere = count(user(system, name), Integer.MAX_VALUE);
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
        String here = pair(system, name, address);
        synchronized (failures) {
            failures.remove(here);
            refused.remove(here);
        }
    }

    /** Remembers that he works there. */
    void letIn(String system, String name, String address) {
        if (letIn.add(pair(system, name, address)) && letIn.size() > MOST) {
            letIn.remove(letIn.iterator().next());
        }
    }

    private int count(String key, int most) {
        Instant now = time.now();
        synchronized (failures) {
            Failures before = failures.get(key);
            int count = before == null || forgotten(before, now) ? 1 : before.count + 1;
            failures.put(key, new Failures(count, now));
            if (count >= most) {
                refused.put(key, now.plus(settings.refusedFor()));
            }
            if (failures.size() > MOST) {
                String oldest = failures.keySet().iterator().next();
                failures.remove(oldest);
                refused.remove(oldest);
            }
            return count;
        }
    }

    private Duration remaining(String key) {
        Instant until = refused.get(key);
        return until == null ? Duration.ZERO : longest(Duration.ZERO, Duration.between(time.now(), until));
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
