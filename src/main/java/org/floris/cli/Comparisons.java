package org.floris.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;

/** Asks for a comparison and waits until it has ended. */
public final class Comparisons {
    private Comparisons() {}

    /** @param progress told how far it is, whenever that changes */
    public static JsonNode run(HubClient hub, Consumer<String> progress) {
        JsonNode comparison = hub.post("/api/v1/comparisons", Json.object());
        String told = "";
        String path = "/api/v1/comparisons/" + comparison.path("id").asText();
        while (comparison.path("running").asBoolean()) {
            try {
                Thread.sleep(500);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new CommandFailure(ExitCode.FAILED, "Interrupted while the comparison ran.");
            }
            comparison = hub.get(path);
            String reason = comparison.path("reason").asText();
            if (!reason.equals(told)) {
                progress.accept("  " + reason);
                told = reason;
            }
        }
        return comparison;
    }
}
