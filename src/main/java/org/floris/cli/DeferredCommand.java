package org.floris.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "deferred",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Shows what mirrors are owed, because they were away or do not take it.",
        subcommands = {DeferredCommand.ListDeferred.class, DeferredCommand.Summary.class})
class DeferredCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to show: list or summary.");
    }

    @Command(
            name = "list",
            description = "Lists changes that a mirror is owed, in the order in which they are delivered.",
            footer = {"", "Example: floris deferred list --system loris --state parked"})
    static class ListDeferred extends HubCommand {
        @Mixin
        private DeferredOptions filter;

        @Mixin
        private PageOptions page;

        @Override
        JsonNode ask(HubClient hub) {
            Map<String, String> filters = filter.asked();
            return hub.get("/api/v1/deferred", page.with(filters));
        }

        @Override
        void show(JsonNode page, PrintWriter out) {
            Table table =
                    new Table("SYSTEM", "RECORD", "OPERATION", "STATE", "SINCE", "TRIED", "USER", "EXCHANGE", "WHY");
            page.path("items")
                    .forEach(item -> table.row(
                            item.path("system").asText(),
                            item.path("record").asText(),
                            item.path("operation").asText(),
                            item.path("state").asText(),
                            item.path("since").asText(),
                            item.path("attempts").asText(),
                            item.path("login").asText(),
                            item.path("exchangeId").asText(),
                            item.path("reason").asText()));
            if (table.isEmpty()) {
                out.println("Nothing is owed that matches.");
                return;
            }
            table.print(out);
            if (page.path("nextCursor").isTextual()) {
                out.println();
                out.println("More: --cursor " + page.path("nextCursor").asText());
            }
        }
    }

    @Command(name = "summary", description = "Counts what is owed, by system and entity, and by batch.")
    static class Summary extends HubCommand {
        @Override
        JsonNode ask(HubClient hub) {
            return hub.get("/api/v1/deferred/summary");
        }

        @Override
        void show(JsonNode summary, PrintWriter out) {
            Standings.print("Deferred", summary, out);
            Table systems = new Table("SYSTEM", "ENTITY", "OWED", "PARKED");
            summary.path("systems").forEach(system -> system.path("entities")
                    .forEach(entity -> systems.row(
                            system.path("system").asText(),
                            entity.path("entity").asText(),
                            entity.path("dirty").asText(),
                            entity.path("parked").asText())));
            print(systems, out);
            Table batches = new Table("BATCH", "OWED");
            summary.path("batches")
                    .forEach(batch -> batches.row(
                            batch.path("batch").asText(), batch.path("dirty").asText()));
            print(batches, out);
        }

        private static void print(Table table, PrintWriter out) {
            if (!table.isEmpty()) {
                out.println();
                table.print(out);
            }
        }
    }
}
