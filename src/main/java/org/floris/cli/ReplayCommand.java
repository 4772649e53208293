package org.floris.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Delivers once more what mirrors are owed, such as what was parked; or tells what it would do.",
        subcommands = {
            ReplayCommand.Start.class,
            ReplayCommand.ListReplays.class,
            ReplayCommand.Show.class,
            ReplayCommand.Stop.class
        })
class ReplayCommand implements Runnable {
    private static final String REPLAYS = "/api/v1/replays";

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: start, list, show or stop.");
    }

    @Command(
            name = "start",
            description = "Starts a replay of what matches now; without a filter, of everything that is owed.",
            footer = {"", "Example: floris replay start --system loris --state parked --dry-run"})
    static class Start extends HubCommand {
        @Mixin
        private DeferredOptions filter;

        @Option(names = "--dry-run", description = "Say of each change what would be sent; write nothing.")
        private boolean dryRun;

        @Option(names = "--rate", defaultValue = "10", description = "Changes a second. Default: ${DEFAULT-VALUE}.")
        private int rate;

        @Override
        JsonNode ask(HubClient hub) {
            ObjectNode replay = Json.object().put("dryRun", dryRun).put("ratePerSecond", rate);
            filter.asked().forEach((name, value) -> {
                if (value != null) {
                    replay.put(name, value);
                }
            });
            return hub.post(REPLAYS, replay);
        }

        @Override
        void show(JsonNode replay, PrintWriter out) {
            ReplayOutput.replay(replay, out);
        }
    }

    @Command(name = "list", description = "Lists replays, the newest first.")
    static class ListReplays extends HubCommand {
        @Override
        JsonNode ask(HubClient hub) {
            return hub.get(REPLAYS);
        }

        @Override
        void show(JsonNode page, PrintWriter out) {
            ReplayOutput.list(page, out);
        }
    }

    /** A command about one replay. */
    @Command
    abstract static class OfOneReplay extends HubCommand {
        @Parameters(index = "0", paramLabel = "ID", description = "The replay's id, as listed.")
        private String id;

        String path() {
            return REPLAYS + "/" + Paths.segment(id);
        }
    }

    @Command(name = "show", description = "Shows a replay and what it did, or would do, change by change.")
    static class Show extends OfOneReplay {
        @Option(names = "--limit", defaultValue = "50", description = "How many changes. Default: ${DEFAULT-VALUE}.")
        private int limit;

        @Option(names = "--cursor", description = "Where the page before ended.")
        private String cursor;

        @Override
        JsonNode ask(HubClient hub) {
            ObjectNode replay = (ObjectNode) hub.get(path());
            Map<String, String> page = new LinkedHashMap<>();
            page.put("limit", Integer.toString(limit));
            page.put("cursor", cursor);
            replay.set("changes", hub.get(path() + "/changes", page));
            return replay;
        }

        @Override
        void show(JsonNode replay, PrintWriter out) {
            ReplayOutput.replay(replay, out);
            ReplayOutput.changes(replay.path("changes"), out);
        }
    }

    @Command(name = "stop", description = "Stops a replay; what it is sending at this moment still ends.")
    static class Stop extends OfOneReplay {
        @Override
        JsonNode ask(HubClient hub) {
            return hub.post(path() + "/stop", null);
        }

        @Override
        void show(JsonNode replay, PrintWriter out) {
            ReplayOutput.replay(replay, out);
        }
    }
}
