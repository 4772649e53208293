package org.floris.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;

/** Batches for people's eyes. */
final class BatchOutput {
    private BatchOutput() {}

    static void batch(JsonNode batch, PrintWriter out) {
        Standings.print("Batch " + batch.path("name").asText(), batch, out);
        out.println("  " + batch.path("memberCount").asText() + " people, target "
                + batch.path("target").asText() + ", created by "
                + batch.path("createdBy").asText() + " at "
                + batch.path("createdAt").asText() + ", id " + batch.path("id").asText());
    }

    static void list(JsonNode batches, PrintWriter out) {
        Table table = new Table("BATCH", "STATE", "TARGET", "PEOPLE", "CHANGED", "REASON");
        batches.path("items")
                .forEach(batch -> table.row(
                        batch.path("name").asText(),
                        batch.path("state").asText(),
                        batch.path("target").asText(),
                        batch.path("memberCount").asText(),
                        batch.path("changedAt").asText(),
                        batch.path("reason").asText()));
        if (table.isEmpty()) {
            out.println("No batch yet. Create one: floris cutover create NAME --target SYSTEM --count 50");
        } else {
            table.print(out);
        }
    }

    static void members(JsonNode batch, PrintWriter out) {
        out.println();
        Table members = new Table("LOGIN", "HOME", "EPOCH", "HOME BEFORE");
        batch.path("members")
                .forEach(member -> members.row(
                        member.path("login").asText(),
                        member.path("home").asText("unknown"),
                        member.path("epoch").asText(),
                        member.path("homeBefore").asText("")));
        members.print(out);
    }

    static void history(JsonNode batch, PrintWriter out) {
        out.println();
        Table history = new Table("AT", "FROM", "TO", "BY", "WHY");
        batch.path("history")
                .forEach(row -> history.row(
                        row.path("at").asText(),
                        row.path("from").asText(""),
                        row.path("to").asText(),
                        row.path("by").asText(),
                        row.path("reason").asText()));
        history.print(out);
    }

    static void plan(JsonNode plan, PrintWriter out) {
        out.println("Plan for " + plan.path("batch").path("name").asText() + ", "
                + plan.path("step").asText() + ":");
        int number = 1;
        for (JsonNode action : plan.path("actions")) {
            out.println("  " + number++ + ". " + action.asText());
        }
        out.println();
        Table moves = new Table("LOGIN", "FROM", "TO");
        plan.path("members")
                .forEach(move -> moves.row(
                        move.path("login").asText(),
                        move.path("from").asText(),
                        move.path("to").asText()));
        moves.print(out);
        out.println();
        if (plan.path("refusals").isEmpty()) {
            out.println("Nothing stands in the way.");
            return;
        }
        out.println("In the way:");
        plan.path("refusals")
                .forEach(
                        refusal -> out.println("  - " + refusal.path("sentence").asText() + " "
                                + refusal.path("nextStep").asText()));
    }

    static void step(JsonNode result, PrintWriter out) {
        Standings.print("Done", result, out);
        out.println("  " + result.path("moved").asText() + " people moved in "
                + result.path("tookMillis").asText() + " ms");
    }
}
