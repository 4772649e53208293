package org.floris.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What a record has shown in one system, one description after the other, and what it shows now.
 *
 * @param shown  the descriptions in order; {@link #ABSENT} where it was not there
 * @param status the status code
 * @param owner  the system's own name for who owns it
 * @param ties   the clients to whom it is tied
 */
record Trace(List<String> shown, String status, String owner, Set<UUID> ties) {
    static final String ABSENT = "-";
    static final Trace NOTHING = new Trace(List.of(ABSENT), "", "", Set.of());

    Trace then(JsonNode changed, String descriptionName) {
        if (changed.isNull()) {
            return new Trace(with(ABSENT), "", "", ties);
        }
        String before = exists() ? description() : "";
        String now = changed.path(descriptionName).asText(changed.has(descriptionName) ? "" : before);
        return new Trace(
                now.equals(description()) ? shown : with(now),
                changed.path("statuscode").asText(status),
                changed.path("ownerid").asText(owner),
                ties);
    }

    Trace tied(UUID client) {
        Set<UUID> more = new TreeSet<>(ties);
        more.add(client);
        return new Trace(shown, status, owner, more);
    }

    Trace untied(UUID client) {
        Set<UUID> less = new TreeSet<>(ties);
        less.remove(client);
        return new Trace(shown, status, owner, less);
    }

    /** With the owner's name as everybody knows it. */
    Trace ownedBy(String known) {
        return new Trace(shown, status, known, ties);
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
