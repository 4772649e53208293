package org.floris.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "doctor",
        description = "Examines the machine, the hub and its systems, and says what to do about what is wrong.",
        footer = {"", "Example: floris doctor --compare"})
class DoctorCommand extends HubCommand {
    private static final int SHOWN = 30;

    @Option(names = "--compare", description = "Also compare the two CRMs and the store, record by record.")
    private boolean compare;

    @Override
    JsonNode ask(HubClient hub) {
        ArrayNode checks = Json.array(List.of());
        checks.add(java());
        JsonNode status = hubStatus(hub, checks);
        if (status != null) {
            status.path("systems")
                    .forEach(system ->
                            checks.add(check("system " + system.path("system").asText(), system)));
            checks.add(check("first load", status.path("firstLoad")));
            checks.add(check("exchanges", status.path("exchanges")));
            if (status.path("findings").isObject()) {
                checks.add(check("findings", status.path("findings")));
            }
        }
        JsonNode deaths = status == null ? Json.object() : hub.get("/api/v1/recoveries", Map.of("limit", "5"));
        deaths.path("items")
                .forEach(death -> checks.add(check("hub " + death.path("hub").asText(), death)));
        if (status != null && compare) {
            checks.add(comparison(hub));
        }
        boolean wrong = states(checks, "wrong") > 0;
        ObjectNode answer = Json.object()
                .put("state", wrong ? "wrong" : states(checks, "attention") > 0 ? "attention" : "fine")
                .put("reason", states(checks, "fine") + " of " + checks.size() + " checks are fine.");
        answer.set("nextSteps", nextSteps(checks));
        answer.set("checks", checks);
        answer.set("deadHubs", deaths.path("items").isArray() ? deaths.path("items") : Json.array(List.of()));
        return answer;
    }

    private static ObjectNode java() {
        int version = Runtime.version().feature();
        return Json.object()
                .put("name", "java")
                .put("state", version >= 17 ? "fine" : "wrong")
                .put(
                        "reason",
                        "Java " + version + ", "
                                + Runtime.getRuntime().availableProcessors() + " processors, up to "
                                + Runtime.getRuntime().maxMemory() / 1_048_576 + " MB for this command.")
                .set("nextSteps", Json.array(List.of()));
    }

    private JsonNode hubStatus(HubClient hub, ArrayNode checks) {
        try {
            JsonNode status = hub.get("/api/v1/status");
            checks.add(check("hub", status));
            return status;
        } catch (CommandFailure unreachable) {
            checks.add(Json.object()
                    .put("name", "hub")
                    .put("state", "wrong")
                    .put("reason", unreachable.getMessage())
                    .set("nextSteps", Json.array(List.of())));
            return null;
        }
    }

    private ObjectNode comparison(HubClient hub) {
        progress("Comparing the two CRMs and the store …");
        return check("comparison", Comparisons.run(hub, this::progress));
    }

    private static ObjectNode check(String name, JsonNode standing) {
        ObjectNode check = Json.object()
                .put("name", name)
                .put(
                        "state",
                        standing.path("standing").asText(standing.path("state").asText()))
                .put("reason", standing.path("reason").asText());
        check.set("nextSteps", standing.path("nextSteps"));
        return check;
    }

    private static ArrayNode nextSteps(ArrayNode checks) {
        return Json.array(StreamSupport.stream(checks.spliterator(), false)
                .flatMap(check -> StreamSupport.stream(check.path("nextSteps").spliterator(), false))
                .map(JsonNode::asText)
                .distinct()
                .toList());
    }

    private static long states(ArrayNode checks, String state) {
        return StreamSupport.stream(checks.spliterator(), false)
                .filter(check -> check.path("state").asText().equals(state))
                .count();
    }

    @Override
    void show(JsonNode answer, PrintWriter out) {
        Table table = new Table("CHECK", "STATE", "REASON");
        answer.path("checks")
                .forEach(check -> table.row(
                        check.path("name").asText(),
                        check.path("state").asText(),
                        check.path("reason").asText()));
        table.print(out);
        answer.path("deadHubs").forEach(death -> showLeft(death, out));
        out.println();
        Standings.print("All in all", answer, out);
    }

    /** Each exchange that a dead hub had left, with what became of it. */
    private static void showLeft(JsonNode death, PrintWriter out) {
        JsonNode exchanges = death.path("exchanges");
        if (exchanges.isEmpty()) {
            return;
        }
        out.println();
        out.println("Left in the middle by the hub " + death.path("hub").asText() + ":");
        Table table = new Table("EXCHANGE", "BECAME", "STATE", "FINDING");
        for (int i = 0; i < Math.min(exchanges.size(), SHOWN); i++) {
            JsonNode left = exchanges.path(i);
            table.row(
                    left.path("id").asText(),
                    left.path("became").asText(),
                    left.path("state").asText(),
                    left.path("finding").isTextual() ? left.path("finding").asText() : "-");
        }
        table.print(out);
        if (exchanges.size() > SHOWN) {
            out.println("and " + (exchanges.size() - SHOWN) + " more; --json shows them all.");
        }
    }

    @Override
    int exitCodeFor(JsonNode answer) {
        return answer.path("state").asText().equals("wrong") ? ExitCode.FAILED : ExitCode.DONE;
    }
}
