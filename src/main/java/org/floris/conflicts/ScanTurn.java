package org.floris.conflicts;

import java.time.Duration;
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

    boolean isPaused() {
        return jdbc.sql("select paused from conflict_turn").query(Boolean.class).single();
    }

    void pause(boolean paused) {
        jdbc.sql("update conflict_turn set paused = ?").param(paused).update();
    }
}
