package org.floris.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "conflicts",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Finds what was changed in the systems past the hub.",
        subcommands = {
            ConflictsCommand.Status.class,
            ConflictsCommand.ScanNow.class,
            ConflictsCommand.Pause.class,
            ConflictsCommand.Resume.class
        })
class ConflictsCommand implements Runnable {
    private static final String SCAN = "/api/v1/conflicts/scan";
    private static final String PAUSE = SCAN + "/pause";

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: status, scan, pause or resume.");
    }

    /** What is asked of the scan; each answers with how it stands then. */
    @Command
    abstract static class OfTheScan extends HubCommand {
        private final String method;
        private final String path;

        OfTheScan(String method, String path) {
            this.method = method;
            this.path = path;
        }

        @Override
        JsonNode ask(HubClient hub) {
            return hub.send(method, path, null);
        }

        @Override
        void show(JsonNode scan, PrintWriter out) {
            print(scan, out);
        }
    }

    @Command(
            name = "status",
            description = "Shows how far the systems' changes were compared, and what came of it.",
            footer = {"", "Example: floris conflicts status"})
    static class Status extends OfTheScan {
        Status() {
            super("GET", SCAN);
        }
    }

    @Command(
            name = "scan",
            description = "Scans now instead of at the next time.",
            footer = {"", "Example: floris conflicts scan"})
    static class ScanNow extends OfTheScan {
        ScanNow() {
            super("POST", SCAN);
        }
    }

    @Command(
            name = "pause",
            description = "Pauses scanning in every hub.",
            footer = {"", "Example: floris conflicts pause"})
    static class Pause extends OfTheScan {
        Pause() {
            super("PUT", PAUSE);
        }
    }

    @Command(
            name = "resume",
            description = "Lets scanning go on.",
            footer = {"", "Example: floris conflicts resume"})
    static class Resume extends OfTheScan {
        Resume() {
            super("DELETE", PAUSE);
        }
    }

    private static void print(JsonNode scan, PrintWriter out) {
        out.println(scan.path("state").asText() + ": " + scan.path("reason").asText());
        scan.path("nextSteps").forEach(step -> out.println("  " + step.asText()));
        out.printf(
                "%s scans, the last took %s ms; %s records compared; %s wait to be compared again%n",
                scan.path("scans").asText(),
                scan.path("lastTookMillis").asText(),
                scan.path("compared").asText(),
                scan.path("waiting").asText());
        JsonNode reconciled = scan.path("reconciled");
        out.printf(
                "changed past the hub: %s settled, %s asked, %s put off%n",
                reconciled.path("settled").asText(),
                reconciled.path("asked").asText(),
                reconciled.path("later").asText());
        Table table = new Table("SYSTEM", "ENTITY", "COMPARED UP TO", "LAG");
        scan.path("progress")
                .forEach(row -> table.row(
                        row.path("system").asText(),
                        row.path("entity").asText(),
                        row.path("comparedAt").asText(),
                        row.path("lagSeconds").asLong() + " s"));
        if (!table.isEmpty()) {
            out.println();
            table.print(out);
        }
    }
}
