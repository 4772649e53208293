package org.floris.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the journal's partitions, a day each, some days ahead. What finds none goes to the default partition. */
@Component
class Partitions {
    private static final Logger LOG = LoggerFactory.getLogger(Partitions.class);
    private static final int DAYS_AHEAD = 3;
    private static final long ADVISORY_LOCK = 0x466c6f72_50617274L;
    private static final DateTimeFormatter SUFFIX = DateTimeFormatter.BASIC_ISO_DATE;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Partitions(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    void makeAhead() {
        LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
        for (LocalDate day = today; !day.isAfter(today.plusDays(DAYS_AHEAD)); day = day.plusDays(1)) {
            make(day);
        }
    }

    void make(LocalDate day) {
        try {
            transaction.executeWithoutResult(status -> {
                jdbc.sql("select pg_advisory_xact_lock(?)")
                        .param(ADVISORY_LOCK)
                        .query((row, n) -> n)
                        .list();
                List.of("exchange", "exchange_transition").forEach(table -> make(table, day));
            });
        } catch (RuntimeException broken) {
            LOG.warn("No journal partition for {}: {}; its rows go to the default partition", day, broken.getMessage());
        }
    }

    private void make(String table, LocalDate day) {
        String storage = table.equals("exchange") ? " with (fillfactor = 60)" : "";
        jdbc.sql("create table if not exists " + table + "_" + SUFFIX.format(day) + " partition of " + table
                        + " for values from ('" + first(day) + "') to ('" + first(day.plusDays(1)) + "')" + storage)
                .update();
    }

    private static java.util.UUID first(LocalDate day) {
        return ExchangeIds.first(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
