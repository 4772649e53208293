package org.floris.bridge;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.floris.canonical.OnConflict;
import org.springframework.stereotype.Component;

/** {@code floris.conflicts}: attributes that were changed past the hub, by rule and by what became of them. */
@Component
class ConflictMetrics {
    private final MeterRegistry meters;

    ConflictMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    /** How it was found. */
    enum Found {
        WRITE,
        SCAN
    }

    /** What became of it. */
    enum Became {
        /** Changed where nobody contradicts; it went to the others. */
        CARRIED,
        /** Home's value holds, a mirror's is lost. */
        HOME,
        /** The mirror's value holds. */
        MIRROR,
        /** A user's write was later than both. */
        OVERWRITTEN,
        /** A person has to decide. */
        ASKED
    }

    void count(OnConflict rule, Found found, Became became) {
        meters.counter(
                        "floris.conflicts",
                        "rule",
                        rule.label(),
                        "found",
                        found.name().toLowerCase(Locale.ROOT),
                        "outcome",
                        became.name().toLowerCase(Locale.ROOT))
                .increment();
    }
}
