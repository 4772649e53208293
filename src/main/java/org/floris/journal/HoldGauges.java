package org.floris.journal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code floris.holds} by state (open, in_doubt): the records that are held, counted every few seconds. */
@Component
class HoldGauges {
    private final JdbcClient jdbc;
    private final Map<ExchangeState, AtomicLong> held = new EnumMap<>(ExchangeState.class);

    HoldGauges(JdbcClient jdbc, MeterRegistry meters) {
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
    }

    void refresh() {
        Map<ExchangeState, Long> counted = new EnumMap<>(ExchangeState.class);
        jdbc.sql("select state, count(*) from hold group by state")
                .query((row, number) -> counted.put(ExchangeState.valueOf(row.getString(1)), row.getLong(2)))
                .list();
        held.forEach((state, count) -> count.set(counted.getOrDefault(state, 0L)));
    }
}
