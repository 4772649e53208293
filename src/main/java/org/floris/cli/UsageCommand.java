package org.floris.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "usage",
        description = "Shows which features people use, the most used first.",
        footer = {"", "Example: floris usage --system forsage --limit 10"})
class UsageCommand extends HubCommand {
    @Option(names = "--system", description = "Only of this system.")
    private String system;

    @Option(names = "--entity", description = "Only about this entity.")
    private String entity;

    @Option(names = "--login", description = "Only of this user.")
    private String login;

    @Option(names = "--limit", defaultValue = "30", description = "How many, 1 to 1000. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Override
    JsonNode ask(HubClient hub) {
        Map<String, String> filters = new LinkedHashMap<>();
        filters.put("system", system);
        filters.put("entity", entity);
        filters.put("login", login);
        filters.put("limit", Integer.toString(limit));
        return hub.get("/api/v1/usage", filters);
    }

    @Override
    void show(JsonNode usage, PrintWriter out) {
        Table table = new Table("SYSTEM", "ENTITY", "OPERATION", "CALLS", "USERS");
        usage.path("items")
                .forEach(row -> table.row(
                        row.path("system").asText(),
                        row.path("entity").asText(),
                        row.path("operation").asText(),
                        row.path("calls").asText(),
                        row.path("users").asText()));
        if (table.isEmpty()) {
            out.println("Nothing was used yet. Rows stand here a few seconds after the first call through the hub.");
        } else {
            table.print(out);
        }
    }
}
