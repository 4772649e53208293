package org.floris.conflicts;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whose turn it is to scan: one hub's at a time, to spare the systems. Two at once would do no harm, since whatever is
 * written holds its record.
 */
@Component
class ScanTurn {
    private static final Duration LASTS = Duration.ofSeconds(60);

    private final String me = UUID.randomUUID().toString();
    private final JdbcClient jdbc;

    ScanTurn(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes the turn, or keeps it. @return false while another hub has it, or while scans are paused */
    boolean take() {
        return jdbc.sql("update conflict_turn set owner = :me, until = now() + :lasts * interval '1 second'"
                                + " where not paused and (owner = :me or until < now())")
                        .param("me", me)
                        .param("lasts", LASTS.toSeconds())
                        .update()
                == 1;
    }

    void release() {
        jdbc.sql("update conflict_turn set until = now() where owner = ?")
                .param(me)
                .update();
    }

    /** Who has paused scanning: empty text where that is not known; no value while it is not paused. */
    Optional<String> pausedBy() {
        return jdbc.sql("select coalesce(paused_by, '') from conflict_turn where paused")
                .query(String.class)
                .optional();
    }

    void pause(String by) {
        jdbc.sql("update conflict_turn set paused = true, paused_by = ?")
                .param(by)
                .update();
    }

    void resume() {
        jdbc.sql("update conflict_turn set paused = false, paused_by = null").update();
    }
}
