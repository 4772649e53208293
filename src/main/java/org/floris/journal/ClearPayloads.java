package org.floris.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The payloads that release 0.1.0 has written in the clear, and how far they are sealed. */
@Component
class ClearPayloads {
    private static final int WINDOW = 1000;

    /** For so long after the schema was changed hubs of the older release may still write. */
    private static final Duration OVERLAP = Duration.ofHours(1);

    private static final String LAST_OF_WINDOW =
            """
            select id from (select id from exchange where id > ? and id < ? order by id limit ?) as exchanges
            order by id desc limit 1
            """;

    private static final String CLEAR =
            """
            select id, change::text as change, before::text as before, answer_body from exchange
            where id > ? and id <= ? and num_nonnulls(change, before, answer_body) > 0 for update
            """;

    private static final String SEAL =
            """
            update exchange set change = null, before = null, answer_body = null,
                change_sealed = coalesce(change_sealed, ?), before_sealed = coalesce(before_sealed, ?),
                answer_sealed = coalesce(answer_sealed, ?)
            where id = ?
            """;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Payloads payloads;

    ClearPayloads(JdbcTemplate jdbc, PlatformTransactionManager transactions, Payloads payloads) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.payloads = payloads;
    }

    boolean isDone() {
        return Boolean.TRUE.equals(jdbc.queryForObject("select done from payload_sealing", Boolean.class));
    }

    /**
     * Seals the next window before {@code end}, in a transaction of its own.
     *
     * @return how many exchanges were sealed; empty when there is no window left, or another hub is at it
     */
    Optional<Integer> sealNext(UUID end) {
        return transaction.execute(status -> mark().flatMap(from -> {
            Optional<UUID> last = jdbc.queryForList(LAST_OF_WINDOW, UUID.class, from, end, WINDOW).stream()
                    .findFirst();
            if (last.isEmpty()) {
                jdbc.update(
                        "update payload_sealing set done = true where began_at < now() - ? * interval '1 second'",
                        OVERLAP.toSeconds());
                return Optional.empty();
            }
            List<Object[]> rows = jdbc.query(CLEAR, this::sealed, from, last.get());
            jdbc.batchUpdate(SEAL, rows);
            jdbc.update("update payload_sealing set sealed_to = ?", last.get());
            return Optional.of(rows.size());
        }));
    }

    private Optional<UUID> mark() {
        return jdbc
                .queryForList("select sealed_to from payload_sealing where not done for update skip locked", UUID.class)
                .stream()
                .findFirst();
    }

    private Object[] sealed(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String change = row.getString("change");
        String before = row.getString("before");
        byte[] answer = row.getBytes("answer_body");
        return new Object[] {
            change == null ? null : payloads.sealChange(id, change),
            before == null ? null : payloads.sealBefore(id, before),
            answer == null ? null : payloads.sealAnswer(id, answer),
            id
        };
    }
}
