package org.floris.crash;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is open or in doubt, by the journal's table. */
final class Doubts {
    private static final Duration GIVE_UP_AFTER = Duration.ofSeconds(40);

    private static final Duration RESTARTS_WITHIN = Duration.ofMinutes(3);

    private final JdbcClient database;

    Doubts(JdbcClient database) {
        this.database = database;
    }

    List<UUID> held() {
        return database.sql("select exchange_id from hold").query(UUID.class).list();
    }

    /**
     * Waits until these are settled.
     *
     * @param lastRestart when a hub was ready last, by {@link System#nanoTime()}; one that dies again begins anew
     * @return how long after that restart; nothing when it was before
     */
    Duration settledAfter(List<UUID> left, LongSupplier lastRestart) {
        long begun = System.nanoTime();
        while (count(left) > 0) {
            long restarted = lastRestart.getAsLong();
            Duration patience = restarted < begun ? RESTARTS_WITHIN : GIVE_UP_AFTER;
            if (System.nanoTime() - Math.max(begun, restarted) > patience.toNanos()) {
                return GIVE_UP_AFTER;
            }
            Pause.millis(100);
        }
        long since = lastRestart.getAsLong();
        return since < begun ? Duration.ZERO : Duration.ofNanos(Math.max(0, System.nanoTime() - since));
    }

    /** Waits until nothing is open or in doubt and every event has left the outbox. @return how long that took */
    Duration awaitNone() {
        long begun = System.nanoTime();
        Pause.until(() -> none("select (select count(*) from hold) + (select count(*) from outbox)"), GIVE_UP_AFTER);
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** Waits until every mirror has what it was owed. @param tryAgain what a person does where deliveries are parked */
    boolean awaitDelivered(Runnable tryAgain) {
        return Pause.until(
                () -> {
                    if (!none("select count(*) from deferred_change where state = 'PARKED'")) {
                        tryAgain.run();
                        Pause.millis(500);
                    }
                    return none("select count(*) from deferred_change");
                },
                GIVE_UP_AFTER);
    }

    private boolean none(String count) {
        try {
            return database.sql(count).query(Long.class).single() == 0;
        } catch (DataAccessException away) {
            return false;
        }
    }

    private long count(List<UUID> exchanges) {
        try {
            return database.sql("select count(*) from hold where exchange_id = any(:ids)")
                    .param("ids", exchanges.toArray(UUID[]::new))
                    .query(Long.class)
                    .single();
        } catch (DataAccessException away) {
            return exchanges.size();
        }
    }
}
