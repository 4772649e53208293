package org.floris.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

@Command(
        name = "keys",
        description = "Lists the keys that have sealed the journal's payloads, by their ids.",
        footer = {"", "A key that is missing is given to the hub by FLORIS_JOURNAL_OLDKEYS."})
class JournalKeysCommand extends HubCommand {
    @Override
    JsonNode ask(HubClient hub) {
        return hub.get("/api/v1/journal-keys");
    }

    @Override
    void show(JsonNode page, PrintWriter out) {
        Table table = new Table("KEY", "STATE", "FIRST USED", "LAST USED");
        page.path("items")
                .forEach(key -> table.row(
                        key.path("id").asText(),
                        key.path("state").asText(),
                        key.path("firstUsed").asText(),
                        key.path("lastUsed").asText()));
        table.print(out);
    }
}
