package org.floris.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "cutover",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Moves people from one CRM to the other in batches, and back.",
        subcommands = {
            CutoverCommand.Create.class,
            CutoverCommand.ListBatches.class,
            CutoverCommand.Show.class,
            CutoverCommand.Plan.class,
            CutoverCommand.Switch.class,
            CutoverCommand.RollBack.class
        })
class CutoverCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do: create, list, show, plan, switch or rollback.");
    }

    @Command(
            name = "create",
            description = "Creates a batch; nobody moves yet.",
            footer = {"", "Example: floris cutover create sales-1 --target loris --department sales --count 50"})
    static class Create extends HubCommand {
        @Parameters(index = "0", paramLabel = "NAME", description = "The batch's name, unique.")
        private String name;

        @Option(names = "--target", required = true, paramLabel = "SYSTEM", description = "Where its people move to.")
        private String target;

        @Option(names = "--login", split = ",", paramLabel = "LOGIN", description = "Members by login.")
        private List<String> logins = List.of();

        @Option(names = "--department", description = "Members from this department.")
        private String department;

        @Option(names = "--count", description = "How many members to take.")
        private Integer count;

        @Spec
        private CommandSpec spec;

        @Override
        JsonNode ask(HubClient hub) {
            if (logins.isEmpty() && department == null && count == null) {
                throw new ParameterException(
                        spec.commandLine(), "Say who moves: --login, --department or --count, or several of them.");
            }
            ObjectNode batch = Json.object().put("name", name).put("target", target);
            batch.set("logins", Json.array(logins));
            if (department != null) {
                batch.put("department", department);
            }
            if (count != null) {
                batch.put("count", count);
            }
            return hub.post("/api/v1/batches", batch);
        }

        @Override
        void show(JsonNode batch, PrintWriter out) {
            BatchOutput.batch(batch, out);
        }
    }

    @Command(name = "list", description = "Lists the batches, the newest first.")
    static class ListBatches extends HubCommand {
        @Override
        JsonNode ask(HubClient hub) {
            return hub.get("/api/v1/batches");
        }

        @Override
        void show(JsonNode batches, PrintWriter out) {
            BatchOutput.list(batches, out);
        }
    }

    /** A command about one batch, by name or id. */
    @Command
    abstract static class OfOneBatch extends HubCommand {
        @Parameters(index = "0", paramLabel = "BATCH", description = "The batch's name or id.")
        private String batch;

        String path() {
            return "/api/v1/batches/" + Paths.segment(batch);
        }

        String batch() {
            return batch;
        }
    }

    @Command(name = "show", description = "Shows a batch, its members and what happened to it.")
    static class Show extends OfOneBatch {
        @Override
        JsonNode ask(HubClient hub) {
            ObjectNode all = (ObjectNode) hub.get(path());
            all.set("members", hub.get(path() + "/members").path("items"));
            all.set("history", hub.get(path() + "/history").path("items"));
            return all;
        }

        @Override
        void show(JsonNode batch, PrintWriter out) {
            BatchOutput.batch(batch, out);
            BatchOutput.members(batch, out);
            BatchOutput.history(batch, out);
        }
    }

    @Command(
            name = "plan",
            description = "Tells what a step would do now, and what stands in its way; nothing is done.",
            footer = {"", "Example: floris cutover plan sales-1 --step rollback"})
    static class Plan extends OfOneBatch {
        @Option(
                names = "--step",
                defaultValue = "switch",
                description = "switch or rollback. Default: ${DEFAULT-VALUE}.")
        private String step;

        @Override
        JsonNode ask(HubClient hub) {
            return hub.get(path() + "/plan", Map.of("step", step));
        }

        @Override
        void show(JsonNode plan, PrintWriter out) {
            BatchOutput.plan(plan, out);
        }

        @Override
        int exitCodeFor(JsonNode plan) {
            return plan.path("refusals").isEmpty() ? ExitCode.DONE : ExitCode.REFUSED;
        }
    }

    @Command(name = "switch", description = "Moves the batch's people to its target.")
    static class Switch extends OfOneBatch {
        @Override
        JsonNode ask(HubClient hub) {
            progress("Switching " + batch() + ": waiting until its people's calls in flight have ended …");
            return hub.post(path() + "/switch", null);
        }

        @Override
        void show(JsonNode result, PrintWriter out) {
            BatchOutput.step(result, out);
        }
    }

    @Command(name = "rollback", description = "Moves the batch's people back to where they were.")
    static class RollBack extends OfOneBatch {
        @Override
        JsonNode ask(HubClient hub) {
            progress("Rolling back " + batch() + ": waiting until its people's calls in flight have ended …");
            return hub.post(path() + "/rollback", null);
        }

        @Override
        void show(JsonNode result, PrintWriter out) {
            BatchOutput.step(result, out);
        }
    }
}
