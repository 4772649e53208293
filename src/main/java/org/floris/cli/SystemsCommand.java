package org.floris.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "systems",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Shows the systems outside, and takes one out of use for a while.",
        subcommands = {SystemsCommand.ListSystems.class, SystemsCommand.Maintenance.class})
class SystemsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: list, or maintenance SYSTEM.");
    }

    @Command(name = "list", description = "Lists the systems, how each is, and what it is owed.")
    static class ListSystems extends HubCommand {
        @Override
        JsonNode ask(HubClient hub) {
            return hub.get("/api/v1/systems");
        }

        @Override
        void show(JsonNode systems, PrintWriter out) {
            Table table = new Table("SYSTEM", "STATE", "BREAKER", "ANSWERED IN", "USERS AT HOME", "OWED", "REASON");
            systems.path("items")
                    .forEach(system -> table.row(
                            system.path("system").asText(),
                            system.path("state").asText(),
                            system.path("breaker").asText(),
                            system.path("answeredInMillis").asText() + " ms",
                            system.path("usersAtHome").asText(),
                            system.path("dirty").asText(),
                            system.path("reason").asText()));
            table.print(out);
        }
    }

    @Command(
            name = "maintenance",
            description =
                    "Takes a system out of use, or puts it into use again. The hub sends nothing but health probes"
                            + " to a system in maintenance; what it is owed is delivered afterwards.",
            footer = {"", "Example: floris systems maintenance loris --on --reason 'New release, until 22:00'"})
    static class Maintenance extends HubCommand {
        @Parameters(index = "0", paramLabel = "SYSTEM", description = "The system, as listed.")
        private String system;

        @ArgGroup(multiplicity = "1")
        private Wanted wanted;

        @Option(names = "--reason", description = "Why; told to the users who are refused. Needed with --on.")
        private String reason;

        @Spec
        private CommandSpec spec;

        static class Wanted {
            @Option(names = "--on", description = "Take it out of use.")
            private boolean on;

            @Option(names = "--off", description = "Put it into use again.")
            private boolean off;
        }

        @Override
        JsonNode ask(HubClient hub) {
            String path = "/api/v1/systems/" + Paths.segment(system) + "/maintenance";
            if (wanted.off) {
                return hub.send("DELETE", path, null);
            }
            if (reason == null || reason.isBlank()) {
                throw new ParameterException(
                        spec.commandLine(), "Say why with --reason: it is told to the users who are refused.");
            }
            return hub.send("PUT", path, Json.object().put("reason", reason));
        }

        @Override
        void show(JsonNode standing, PrintWriter out) {
            Standings.print(standing.path("system").asText(), standing, out);
            if (standing.path("dirty").asLong() > 0) {
                out.println("  It is owed " + standing.path("dirty").asText()
                        + " changes; see them with: floris deferred list --system "
                        + standing.path("system").asText());
            }
        }
    }
}
