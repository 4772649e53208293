package org.floris.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "views",
        description = "Lists who was shown personal data in the clear, the newest first. For administrators.",
        footer = {"", "Example: floris journal views --viewer engineer --user admin"})
class JournalViewsCommand extends HubCommand {
    @Option(names = "--viewer", description = "Only of this account.")
    private String viewer;

    @Option(names = "--subject", paramLabel = "ID", description = "Only of this exchange or finding.")
    private String subject;

    @Mixin
    private PageOptions page;

    @Override
    JsonNode ask(HubClient hub) {
        Map<String, String> filters = new LinkedHashMap<>();
        filters.put("viewer", viewer);
        filters.put("subject", subject);
        return hub.get("/api/v1/personal-data-views", page.with(filters));
    }

    @Override
    void show(JsonNode page, PrintWriter out) {
        Table table = new Table("AT", "VIEWER", "FROM", "SHOWN", "ID", "REASON");
        page.path("items")
                .forEach(view -> table.row(
                        view.path("at").asText(),
                        view.path("viewer").asText(),
                        view.path("way").asText() + " " + view.path("address").asText(),
                        view.path("kind").asText(),
                        view.path("id").asText(),
                        view.path("reason").asText()));
        if (table.isEmpty()) {
            out.println("Nobody was shown personal data in the clear.");
            return;
        }
        table.print(out);
        if (page.path("nextCursor").isTextual()) {
            out.println();
            out.println("More: --cursor " + page.path("nextCursor").asText());
        }
    }
}
