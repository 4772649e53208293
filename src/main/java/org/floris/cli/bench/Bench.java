package org.floris.cli.bench;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** All that was asked for, one scenario after the other. */
final class Bench {
    private final Plan plan;
    private final Stopwatch watch;
    private final List<Row> rows;
    private final Consumer<String> progress;

    Bench(Plan plan, Stopwatch watch, List<Row> rows, Consumer<String> progress) {
        this.plan = plan;
        this.watch = watch;
        this.rows = rows;
        this.progress = progress;
    }

    void run(List<String> scenarios) throws IOException, InterruptedException {
        if (!scenarios.equals(List.of("write"))) {
            try (Stand stand = Stand.build(plan, scenarios.contains("reads"), progress)) {
                reads(scenarios, stand);
            }
        }
        if (scenarios.contains("write")) {
            progress.accept("Starting a hub whose systems take writes …");
            try (HubTarget hub =
                    HubTarget.start(plan.home(), plan.directory().resolve("writes"), plan.clients(), null)) {
                new Writes(hub, plan, watch, rows).measure();
            }
        }
    }

    private void reads(List<String> scenarios, Stand stand) throws InterruptedException {
        Reads reads = new Reads(stand, watch, rows);
        int[] sizes = plan.shortForm() ? new int[] {1} : new int[] {1, 10, 100};
        if (scenarios.contains("reads")) {
            for (int size : sizes) {
                reads.pass(size);
            }
            reads.atConstantRate();
        }
        if (scenarios.contains("routing")) {
            for (int size : sizes) {
                reads.routeByBody(size);
            }
        }
        if (scenarios.contains("translation")) {
            reads.translate();
        }
        if (scenarios.contains("usernametoken")) {
            new UsernameToken(stand, watch, rows).measure();
        }
        if (scenarios.contains("usage")) {
            reads.withAndWithoutUsageLog();
        }
        if (scenarios.contains("sessions") && !plan.shortForm()) {
            new Sessions(stand, plan, rows).measure();
        }
    }
}
