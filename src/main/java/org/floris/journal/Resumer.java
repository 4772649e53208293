package org.floris.journal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes exchanges in doubt: this hub's own, and those of hubs whose lease is over. */
@Component
class Resumer {
    private static final String SQL =
            """
            with taken as (
                update hold h set owner = :me
                where exchange_id = :id and state = 'IN_DOUBT' and (owner = :me or not exists (
                    select from instance i where i.id = h.owner and i.lease_until > now()))
                returning exchange_id)
            update exchange set version = version + 1, owner = :me
            where id = (select distinct exchange_id from taken) and state = 'IN_DOUBT'
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ExchangeRows rows;
    private final HubInstance hub;

    Resumer(JdbcClient jdbc, PlatformTransactionManager transactions, ExchangeRows rows, HubInstance hub) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.rows = rows;
        this.hub = hub;
    }

    List<UUID> doubts() {
        return jdbc.sql("select exchange_id from hold where state = 'IN_DOUBT' group by exchange_id"
                        + " order by min(since), exchange_id limit 10000")
                .query(UUID.class)
                .list();
    }

    Optional<OpenExchange> resume(UUID exchangeId) {
        return hub.owner()
                .flatMap(me -> transaction.execute(status -> {
                    int taken = jdbc.sql(SQL)
                            .param("me", me)
                            .param("id", exchangeId)
                            .update();
                    return taken == 0 ? Optional.empty() : rows.open(exchangeId);
                }));
    }
}
