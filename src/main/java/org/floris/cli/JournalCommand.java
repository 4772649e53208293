package org.floris.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "journal",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Shows bridged calls: what was asked, what each system did, what became of it.",
        subcommands = {
            JournalCommand.ListExchanges.class,
            JournalCommand.ShowExchange.class,
            JournalViewsCommand.class,
            JournalKeysCommand.class,
            JournalRetentionCommand.class
        })
class JournalCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to show: floris journal list, or show ID.");
    }

    @Command(
            name = "list",
            description = "Lists exchanges, the newest first.",
            footer = {"", "Example: floris journal list --state in_doubt"})
    static class ListExchanges extends HubCommand {
        @Option(names = "--state", description = "Only in this state, such as in_doubt or reversed.")
        private String state;

        @Option(names = "--login", description = "Only of this user.")
        private String login;

        @Option(names = "--entity", description = "Only about this canonical entity, such as client.")
        private String entity;

        @Mixin
        private PageOptions page;

        @Override
        JsonNode ask(HubClient hub) {
            Map<String, String> filters = new LinkedHashMap<>();
            filters.put("state", state);
            filters.put("login", login);
            filters.put("entity", entity);
            return hub.get("/api/v1/exchanges", page.with(filters));
        }

        @Override
        void show(JsonNode page, PrintWriter out) {
            Table table = new Table("EXCHANGE", "BEGAN", "STATE", "USER", "HOME", "OPERATION", "RECORD", "TOOK");
            page.path("items")
                    .forEach(item -> table.row(
                            item.path("id").asText(),
                            item.path("openedAt").asText(),
                            item.path("state").asText(),
                            item.path("login").asText(),
                            item.path("home").asText(),
                            item.path("passedThrough").asBoolean()
                                    ? "passed through: " + item.path("label").asText()
                                    : operation(item),
                            item.path("entity").asText(),
                            item.path("tookMillis").asText() + " ms"));
            if (table.isEmpty()) {
                out.println("No exchange matches. They stand here once somebody writes through the hub.");
                return;
            }
            table.print(out);
            if (page.path("nextCursor").isTextual()) {
                out.println();
                out.println("More: --cursor " + page.path("nextCursor").asText());
            }
        }

        /** What home has done to several records is named by its message. */
        private static String operation(JsonNode item) {
            String operation = item.path("operation").asText();
            return operation.equals("execute") ? item.path("label").asText() : operation;
        }
    }

    @Command(
            name = "show",
            description = "Shows one exchange with its steps.",
            footer = {"", "Example: floris journal show 0192f0c4-0000-7000-8000-000000000000"})
    static class ShowExchange extends HubCommand {
        @Parameters(index = "0", paramLabel = "ID", description = "The exchange's id, as listed or as in a fault.")
        private String id;

        @Option(
                names = "--unmask",
                paramLabel = "REASON",
                description = "Show personal values in the clear, for this reason; it is written down with your name.")
        private String unmaskFor;

        @Override
        JsonNode ask(HubClient hub) {
            String exchange = "/api/v1/exchanges/" + Paths.segment(id);
            return unmaskFor == null
                    ? hub.get(exchange)
                    : hub.post(exchange + "/unmasked", Json.object().put("reason", unmaskFor));
        }

        @Override
        void show(JsonNode exchange, PrintWriter out) {
            exchange.path("exchange").properties().forEach(field -> {
                if (field.getValue().isValueNode() && !field.getValue().isNull()) {
                    out.printf("%-14s %s%n", field.getKey(), field.getValue().asText());
                }
            });
            exchange.path("together").forEach(record -> out.printf("%-14s %s%n", "together", record.asText()));
            exchange.at("/outcome/nextSteps").forEach(step -> out.println("next: " + step.asText()));
            out.println();
            Table steps = new Table("STEP", "SYSTEM", "OUTCOME", "TOOK", "REASON");
            exchange.path("steps")
                    .forEach(step -> steps.row(
                            step.path("name").asText(),
                            step.path("system").asText(),
                            step.path("outcome").asText(),
                            step.path("tookMillis").asText() + " ms",
                            step.path("reason").asText("")));
            steps.print(out);
            values(exchange, out);
            showLost(exchange.path("lost"), out);
            if (exchange.path("unreadable").isTextual()) {
                out.println();
                out.println(exchange.path("unreadable").asText());
            }
        }

        private static void showLost(JsonNode lost, PrintWriter out) {
            if (lost.isEmpty()) {
                return;
            }
            out.println();
            out.println("Overwritten, where somebody had changed it past the hub:");
            Table table = new Table("SYSTEM", "ATTRIBUTE", "RULE", "HAD");
            lost.forEach(values -> values.path("rules")
                    .properties()
                    .forEach(rule -> table.row(
                            values.path("system").asText(),
                            rule.getKey(),
                            rule.getValue().asText(),
                            values.path("values").path(rule.getKey()).asText("-"))));
            table.print(out);
        }

        private static void values(JsonNode exchange, PrintWriter out) {
            Set<String> names = new LinkedHashSet<>();
            exchange.path("change").fieldNames().forEachRemaining(names::add);
            exchange.path("before").fieldNames().forEachRemaining(names::add);
            if (names.isEmpty()) {
                return;
            }
            out.println();
            Table values = new Table("ATTRIBUTE", "BEFORE", "AFTER");
            names.forEach(name -> values.row(
                    name,
                    text(exchange.path("before").path(name)),
                    text(exchange.path("change").path(name))));
            values.print(out);
        }

        private static String text(JsonNode value) {
            return value.isMissingNode() || value.isNull()
                    ? "-"
                    : value.isValueNode() ? value.asText() : value.toString();
        }
    }
}
