package org.floris.cli.bench;

import java.util.Locale;

/** Where the figures come from. */
final class Machine {
    private Machine() {}

    static String describe(String driver, Plan plan) {
        return String.format(
                Locale.ROOT,
                "%d processors, %s %s, Java %s; %d connections, %s for closed loops, %d runs of %.1f s after"
                        + " at most %.0f s of warm-up, medians.",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                Runtime.version(),
                plan.connections(),
                driver,
                plan.runs(),
                plan.seconds(),
                plan.warmUp().most());
    }
}
