package org.floris.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class SqlKeyedCalls implements KeyedCalls {
    private static final Logger LOG = LoggerFactory.getLogger(SqlKeyedCalls.class);

    private static final String FIRST =
            """
            insert into keyed_call (caller, key, payload_hash, owner, at) values (?, ?, ?, ?, now())
            on conflict do nothing
            """;

    private static final String EARLIER =
            """
            select payload_hash, status, content_type, location, body,
                exists (select from instance i where i.id = owner and i.lease_until > now()) as owner_alive
            from keyed_call where caller = ? and key = ?
            """;

    private final JdbcClient jdbc;
    private final HubInstance hub;
    /** Those of this hub whose end could not be noted, or was none. */
    private final Set<MessageKey> lost = ConcurrentHashMap.newKeySet();

    SqlKeyedCalls(JdbcClient jdbc, HubInstance hub) {
        this.jdbc = jdbc;
        this.hub = hub;
    }

    @Override
    public Begun begin(MessageKey call) {
        while (true) {
            int first = jdbc.sql(FIRST)
                    .params(call.caller(), call.id(), call.payloadHash(), hub.id())
                    .update();
            if (first == 1) {
                return new Begun.First();
            }
            Optional<Begun> begun = jdbc.sql(EARLIER)
                    .params(call.caller(), call.id())
                    .query((row, number) -> earlier(call, row))
                    .optional();
            if (begun.isPresent()) {
                return begun.get();
            }
        }
    }

    private Begun earlier(MessageKey call, ResultSet row) throws SQLException {
        if (!row.getString("payload_hash").equals(call.payloadHash())) {
            throw new FlorisException(
                    ErrorCode.MESSAGE_ID_REUSED,
                    "This Idempotency-Key was used for another call; give every call a key of its own.");
        }
        int status = row.getInt("status");
        if (!row.wasNull()) {
            return new Begun.Answered(new Answer(
                    status,
                    Optional.ofNullable(row.getString("content_type")),
                    Optional.ofNullable(row.getString("location")),
                    Objects.requireNonNullElse(row.getBytes("body"), new byte[0])));
        }
        return row.getBoolean("owner_alive") && !lost.contains(call) ? new Begun.Running() : new Begun.BrokenOff();
    }

    @Override
    public void answered(MessageKey call, Answer answer) {
        end(
                call,
                jdbc.sql(
                                "update keyed_call set status = :status, content_type = :type, location = :location, body = :body"
                                        + " where caller = :caller and key = :key")
                        .param("status", answer.status())
                        .param("type", answer.contentType().orElse(null), Types.VARCHAR)
                        .param("location", answer.location().orElse(null), Types.VARCHAR)
                        .param("body", answer.body()));
    }

    @Override
    public void forget(MessageKey call) {
        end(call, jdbc.sql("delete from keyed_call where caller = :caller and key = :key"));
    }

    private void end(MessageKey call, JdbcClient.StatementSpec statement) {
        try {
            statement.param("caller", call.caller()).param("key", call.id()).update();
        } catch (DataAccessException away) {
            LOG.warn("The answer of a call with an Idempotency-Key could not be kept: {}", away.getMessage());
            brokenOff(call);
        }
    }

    @Override
    public void brokenOff(MessageKey call) {
        lost.add(call);
    }
}
