package org.floris.journal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import org.floris.journal.sealing.KeyUse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** {@code floris.journal.keys.missing}: keys that have sealed payloads and that this hub was not given. */
@Component
class JournalKeys {
    private static final Logger LOG = LoggerFactory.getLogger(JournalKeys.class);

    private final KeyUse use;
    private volatile int missing;

    JournalKeys(KeyUse use, MeterRegistry meters) {
        this.use = use;
        Gauge.builder("floris.journal.keys.missing", () -> missing)
                .description("Keys that have sealed payloads and that this hub was not given")
                .register(meters);
        check();
    }

    void check() {
        use.note();
        Set<String> found = use.missing();
        missing = found.size();
        if (!found.isEmpty()) {
            LOG.warn(
                    "Payloads sealed with the keys {} cannot be opened: what is in doubt among them stays so, and no"
                            + " message among them is answered again. Add these keys to FLORIS_JOURNAL_OLDKEYS",
                    found);
        }
    }
}
