package org.floris.journal.retention;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives a day new partitions that hold only what stays. They are filled beside the old ones and take their place in one
 * short transaction, the only one in which writers wait: a kill at any moment leaves the day either as it was or done.
 *
 * <p>What has ended is never changed again, so a copy of it is true whenever it was made. What is not settled may have
 * gone on while the copy was made; it is copied once more when nobody can write.
 */
@Component
class DayRebuild {
    private static final int ATTEMPTS = 20;
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** The lock was not there in time; a deadlock. */
    private static final Set<String> BUSY = Set.of("55P03", "40P01");

    private static final String GATHER =
            """
            insert into %s select * from exchange e where id >= :from and id < :to and (%s or %s)
            """;

    private static final String GATHER_TRANSITIONS =
            """
            insert into %s select * from exchange_transition
            where exchange_id >= :from and exchange_id < :to and exchange_id in (select id from %s)
            """;

    /** Not settled when it was copied, or noticed since. */
    private static final String TO_COPY_AGAIN =
            """
            select e.id from exchange e where e.id in (select k.id from %s k where k.state = any(:unsettled))
            union select e.id from exchange e where e.id >= :from and e.id < :to and %s
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    DayRebuild(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Leaves of the day what must stay; without anything, the day goes. */
    long prune(LocalDate day, boolean refusedStay) throws InterruptedException {
        DayTable exchanges = new DayTable(DayTable.EXCHANGES, day);
        DayTable transitions = new DayTable(DayTable.TRANSITIONS, day);
        Map<String, Object> parameters = KeptExchanges.parameters(refusedStay);
        parameters.put("from", exchanges.from());
        parameters.put("to", exchanges.to());
        transaction.executeWithoutResult(status -> gather(exchanges, transitions, parameters));
        long stays = whenNobodyWrites(() -> {
            copyAgain(exchanges, transitions, parameters);
            long kept = count(exchanges.draft());
            replace(exchanges, kept);
            replace(transitions, kept);
            return kept;
        });
        forgetMessages(exchanges);
        return stays;
    }

    /** Gives rows that found no partition for their day one of their own. */
    void adopt(DayTable table) throws InterruptedException {
        whenNobodyWrites(() -> {
            draft(table);
            String range = table.key() + " >= :from and " + table.key() + " < :to";
            jdbc.sql("insert into " + table.draft() + " select * from " + table.strays() + " where " + range)
                    .param("from", table.from())
                    .param("to", table.to())
                    .update();
            jdbc.sql("delete from " + table.strays() + " where " + range)
                    .param("from", table.from())
                    .param("to", table.to())
                    .update();
            attach(table);
            return 0L;
        });
    }

    private void gather(DayTable exchanges, DayTable transitions, Map<String, Object> parameters) {
        draft(exchanges);
        draft(transitions);
        jdbc.sql(GATHER.formatted(exchanges.draft(), KeptExchanges.UNSETTLED, KeptExchanges.REFUSED))
                .params(parameters)
                .update();
        jdbc.sql(GATHER_TRANSITIONS.formatted(transitions.draft(), exchanges.draft()))
                .params(parameters)
                .update();
    }

    private void copyAgain(DayTable exchanges, DayTable transitions, Map<String, Object> parameters) {
        UUID[] ids = jdbc.sql(TO_COPY_AGAIN.formatted(exchanges.draft(), KeptExchanges.UNSETTLED))
                .params(parameters)
                .query(UUID.class)
                .list()
                .toArray(UUID[]::new);
        for (DayTable table : List.of(exchanges, transitions)) {
            jdbc.sql("delete from " + table.draft() + " where " + table.key() + " = any(:ids)")
                    .param("ids", ids)
                    .update();
            jdbc.sql("insert into " + table.draft() + " select * from " + table.table() + " where " + table.key()
                            + " = any(:ids)")
                    .param("ids", ids)
                    .update();
        }
    }

    private void draft(DayTable table) {
        jdbc.sql("drop table if exists " + table.draft()).update();
        jdbc.sql("create table " + table.draft() + " (like " + table.table() + " including all)")
                .update();
    }

    private void replace(DayTable table, long kept) {
        jdbc.sql("drop table if exists " + table.name()).update();
        if (kept == 0) {
            jdbc.sql("drop table " + table.draft()).update();
        } else {
            attach(table);
        }
    }

    private void attach(DayTable table) {
        jdbc.sql("alter table " + table.draft() + " rename to " + table.name()).update();
        jdbc.sql("alter table " + table.table() + " attach partition " + table.name() + " for values from ('"
                        + table.from() + "') to ('" + table.to() + "')")
                .update();
    }

    /** Messages are remembered for a shorter time than exchanges; this is for a bank that has set it otherwise. */
    private void forgetMessages(DayTable exchanges) {
        jdbc.sql("delete from message m where at >= :begin and at < :end and exchange_id >= :from and exchange_id < :to"
                        + " and not exists (select from exchange e where e.id = m.exchange_id)")
                .param("begin", exchanges.day().minusDays(1))
                .param("end", exchanges.day().plusDays(2))
                .param("from", exchanges.from())
                .param("to", exchanges.to())
                .update();
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    /** A reader at work would keep all writers waiting behind this; so it waits but a moment, and asks again. */
    private long whenNobodyWrites(Supplier<Long> work) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.execute(status -> {
                    jdbc.sql("set local lock_timeout = '300ms'").update();
                    jdbc.sql("lock table exchange, exchange_transition in access exclusive mode")
                            .update();
                    return work.get();
                });
            } catch (DataAccessException broken) {
                if (!isBusy(broken)) {
                    throw broken;
                }
                if (attempt == ATTEMPTS) {
                    throw new CannotAcquireLockException(
                            "The journal was read without a pause; its retention goes on with the next run", broken);
                }
                Thread.sleep(PAUSE.toMillis());
            }
        }
    }

    private static boolean isBusy(DataAccessException broken) {
        return broken.getMostSpecificCause() instanceof SQLException busy && BUSY.contains(busy.getSQLState());
    }
}
