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
        name = "findings",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Shows what cannot be decided by rule, and settles it as you decide.",
        subcommands = {
            FindingsCommand.ListFindings.class,
            FindingsCommand.Show.class,
            FindingsCommand.Plan.class,
            FindingsCommand.TakeHome.class,
            FindingsCommand.TakeMirror.class,
            FindingsCommand.Edit.class
        })
class FindingsCommand implements Runnable {
    private static final String FINDINGS = "/api/v1/findings";

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do: list, show, plan, take-home, take-mirror or edit.");
    }

    @Command(
            name = "list",
            description = "Lists findings, the newest first.",
            footer = {"", "Example: floris findings list --state open --kind undecided"})
    static class ListFindings extends HubCommand {
        @Option(names = "--state", description = "open or settled.")
        private String state;

        @Option(names = "--kind", description = "undecided, parked or conflict; several with commas.")
        private String kind;

        @Option(names = "--system", description = "Only with this home or mirror.")
        private String system;

        @Option(names = "--entity", description = "Only about this canonical entity, such as client.")
        private String entity;

        @Option(names = "--batch", description = "Only of this batch's people.")
        private String batch;

        @Option(names = "--login", description = "Only of this user.")
        private String login;

        @Option(names = "--record", description = "Only about this record, such as client/<uuid>.")
        private String record;

        @Mixin
        private PageOptions page;

        @Override
        JsonNode ask(HubClient hub) {
            Map<String, String> filters = new LinkedHashMap<>();
            filters.put("state", state);
            filters.put("kind", kind);
            filters.put("system", system);
            filters.put("entity", entity);
            filters.put("batch", batch);
            filters.put("login", login);
            filters.put("record", record);
            return hub.get(FINDINGS, page.with(filters));
        }

        @Override
        void show(JsonNode page, PrintWriter out) {
            FindingOutput.list(page, out);
        }
    }

    /** A command about one finding. */
    @Command
    abstract static class OfOneFinding extends HubCommand {
        @Parameters(index = "0", paramLabel = "ID", description = "The finding's id, as listed or as in a fault.")
        private String id;

        String path() {
            return FINDINGS + "/" + Paths.segment(id);
        }
    }

    @Command(
            name = "show",
            description = "Shows one finding with what both sides showed.",
            footer = {"", "Example: floris findings show 0192f0c4-0000-7000-8000-000000000000"})
    static class Show extends OfOneFinding {
        @Option(
                names = "--unmask",
                paramLabel = "REASON",
                description = "Show personal values in the clear, for this reason; it is written down with your name.")
        private String unmaskFor;

        @Override
        JsonNode ask(HubClient hub) {
            return unmaskFor == null
                    ? hub.get(path())
                    : hub.post(path() + "/unmasked", Json.object().put("reason", unmaskFor));
        }

        @Override
        void show(JsonNode finding, PrintWriter out) {
            FindingOutput.finding(finding, out);
        }
    }

    @Command(
            name = "plan",
            description = "Shows what a decision would write where; nothing is written.",
            footer = {"", "Example: floris findings plan 0192f0c4-0000-7000-8000-000000000000 --decision take-mirror"})
    static class Plan extends OfOneFinding {
        @Option(
                names = "--decision",
                defaultValue = "take-home",
                description = "take-home, take-mirror or edit. Default: ${DEFAULT-VALUE}.")
        private String decision;

        @Option(names = "--set", paramLabel = "ATTRIBUTE=VALUE", description = "For edit: a value; empty clears.")
        private Map<String, String> values = new LinkedHashMap<>();

        @Override
        JsonNode ask(HubClient hub) {
            return values.isEmpty()
                    ? hub.get(path() + "/plan", Map.of("decision", decision))
                    : hub.post(path() + "/edit", edit(values).put("dryRun", true));
        }

        @Override
        void show(JsonNode plan, PrintWriter out) {
            FindingOutput.plan(plan, out);
        }

        @Override
        int exitCodeFor(JsonNode plan) {
            return plan.path("state").asText().equals("refused") ? ExitCode.REFUSED : ExitCode.DONE;
        }
    }

    /** A command that decides. */
    @Command
    abstract static class Decide extends OfOneFinding {
        @Override
        void show(JsonNode settled, PrintWriter out) {
            FindingOutput.settled(settled, out);
        }
    }

    @Command(name = "take-home", description = "Gives the mirrors and the store what home has now.")
    static class TakeHome extends Decide {
        @Override
        JsonNode ask(HubClient hub) {
            return hub.post(path() + "/take-home", null);
        }
    }

    @Command(name = "take-mirror", description = "Gives home, the other mirrors and the store what the mirror has now.")
    static class TakeMirror extends Decide {
        @Override
        JsonNode ask(HubClient hub) {
            return hub.post(path() + "/take-mirror", null);
        }
    }

    @Command(
            name = "edit",
            description = "Gives all systems and the store the values that you set.",
            footer = {"", "Example: floris findings edit 0192f0c4-0000-7000-8000-000000000000 --set jobTitle=Notary"})
    static class Edit extends Decide {
        @Option(
                names = "--set",
                required = true,
                paramLabel = "ATTRIBUTE=VALUE",
                description = "A canonical attribute and its value; empty clears. May be given several times.")
        private Map<String, String> values = new LinkedHashMap<>();

        @Override
        JsonNode ask(HubClient hub) {
            return hub.post(path() + "/edit", edit(values));
        }
    }

    private static ObjectNode edit(Map<String, String> values) {
        ObjectNode edit = Json.object();
        ObjectNode given = edit.putObject("values");
        values.forEach((name, value) -> {
            if (value == null || value.isEmpty()) {
                given.putNull(name);
            } else {
                given.put(name, value);
            }
        });
        return edit;
    }
}
