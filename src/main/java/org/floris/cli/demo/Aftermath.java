package org.floris.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Map;
import org.floris.cli.HubClient;

/** The step that is played first when the demo before was killed: what it had left, and that it is settled. */
final class Aftermath {
    private static final int SETTLED_WITHIN_SECONDS = 30;
    private static final int BATCH_WITHIN_SECONDS = 90;

    private final HubClient hub;
    private final Report report;

    Aftermath(HubClient hub, Report report) {
        this.hub = hub;
        this.report = report;
    }

    void play(String batchName) {
        Report.Step step = report.step("The demo before was killed: what it had left in the middle");
        JsonNode death = death();
        for (int second = 0; second < SETTLED_WITHIN_SECONDS && isOpen(death); second++) {
            pause();
            death = death();
        }
        step.figure("finished", death.path("finished").asLong());
        step.figure("takenBack", death.path("takenBack").asLong());
        step.figure("stillOpen", death.path("stillOpen").asLong());
        step.must(!isOpen(death), death.path("reason").asText("No hub was found dead."));
        step.must(clear(batchName), "people of the batch that it had moved are back, and the batch can be made again");
        step.tell("./floris doctor names each exchange");
    }

    private JsonNode death() {
        return hub.get("/api/v1/recoveries", Map.of("limit", "1")).path("items").path(0);
    }

    private static boolean isOpen(JsonNode death) {
        return death.isMissingNode() || death.path("stillOpen").asLong() > 0;
    }

    /** A step of the batch that was under way is taken back by the hub when its time is over. */
    private boolean clear(String batchName) {
        for (int second = 0; second < BATCH_WITHIN_SECONDS; second++) {
            JsonNode batch = batch(batchName);
            if (batch.isMissingNode()) {
                return true;
            }
            String path = "/api/v1/batches/" + batch.path("id").asText();
            switch (batch.path("state").asText()) {
                case "switched" -> hub.post(path + "/rollback", null);
                case "draft", "rolled_back" -> hub.send("DELETE", path, null);
                default -> pause();
            }
        }
        return false;
    }

    private JsonNode batch(String name) {
        for (JsonNode batch : hub.get("/api/v1/batches").path("items")) {
            if (batch.path("name").asText().equals(name)) {
                return batch;
            }
        }
        return MissingNode.getInstance();
    }

    private static void pause() {
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("Interrupted.");
        }
    }
}
