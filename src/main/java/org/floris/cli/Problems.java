package org.floris.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** Turns the hub's problem+json into lines for people. */
final class Problems {
    private Problems() {}

    static String sentence(JsonNode problem, int status, String url) {
        if (!problem.isObject()) {
            return "The hub at " + url + " answered with HTTP " + status
                    + " and no explanation. See its log, or run ./floris doctor.";
        }
        StringBuilder text = new StringBuilder(
                problem.path("reason").asText(problem.path("detail").asText("The hub refused with HTTP " + status)));
        problem.path("refusals").forEach(refusal -> text.append("\n  - ")
                .append(refusal.path("sentence").asText())
                .append(' ')
                .append(refusal.path("nextStep").asText()));
        problem.path("fields").forEach(field -> text.append("\n  - ")
                .append(field.path("field").asText())
                .append(": ")
                .append(field.path("message").asText()));
        if (!problem.path("refusals").elements().hasNext()) {
            problem.path("nextSteps").forEach(step -> text.append("\n  next: ").append(step.asText()));
        }
        return text.toString();
    }
}
