package org.floris.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "retention",
        description = {
            "Takes from the journal what was kept long enough, a day after the other.",
            "What is open, in doubt, owed to a mirror or parked stays, however old it is. For administrators."
        },
        footer = {"", "Example: floris journal retention --dry-run --user admin"})
class JournalRetentionCommand extends HubCommand {
    private static final String RETENTION = "/api/v1/journal-retention";

    @Option(names = "--dry-run", description = "Only say what a run would do now.")
    private boolean dryRun;

    @Option(names = "--stop", description = "Stop the run at work after the day at hand.")
    private boolean stop;

    @Option(names = "--status", description = "Only say how the last run stands.")
    private boolean status;

    @Override
    JsonNode ask(HubClient hub) {
        if (dryRun) {
            return hub.get(RETENTION + "/plan");
        }
        if (stop) {
            hub.post(RETENTION + "/stop", null);
        } else if (!status) {
            hub.post(RETENTION + "/runs", null);
        }
        return status ? hub.get(RETENTION + "/runs/last") : untilItEnds(hub);
    }

    @Override
    void show(JsonNode answer, PrintWriter out) {
        if (dryRun) {
            showPlan(answer, out);
        } else if (answer.path("state").isMissingNode()) {
            out.println("The retention has not run yet.");
        } else {
            out.printf(
                    "%s: %s exchanges let go and %s kept, of %s of %s days.%n",
                    answer.path("state").asText(),
                    answer.path("pruned").asText(),
                    answer.path("kept").asText(),
                    answer.path("daysDone").asText(),
                    answer.path("days").asText());
            if (answer.path("reason").isTextual()) {
                out.println(answer.path("reason").asText());
            }
        }
    }

    @Override
    int exitCodeFor(JsonNode answer) {
        return answer.path("state").asText().equals("failed") ? ExitCode.FAILED : ExitCode.DONE;
    }

    private JsonNode untilItEnds(HubClient hub) {
        int told = -1;
        while (true) {
            JsonNode run = hub.get(RETENTION + "/runs/last");
            if (!run.path("state").asText().equals("running")) {
                return run;
            }
            if (run.path("daysDone").asInt() != told) {
                told = run.path("daysDone").asInt();
                progress(told + " of " + run.path("days").asText() + " days");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.FAILED, "Interrupted; the run goes on. Stop it with --stop.");
        }
    }

    private static void showPlan(JsonNode plan, PrintWriter out) {
        Table table = new Table("DAY", "EXCHANGES", "GO", "REFUSED STAY", "UNSETTLED STAY");
        plan.path("days")
                .forEach(day -> table.row(
                        day.path("day").asText(),
                        day.path("exchanges").asText(),
                        day.path("pruned").asText(),
                        day.path("refusedKept").asText(),
                        day.path("unsettledKept").asText()));
        if (table.isEmpty()) {
            out.println("Nothing has been kept long enough to go.");
        } else {
            table.print(out);
        }
        if (plan.path("strays").asLong() > 0) {
            out.println();
            out.println(plan.path("strays").asText() + " exchanges are in no day's partition and are given one first.");
        }
    }
}
