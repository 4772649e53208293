package org.floris.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "events",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Shows the events that cannot be published, and lets them go or drops them.",
        subcommands = {EventsCommand.ListParked.class, EventsCommand.Retry.class, EventsCommand.Drop.class})
class EventsCommand implements Runnable {
    private static final String PARKED = "/api/v1/events/parked";

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: floris events parked, retry ID or drop ID.");
    }

    @Command(
            name = "parked",
            description = "Lists events that cannot be published for their own reasons, the oldest first.",
            footer = {"", "Example: floris events parked"})
    static class ListParked extends HubCommand {
        @Override
        JsonNode ask(HubClient hub) {
            return hub.get(PARKED);
        }

        @Override
        void show(JsonNode page, PrintWriter out) {
            Table table = new Table("EVENT", "STATE", "SINCE", "ENTITY", "OPERATION", "BEHIND", "TRIED", "REASON");
            page.path("items")
                    .forEach(item -> table.row(
                            item.path("id").asText(),
                            item.path("state").asText(),
                            item.path("since").asText(),
                            item.path("entity").asText(),
                            item.path("operation").asText(),
                            item.path("behind").asText(),
                            item.path("attempts").asText(),
                            item.path("reason").asText()));
            if (table.isEmpty()) {
                out.println("No event is parked.");
                return;
            }
            table.print(out);
        }
    }

    /** What is asked for about one event. */
    abstract static class Wish extends HubCommand {
        @Parameters(index = "0", paramLabel = "ID", description = "The event's id, as listed by floris events parked.")
        private String id;

        private final String wish;

        Wish(String wish) {
            this.wish = wish;
        }

        @Override
        JsonNode ask(HubClient hub) {
            return hub.post(PARKED + "/" + Paths.segment(id) + "/" + wish, null);
        }

        @Override
        void show(JsonNode event, PrintWriter out) {
            out.println("Event " + event.path("id").asText() + ": "
                    + event.path("state").asText() + ". See floris events parked in a moment.");
        }
    }

    @Command(
            name = "retry",
            description = "Tries to publish an event now.",
            footer = {"", "Example: floris events retry 7d7f1c1e-4a55-4c2c-8d61-0b9a3f1e2d3c"})
    static class Retry extends Wish {
        Retry() {
            super("retry");
        }
    }

    @Command(
            name = "drop",
            description = "Never publishes an event; what waits behind it is published.",
            footer = {"", "Example: floris events drop 7d7f1c1e-4a55-4c2c-8d61-0b9a3f1e2d3c"})
    static class Drop extends Wish {
        Drop() {
            super("drop");
        }
    }
}
