package org.floris.login;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.floris.login.Login.Way;

/** Counts log-ins that were not known already: what the CRM was asked, and what it was not asked any more. */
final class LoginMetrics {
    private final Map<Way, Map<Outcome, Counter>> counters = new EnumMap<>(Way.class);

    enum Outcome {
        /** The CRM, or for a certificate the hub, lets him in. */
        ACCEPTED,
        /** Wrong. */
        FAILED,
        /** Not looked at, after too many wrong ones. */
        REFUSED
    }

    LoginMetrics(MeterRegistry meters) {
        for (Way way : Way.values()) {
            Map<Outcome, Counter> ofWay = new EnumMap<>(Outcome.class);
            for (Outcome outcome : Outcome.values()) {
                ofWay.put(
                        outcome,
                        Counter.builder("floris.facade.logins")
                                .description("Log-ins at the façade that were not known already")
                                .tag("way", way.name().toLowerCase(Locale.ROOT))
                                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                                .register(meters));
            }
            counters.put(way, ofWay);
        }
    }

    void count(Way way, Outcome outcome) {
        counters.get(way).get(outcome).increment();
    }
}
