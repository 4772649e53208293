package org.floris.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells a caller who has waited for a record long enough who holds it, and what has to happen first. */
@Component
class Holders {
    private static final String SQL =
            """
            select h.exchange_id, h.state, f.id as finding from hold h
            left join finding f on f.exchange_id = h.exchange_id and f.kind = 'UNDECIDED' and f.state = 'OPEN'
            """;

    private final JdbcClient jdbc;

    Holders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Holder(UUID exchange, ExchangeState state, Optional<UUID> finding) {}

    FlorisException refusal(List<String> recordKeys) {
        return held(jdbc.sql(SQL + " where h.record = any(?) order by h.since limit 1")
                .param(recordKeys.toArray(String[]::new))
                .query(Holders::holder)
                .optional()
                .map(holder -> switch (holder.state()) {
                    case OPEN ->
                        "The record is being written by exchange " + holder.exchange() + "; try again in a moment";
                    default -> "The record is held by exchange " + holder.exchange() + ", " + whatIsToCome(holder);
                })
                .orElse("The record is being written by other exchanges, one after the other; try again in a moment"));
    }

    FlorisException stillAtWork(UUID exchange) {
        return held("The same message is still at work in exchange " + exchange + "; ask again in a moment");
    }

    /** For the caller of a message whose first is in doubt. */
    String nextStepOfRepeat(UUID exchange) {
        return jdbc.sql(SQL + " where h.exchange_id = ? limit 1")
                .param(exchange)
                .query(Holders::holder)
                .optional()
                .map(holder -> "The same message came in as exchange " + exchange + ", " + whatIsToCome(holder))
                .orElse("The same message came in as exchange " + exchange + "; send it again to hear its answer");
    }

    private static String whatIsToCome(Holder inDoubt) {
        return inDoubt.finding()
                .map(finding -> "whose outcome is for a person to decide in finding " + finding
                        + "; ask your administrator to settle it (floris findings show " + finding
                        + "), then try again")
                .orElse("whose outcome is not known yet; the hub is settling it, try again in a moment");
    }

    private static FlorisException held(String message) {
        return new FlorisException(ErrorCode.RECORD_HELD, message);
    }

    private static Holder holder(ResultSet row, int number) throws SQLException {
        return new Holder(
                row.getObject("exchange_id", UUID.class),
                ExchangeState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getObject("finding", UUID.class)));
    }
}
