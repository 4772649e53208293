package org.floris.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

@Command(
        name = "status",
        description = "Tells how the hub and its systems are, why, and what to do.",
        footer = {"", "Example: floris status --json"})
class StatusCommand extends HubCommand {
    @Override
    JsonNode ask(HubClient hub) {
        return hub.get("/api/v1/status");
    }

    @Override
    void show(JsonNode status, PrintWriter out) {
        Standings.print("Floris " + status.path("version").asText(), status, out);
        out.println();
        Table systems = new Table("SYSTEM", "STATE", "BREAKER", "ANSWERED IN", "USERS AT HOME", "REASON");
        status.path("systems")
                .forEach(system -> systems.row(
                        system.path("system").asText(),
                        system.path("state").asText(),
                        system.path("breaker").asText(),
                        system.path("answeredInMillis").asText() + " ms",
                        system.path("usersAtHome").asText(),
                        system.path("reason").asText()));
        systems.print(out);
        out.println();
        if (status.path("findings").isObject()) {
            Standings.print("Findings", status.path("findings"), out);
            out.println();
        }
        JsonNode load = status.path("firstLoad");
        out.println("First load: " + load.path("state").asText() + ". "
                + load.path("reason").asText());
    }

    @Override
    int exitCodeFor(JsonNode status) {
        return status.path("state").asText().equals("wrong") ? ExitCode.FAILED : ExitCode.DONE;
    }
}
