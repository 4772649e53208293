package org.floris.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a record has shown in one system, one description after the other.
 *
 * @param shown  the descriptions in order; {@link #ABSENT} where it was not there
 * @param status the status code that it shows now
 */
record Trace(List<String> shown, String status) {
    static final String ABSENT = "-";
    static final Trace NOTHING = new Trace(List.of(ABSENT), "");

    Trace then(JsonNode changed) {
        if (changed.isNull()) {
            return new Trace(with(ABSENT), "");
        }
        String now = changed.has("statuscode") ? changed.path("statuscode").asText() : status;
        String description =
                changed.has("description") ? changed.path("description").asText("") : exists() ? description() : "";
        return new Trace(description.equals(description()) ? shown : with(description), now);
    }

    boolean exists() {
        return !description().equals(ABSENT);
    }

    String description() {
        return shown.get(shown.size() - 1);
    }

    private List<String> with(String next) {
        List<String> longer = new ArrayList<>(shown);
        longer.add(next);
        return List.copyOf(longer);
    }
}
