package org.floris.releases;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.floris.journal.ExchangeState;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the release itself says of an exchange, read before anything is migrated. */
record ReleasedExchange(UUID id, ExchangeState state, String login, Optional<String> record) {
    static List<ReleasedExchange> all(DataSource database) {
        return JdbcClient.create(database)
                .sql("select id, state, login, entity || '/' || record_id from exchange order by id desc")
                .query((row, number) -> new ReleasedExchange(
                        row.getObject(1, UUID.class),
                        ExchangeState.valueOf(row.getString(2)),
                        row.getString(3),
                        Optional.ofNullable(row.getString(4))))
                .list();
    }

    boolean isUnsettled() {
        return state.holdsRecord();
    }
}
