package org.floris.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;

/** Replays for people's eyes. */
final class ReplayOutput {
    private ReplayOutput() {}

    static void replay(JsonNode replay, PrintWriter out) {
        Standings.print("Replay " + replay.path("id").asText(), replay, out);
        out.println("  " + replay.path("done").asText() + " of "
                + replay.path("total").asText() + " changes, at most "
                + replay.path("ratePerSecond").asText() + " a second, started by "
                + replay.path("by").asText() + " at " + replay.path("startedAt").asText());
        Table outcomes = new Table("OUTCOME", "CHANGES");
        replay.path("outcomes")
                .properties()
                .forEach(outcome ->
                        outcomes.row(outcome.getKey(), outcome.getValue().asText()));
        if (!outcomes.isEmpty()) {
            out.println();
            outcomes.print(out);
        }
    }

    static void list(JsonNode page, PrintWriter out) {
        Table table = new Table("REPLAY", "STARTED", "STATE", "KIND", "DONE", "OF", "BY", "FILTER");
        page.path("items")
                .forEach(replay -> table.row(
                        replay.path("id").asText(),
                        replay.path("startedAt").asText(),
                        replay.path("state").asText(),
                        replay.path("dryRun").asBoolean() ? "dry run" : "delivery",
                        replay.path("done").asText(),
                        replay.path("total").asText(),
                        replay.path("by").asText(),
                        filter(replay.path("filter"))));
        if (table.isEmpty()) {
            out.println("No replay yet. Start one: floris replay start --state parked --dry-run");
        } else {
            table.print(out);
        }
    }

    static void changes(JsonNode page, PrintWriter out) {
        out.println();
        Table table = new Table("SYSTEM", "RECORD", "OUTCOME", "EXCHANGE", "WHY");
        page.path("items")
                .forEach(change -> table.row(
                        change.path("system").asText(),
                        change.path("record").asText(),
                        change.path("outcome").asText(),
                        change.path("exchangeId").asText(),
                        change.path("reason").asText("")));
        table.print(out);
        if (page.path("nextCursor").isTextual()) {
            out.println();
            out.println("More: --cursor " + page.path("nextCursor").asText());
        }
    }

    private static String filter(JsonNode filter) {
        StringBuilder text = new StringBuilder();
        filter.properties().forEach(part -> text.append(text.isEmpty() ? "" : ", ")
                .append(part.getKey())
                .append(' ')
                .append(part.getValue().asText()));
        return text.isEmpty() ? "everything" : text.toString();
    }
}
