package org.floris.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;

/** Shows a state, its reason and the next steps in the words of REST and of the console. */
final class Standings {
    private Standings() {}

    static void print(String subject, JsonNode standing, PrintWriter out) {
        out.println(subject + ": " + standing.path("state").asText());
        out.println("  " + standing.path("reason").asText());
        standing.path("nextSteps").forEach(step -> out.println("  next: " + step.asText()));
    }
}
