package org.floris.cli;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.springframework.context.ConfigurableApplicationContext;

/** What {@code run} prints when the hub is ready. */
final class ReadyLine {
    private ReadyLine() {}

    static String of(ConfigurableApplicationContext context) {
        double seconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
        String port = context.getEnvironment().getProperty("local.server.port", "8080");
        String https = context.getEnvironment().getProperty("local.https.port");
        return String.format(
                Locale.ROOT,
                "Floris is ready after %.1f s at http://127.0.0.1:%s%s%s",
                seconds,
                port,
                https == null ? "" : " and https://127.0.0.1:" + https,
                login(context));
    }

    private static String login(ConfigurableApplicationContext context) {
        return context.getEnvironment().matchesProfiles("sandbox")
                ? " (sandbox; log in as engineer / floris). Ctrl-C stops it."
                : ". Ctrl-C stops it.";
    }
}
