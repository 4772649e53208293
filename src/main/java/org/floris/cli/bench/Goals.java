package org.floris.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;

/** What the hub is to reach on a machine with two cores, and what the rows say of it. */
final class Goals {
    private static final String HUB = "Floris";

    private final List<Row> rows;
    private final List<Goal> goals = new ArrayList<>();

    private Goals(List<Row> rows) {
        this.rows = rows;
    }

    static List<Goal> of(List<Row> rows) {
        Goals goals = new Goals(rows);
        goals.reads();
        goals.routing();
        goals.share(
                "translation of 10 KB",
                Scenarios.TRANSLATION + ": translated",
                Scenarios.TRANSLATION + ": passed through");
        goals.share("UsernameToken", Scenarios.USERNAME_TOKEN, Scenarios.USERNAME_TOKEN + ": with Basic");
        goals.usage();
        goals.writes();
        goals.sessions();
        return goals.goals;
    }

    private void reads() {
        String read = Scenarios.read(1);
        ratio("reads of 1 KB against nginx", 0.35, row(read, HUB), row(read, Stand.NGINX));
        ratio("reads of 1 KB against tuned plain Camel", 3, row(read, HUB), row(read, Stand.CAMEL_TUNED));
        compare(
                "p99 of reads of 1 KB at a constant rate against nginx",
                "≤ 3 ×",
                row(Scenarios.AT_RATE, HUB),
                row(Scenarios.AT_RATE, Stand.NGINX),
                (hub, nginx) -> hub.p99() <= 3 * nginx.p99(),
                (hub, nginx) -> String.format(
                        Locale.ROOT,
                        "%.1f × (%.2f ms, nginx %.2f ms)",
                        hub.p99() / nginx.p99(),
                        hub.p99(),
                        nginx.p99()));
    }

    private void ratio(String goal, double atLeast, Optional<Measured> hub, Optional<Measured> other) {
        compare(
                goal,
                String.format(Locale.ROOT, "≥ %.2f ×", atLeast),
                hub,
                other,
                (mine, theirs) -> mine.calls() >= atLeast * theirs.calls(),
                (mine, theirs) -> String.format(Locale.ROOT, "%.2f ×", mine.calls() / theirs.calls()));
    }

    private void routing() {
        int[] sizes = {1, 10, 100};
        int[] most = {15, 25, 40};
        for (int index = 0; index < sizes.length; index++) {
            int loss = most[index];
            String scenario = Scenarios.routing(sizes[index]);
            compare(
                    scenario + ", against a servlet that looks at nothing",
                    "loses ≤ " + loss + " %",
                    row(scenario, HUB),
                    row(scenario, Stand.SERVLET),
                    (hub, servlet) -> hub.calls() >= (1 - loss / 100.0) * servlet.calls(),
                    (hub, servlet) ->
                            String.format(Locale.ROOT, "loses %.0f %%", 100 * (1 - hub.calls() / servlet.calls())));
        }
    }

    private void share(String goal, String scenario, String whole) {
        compare(
                goal + " against " + (whole.endsWith("Basic") ? "Basic" : "pass-through"),
                "≥ 50 %",
                row(scenario, HUB),
                row(whole, HUB),
                (part, all) -> part.calls() >= 0.5 * all.calls(),
                (part, all) -> String.format(Locale.ROOT, "%.0f %%", 100 * part.calls() / all.calls()));
    }

    private void usage() {
        compare(
                "usage log",
                "≤ 1 % of throughput",
                row(Scenarios.USAGE, HUB),
                row(Scenarios.NO_USAGE, HUB),
                (with, without) -> with.calls() >= 0.99 * without.calls(),
                (with, without) -> String.format(Locale.ROOT, "%.1f %%", 100 * (1 - with.calls() / without.calls())));
    }

    private void writes() {
        String alone = Scenarios.WRITE + Writes.ALONE;
        Optional<Measured> commit = row(alone, Pgbench.NAME);
        compare(
                "time that a married write adds to the calls it makes",
                "≤ 2 commits",
                row(alone, HUB),
                row(alone, Writes.BARE),
                (hub, bare) -> commit.isPresent()
                        && hub.p50() - bare.p50() <= 2 * commit.get().p50(),
                (hub, bare) -> commit.map(insert -> String.format(
                                Locale.ROOT,
                                "%.1f commits (%.2f ms; a commit %.2f ms)",
                                (hub.p50() - bare.p50()) / insert.p50(),
                                hub.p50() - bare.p50(),
                                insert.p50()))
                        .orElse("pgbench is missing"));
        ratio(
                "married writes against single inserts",
                0.5,
                row(Scenarios.WRITE, HUB),
                row(Scenarios.WRITE, Pgbench.NAME));
    }

    private void sessions() {
        String goal = "heap with 6,000 open sessions, 700 of them active";
        Optional<Row> row = rows.stream()
                .filter(each -> each.scenario().equals(Scenarios.SESSIONS) && each.memory() != null)
                .findFirst();
        goals.add(row.map(sessions -> new Goal(
                        goal,
                        "≤ 1 GiB, no thread for an idle one",
                        Math.round(sessions.memory().heapMegabytes()) + " MB; " + sessions.note(),
                        sessions.memory().heapMegabytes() <= 1_024
                                && sessions.memory().threads() < Sessions.OPEN / 4.0))
                .orElseGet(() -> Goal.unknown(goal, "≤ 1 GiB, no thread for an idle one", "not measured")));
    }

    private void compare(
            String goal,
            String asked,
            Optional<Measured> hub,
            Optional<Measured> other,
            BiPredicate<Measured, Measured> met,
            BiFunction<Measured, Measured, String> reached) {
        if (hub.isEmpty() || other.isEmpty()) {
            goals.add(Goal.unknown(goal, asked, "not measured"));
        } else if (other.get().errors() > 0) {
            goals.add(Goal.unknown(
                    goal, asked, "nothing to compare with: " + other.get().errors() + " of its calls failed"));
        } else {
            goals.add(new Goal(
                    goal,
                    asked,
                    reached.apply(hub.get(), other.get()),
                    hub.get().errors() == 0 && met.test(hub.get(), other.get())));
        }
    }

    private Optional<Measured> row(String scenario, String target) {
        return rows.stream()
                .filter(row -> row.scenario().equals(scenario) && row.target().equals(target) && row.measured() != null)
                .map(Row::measured)
                .findFirst();
    }
}
