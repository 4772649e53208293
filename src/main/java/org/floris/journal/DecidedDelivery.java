package org.floris.journal;

import java.util.List;
import org.floris.canonical.Why;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ends a parked delivery when a person has decided about it. */
@Component
class DecidedDelivery implements FindingListener {
    private final JdbcClient jdbc;
    private final DeferredLines lines;
    private final DeferredEnds ends;
    private final DeferredSignal signal;

    DecidedDelivery(JdbcClient jdbc, DeferredLines lines, DeferredEnds ends, DeferredSignal signal) {
        this.jdbc = jdbc;
        this.lines = lines;
        this.ends = ends;
        this.signal = signal;
    }

    @Override
    public void settled(Finding finding) {
        if (finding.exchange().isEmpty() || finding.mirror().isEmpty()) {
            return;
        }
        String system = finding.mirror().get();
        List<String> removed = jdbc.sql(
                        "delete from deferred_change where exchange_id = ? and system = ? returning state")
                .params(finding.exchange().get(), system)
                .query(String.class)
                .list();
        if (removed.isEmpty()) {
            return;
        }
        boolean taken = finding.settling()
                .flatMap(Finding.Settling::decision)
                .equals(java.util.Optional.of(Decision.TAKE_MIRROR));
        ends.move(
                finding.exchange().get(),
                List.of(),
                taken ? ExchangeState.REVERSED : ExchangeState.DONE,
                Why.of("decided", "A person has decided about it: finding {0}.", finding.id()));
        lines.release(system);
        signal.wake();
    }
}
