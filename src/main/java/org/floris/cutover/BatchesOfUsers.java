package org.floris.cutover;

import java.util.Optional;
import java.util.UUID;
import org.floris.journal.BatchOfUser;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the error ledger whose batch a finding counts for. */
@Component
class BatchesOfUsers implements BatchOfUser {
    private final JdbcClient jdbc;

    BatchesOfUsers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<String> batchOf(UUID user) {
        return jdbc.sql("select b.name from cutover_member m join cutover_batch b on b.id = m.batch_id"
                        + " where m.user_id = ? order by b.changed_at desc limit 1")
                .param(user)
                .query(String.class)
                .optional();
    }
}
