package org.floris.journal.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.floris.journal.ExchangeIds;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which days the journal has, and what stands in them. */
@Component
class JournalDays {
    private static final String COUNT =
            """
            select count(*), count(*) filter (where %s), count(*) filter (where not %s and %s)
            from exchange e where id >= :from and id < :to
            """
                    .formatted(KeptExchanges.UNSETTLED, KeptExchanges.UNSETTLED, KeptExchanges.REFUSED);

    private final JdbcClient jdbc;
    private final RetentionSettings settings;

    JournalDays(JdbcClient jdbc, RetentionSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    RetentionPlan plan(Instant now) {
        Instant doneBefore = now.minus(settings.done());
        Instant refusedBefore = now.minus(settings.refused());
        List<RetentionDay> days = new ArrayList<>();
        for (LocalDate day : partitions(DayTable.EXCHANGES)) {
            if (!endOf(day).isAfter(doneBefore) && isSealed(day)) {
                RetentionDay counted = count(day, endOf(day).isAfter(refusedBefore));
                if (counted.pruned() > 0 || counted.exchanges() == 0) {
                    days.add(counted);
                }
            }
        }
        return new RetentionPlan(doneBefore, refusedBefore, days, strays());
    }

    boolean refusedStay(RetentionPlan plan, LocalDate day) {
        return endOf(day).isAfter(plan.refusedBefore());
    }

    boolean exists(DayTable table) {
        return partitions(table.table()).contains(table.day());
    }

    /** The first day that has rows in the default partition, from {@code day} on. */
    Optional<LocalDate> firstStray(String table, LocalDate day) {
        DayTable from = new DayTable(table, day);
        return jdbc.sql("select " + from.key() + " from " + from.strays() + " where " + from.key()
                        + " >= :from order by " + from.key() + " limit 1")
                .param("from", from.from())
                .query(UUID.class)
                .optional()
                .map(id -> LocalDate.ofInstant(ExchangeIds.at(id), ZoneOffset.UTC));
    }

    private long strays() {
        return jdbc.sql("select count(*) from exchange_default")
                .query(Long.class)
                .single();
    }

    private RetentionDay count(LocalDate day, boolean refusedStay) {
        DayTable exchanges = new DayTable(DayTable.EXCHANGES, day);
        Map<String, Object> parameters = KeptExchanges.parameters(refusedStay);
        parameters.put("from", exchanges.from());
        parameters.put("to", exchanges.to());
        return jdbc.sql(COUNT)
                .params(parameters)
                .query((row, number) -> new RetentionDay(day, row.getLong(1), row.getLong(3), row.getLong(2)))
                .single();
    }

    /** What an older release wrote is sealed where it stands, before it is moved. */
    private boolean isSealed(LocalDate day) {
        return jdbc.sql("select done or sealed_to >= :to from payload_sealing")
                .param("to", new DayTable(DayTable.EXCHANGES, day).to())
                .query(Boolean.class)
                .single();
    }

    private List<LocalDate> partitions(String table) {
        return jdbc
                .sql(
                        "select substring(c.relname from '_(\\d{8})$') from pg_inherits join pg_class c on c.oid = inhrelid"
                                + " where inhparent = :table::regclass and c.relname ~ '_\\d{8}$' order by 1")
                .param("table", table)
                .query(String.class)
                .list()
                .stream()
                .map(text -> LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE))
                .toList();
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
