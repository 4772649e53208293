package org.floris.journal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counted every few seconds: {@code floris.holds} by state (open, in_doubt), {@code floris.outbox.lag} in rows and
 * {@code floris.outbox.lag.seconds}, the age of the oldest of them; {@code floris.outbox.parked} by state (parked,
 * behind), {@code floris.findings} that are open by kind.
 */
@Component
class JournalGauges {
    private final JdbcClient jdbc;
    private final Map<ExchangeState, AtomicLong> held = new EnumMap<>(ExchangeState.class);

    private final Map<Parking.State, AtomicLong> parked = new EnumMap<>(Parking.State.class);
    private final Map<FindingKind, AtomicLong> findings = new EnumMap<>(FindingKind.class);
    private final AtomicLong outboxRows = new AtomicLong();
    private final AtomicLong outboxMillis = new AtomicLong();

    JournalGauges(JdbcClient jdbc, MeterRegistry meters) {
        this.jdbc = jdbc;
        for (ExchangeState state : ExchangeState.values()) {
            if (state.holdsRecord()) {
                AtomicLong count = new AtomicLong();
                held.put(state, count);
                Gauge.builder("floris.holds", count, AtomicLong::get)
                        .description("Records that are held")
                        .tag("state", state.name().toLowerCase(java.util.Locale.ROOT))
                        .register(meters);
            }
        }
        for (Parking.State state : Parking.State.values()) {
            AtomicLong count = new AtomicLong();
            parked.put(state, count);
            Gauge.builder("floris.outbox.parked", count, AtomicLong::get)
                    .description("Events that cannot be published for their own reasons, and those behind them")
                    .tag("state", state.name().toLowerCase(java.util.Locale.ROOT))
                    .register(meters);
        }
        for (FindingKind kind : FindingKind.values()) {
            AtomicLong count = new AtomicLong();
            findings.put(kind, count);
            Gauge.builder("floris.findings", count, AtomicLong::get)
                    .description("Findings that wait for a decision")
                    .tag("kind", kind.label())
                    .register(meters);
        }
        Gauge.builder("floris.outbox.lag", outboxRows, AtomicLong::get)
                .description("Events that wait to be published")
                .register(meters);
        Gauge.builder("floris.outbox.lag.seconds", outboxMillis, millis -> millis.get() / 1000.0)
                .description("Age of the oldest event that waits to be published")
                .register(meters);
    }

    void refresh() {
        Map<ExchangeState, Long> counted = new EnumMap<>(ExchangeState.class);
        jdbc.sql("select state, count(*) from hold group by state")
                .query((row, number) -> counted.put(ExchangeState.valueOf(row.getString(1)), row.getLong(2)))
                .list();
        held.forEach((state, count) -> count.set(counted.getOrDefault(state, 0L)));
        Map<Parking.State, Long> notSent = new EnumMap<>(Parking.State.class);
        jdbc.sql("select state, count(*) from parked_event group by state")
                .query((row, number) -> notSent.put(Parking.State.valueOf(row.getString(1)), row.getLong(2)))
                .list();
        parked.forEach((state, count) -> count.set(notSent.getOrDefault(state, 0L)));
        Map<FindingKind, Long> open = new EnumMap<>(FindingKind.class);
        jdbc.sql("select kind, count(*) from finding where state = 'OPEN' group by kind")
                .query((row, number) -> open.put(FindingKind.valueOf(row.getString(1)), row.getLong(2)))
                .list();
        findings.forEach((kind, count) -> count.set(open.getOrDefault(kind, 0L)));
        jdbc.sql("select count(*), coalesce(extract(epoch from now() - min(created_at)) * 1000, 0)::bigint from outbox")
                .query((row, number) -> {
                    outboxRows.set(row.getLong(1));
                    outboxMillis.set(Math.max(0, row.getLong(2)));
                    return number;
                })
                .list();
    }
}
