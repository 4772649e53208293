package org.floris.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.Set;

/** Findings for people to read. */
final class FindingOutput {
    private FindingOutput() {}

    static void list(JsonNode page, PrintWriter out) {
        Table table = new Table("FINDING", "OPENED", "KIND", "STATE", "USER", "BATCH", "RECORD", "SYSTEMS", "REASON");
        page.path("items")
                .forEach(item -> table.row(
                        item.path("id").asText(),
                        item.path("openedAt").asText(),
                        item.path("kind").asText(),
                        item.path("state").asText(),
                        text(item.path("login")),
                        text(item.path("batch")),
                        item.path("record").isTextual()
                                ? item.path("record").asText()
                                : item.path("asked").asText(),
                        item.path("home").asText() + " / " + text(item.path("mirror")),
                        item.path("reason").asText()));
        if (table.isEmpty()) {
            out.println("No finding matches. Nothing waits for your decision here.");
            return;
        }
        table.print(out);
        if (page.path("nextCursor").isTextual()) {
            out.println();
            out.println("More: --cursor " + page.path("nextCursor").asText());
        }
    }

    static void finding(JsonNode detail, PrintWriter out) {
        detail.path("finding").properties().forEach(field -> {
            if (field.getValue().isValueNode() && !field.getValue().isNull()) {
                out.printf("%-17s %s%n", field.getKey(), field.getValue().asText());
            }
        });
        out.println();
        sides(
                detail.at("/finding/home").asText(),
                detail.path("homeImage"),
                detail.at("/finding/mirror").asText("-"),
                detail.path("mirrorImage"),
                out);
        if (detail.path("unreadable").isTextual()) {
            out.println(detail.path("unreadable").asText());
        }
        steps(detail.path("finding"), out);
    }

    static void plan(JsonNode plan, PrintWriter out) {
        Standings.print(
                "Finding " + plan.path("finding").asText() + ", "
                        + plan.path("decision").asText(),
                plan,
                out);
        JsonNode sights = plan.path("sights");
        if (sights.size() > 1) {
            out.println();
            sides(
                    sights.path(0).path("system").asText(),
                    sights.path(0).path("image"),
                    sights.path(1).path("system").asText(),
                    sights.path(1).path("image"),
                    out);
        }
        writes(plan.path("writes"), out);
    }

    static void settled(JsonNode settled, PrintWriter out) {
        Standings.print("Finding " + settled.path("finding").asText(), settled, out);
        writes(settled.path("writes"), out);
        out.println();
        out.println("Exchange " + settled.path("exchange").asText() + " ended as "
                + settled.path("exchangeState").asText() + ".");
    }

    private static void sides(String home, JsonNode homeImage, String mirror, JsonNode mirrorImage, PrintWriter out) {
        Set<String> names = new LinkedHashSet<>();
        homeImage.path("attributes").fieldNames().forEachRemaining(names::add);
        mirrorImage.path("attributes").fieldNames().forEachRemaining(names::add);
        Table table = new Table("ATTRIBUTE", home.toUpperCase(), mirror.toUpperCase());
        table.row("(record)", presence(homeImage), presence(mirrorImage));
        names.forEach(name -> table.row(
                name,
                text(homeImage.path("attributes").path(name)),
                text(mirrorImage.path("attributes").path(name))));
        table.print(out);
    }

    private static void writes(JsonNode writes, PrintWriter out) {
        if (writes.isEmpty()) {
            return;
        }
        out.println();
        Table table = new Table("SYSTEM", "OPERATION", "ATTRIBUTE", "FROM", "TO");
        writes.forEach(write -> {
            String system = write.path("system").asText();
            String operation = write.path("operation").asText();
            if (write.path("to").isEmpty()) {
                table.row(system, operation, "(record)", "", "");
            }
            write.path("to")
                    .properties()
                    .forEach(value -> table.row(
                            system,
                            operation,
                            value.getKey(),
                            text(write.path("from").path(value.getKey())),
                            text(value.getValue())));
        });
        table.print(out);
    }

    private static void steps(JsonNode finding, PrintWriter out) {
        out.println();
        finding.path("nextSteps").forEach(step -> out.println("next: " + step.asText()));
    }

    private static String presence(JsonNode image) {
        if (!image.isObject()) {
            return "not read";
        }
        return image.path("exists").asBoolean() ? "there" : "not there";
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? "-" : value.isValueNode() ? value.asText() : value.toString();
    }
}
