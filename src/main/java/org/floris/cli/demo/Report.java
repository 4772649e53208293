package org.floris.cli.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.floris.cli.Json;

/** What the demonstration shows: for people while it plays, as JSON at its end. */
final class Report {
    private final PrintWriter out;
    private final boolean json;
    private final ArrayNode steps = Json.array(List.of());
    private boolean held = true;

    Report(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    /** Begins a step; what is shown until the next belongs to it. */
    Step step(String title) {
        ObjectNode node = Json.object().put("step", title);
        node.set("figures", Json.object());
        steps.add(node);
        if (!json) {
            out.println();
            out.println(steps.size() + ". " + title);
            out.flush();
        }
        return new Step(node);
    }

    boolean held() {
        return held;
    }

    void say(String text) {
        if (!json) {
            out.println(text);
            out.flush();
        }
    }

    void end() {
        if (json) {
            ObjectNode all = Json.object().put("held", held);
            all.set("steps", steps);
            out.println(Json.pretty(all));
        } else {
            out.println();
            out.println(held ? "✓ Everything held." : "✗ Not everything held; look at the lines marked ✗.");
        }
        out.flush();
    }

    /** One step of the story. */
    final class Step {
        private final ObjectNode node;

        private Step(ObjectNode node) {
            this.node = node;
        }

        Step figure(String name, double value) {
            ((ObjectNode) node.path("figures")).put(name, Math.round(value * 1000) / 1000.0);
            return this;
        }

        Step tell(String text) {
            say("   " + text);
            return this;
        }

        /** What must hold. */
        Step must(boolean holds, String text) {
            held &= holds;
            node.put("held", node.path("held").asBoolean(true) && holds);
            say("   " + (holds ? "✓ " : "✗ ") + text);
            return this;
        }

        Step work(Work.Result result) {
            figure("calls", result.latencies().count());
            figure("callsPerSecond", result.perSecond());
            figure("writes", result.writes());
            figure("pageSaves", result.pageSaves());
            figure("failures", result.failures());
            figure("p50Millis", result.latencies().millis(50));
            figure("p99Millis", result.latencies().millis(99));
            tell(String.format(
                    Locale.ROOT,
                    "%,d calls in %.1f s, %.0f a second, %,d of them writes, %,d saves in forsage's pages",
                    result.latencies().count(),
                    result.seconds(),
                    result.perSecond(),
                    result.writes(),
                    result.pageSaves()));
            tell(String.format(
                    Locale.ROOT,
                    "p50 %.1f ms, p99 %.1f ms, slowest %.1f ms",
                    result.latencies().millis(50),
                    result.latencies().millis(99),
                    result.latencies().millis(100)));
            result.examples().forEach(example -> tell("failed: " + example));
            return must(result.failures() == 0, result.failures() + " failures");
        }
    }
}
