package org.floris.cli.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.floris.cli.Json;

/**
 * What was asked for and what was reached.
 *
 * @param met null where it was not measured, with {@code reached} saying why
 */
record Goal(String goal, String asked, String reached, Boolean met) {
    static Goal unknown(String goal, String asked, String why) {
        return new Goal(goal, asked, why, null);
    }

    ObjectNode json() {
        return Json.object()
                .put("goal", goal)
                .put("asked", asked)
                .put("reached", reached)
                .put("met", met);
    }

    /** For people. */
    String verdict() {
        return met == null ? "not measured" : met ? "met" : "missed";
    }
}
