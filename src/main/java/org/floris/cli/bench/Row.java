package org.floris.cli.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.floris.cli.Json;

/**
 * A line of the table.
 *
 * @param rate     calls a second that were sent, or 0 for a closed loop
 * @param measured null where there is nothing, with {@code note} saying why
 * @param memory   of the target after the last run; null where it has no process of its own
 * @param paused   milliseconds of garbage collection in all runs together
 */
record Row(String scenario, String target, double rate, Measured measured, Memory memory, double paused, String note) {
    static Row missing(String scenario, String target, String why) {
        return new Row(scenario, target, 0, null, null, 0, why);
    }

    Row noted(String text) {
        return new Row(scenario, target, rate, measured, memory, paused, text);
    }

    ObjectNode json() {
        ObjectNode json = Json.object().put("scenario", scenario).put("target", target);
        json.put("load", rate > 0 ? "constant rate" : "closed loop");
        if (rate > 0) {
            json.put("rate", Math.round(rate));
        }
        if (measured != null) {
            json.put("callsPerSecond", measured.calls())
                    .put("p50Millis", measured.p50())
                    .put("p99Millis", measured.p99())
                    .put("p999Millis", measured.p999())
                    .put("errors", measured.errors());
        }
        if (memory != null) {
            json.put(memory.jvm() ? "heapMegabytes" : "residentMegabytes", Math.round(memory.heapMegabytes()));
            if (memory.jvm()) {
                json.put("collectionMillis", Math.round(paused));
            }
        }
        if (!note.isEmpty()) {
            json.put("note", note);
        }
        return json;
    }
}
