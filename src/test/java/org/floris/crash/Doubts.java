package org.floris.crash;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is open or in doubt, by the journal's table. */
final class Doubts {
    private static final Duration GIVE_UP_AFTER = Duration.ofSeconds(40);

    private final JdbcClient database;

    Doubts(JdbcClient database) {
        this.database = database;
    }

    List<UUID> held() {
        return database.sql("select exchange_id from hold").query(UUID.class).list();
    }

    /** @return how long after the restart these were settled; nothing when it was before */
    Duration settledAfter(List<UUID> left, CompletableFuture<Void> restart) {
        boolean gone = false;
        long restarted = 0;
        while (true) {
            gone = gone || count(left) == 0;
            long now = System.nanoTime();
            if (restarted == 0 && restart.isDone()) {
                restarted = now;
            }
            if (gone) {
                return restarted == 0 ? Duration.ZERO : Duration.ofNanos(now - restarted);
            }
            if (restarted != 0 && now - restarted > GIVE_UP_AFTER.toNanos()) {
                return GIVE_UP_AFTER;
            }
            Pause.millis(50);
        }
    }

    /** Waits until nothing is open or in doubt and every event has left the outbox. @return how long that took */
    Duration awaitNone() {
        long begun = System.nanoTime();
        Pause.until(
                () -> {
                    try {
                        return database.sql("select (select count(*) from hold) + (select count(*) from outbox)")
                                        .query(Long.class)
                                        .single()
                                == 0;
                    } catch (DataAccessException away) {
                        return false;
                    }
                },
                GIVE_UP_AFTER);
        return Duration.ofNanos(System.nanoTime() - begun);
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
