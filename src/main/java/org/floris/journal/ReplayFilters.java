package org.floris.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** How the filter of a replay stands in its row. */
final class ReplayFilters {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReplayFilters() {}

    static String write(NewReplay replay) {
        DeferredFilter filter = replay.filter();
        ObjectNode node = JSON.createObjectNode();
        filter.system().ifPresent(system -> node.put("system", system));
        filter.entity().ifPresent(entity -> node.put("entity", entity));
        filter.record().ifPresent(record -> node.put("record", record));
        filter.rule().ifPresent(rule -> node.put("rule", rule));
        filter.from().ifPresent(from -> node.put("from", from.toString()));
        filter.to().ifPresent(to -> node.put("to", to.toString()));
        ArrayNode users = node.putArray("users");
        filter.users().forEach(user -> users.add(user.toString()));
        ArrayNode states = node.putArray("states");
        filter.states().forEach(state -> states.add(state.name()));
        ObjectNode shown = node.putObject("shown");
        replay.shown().forEach(shown::put);
        return node.toString();
    }

    static DeferredFilter read(String text) {
        JsonNode node = parse(text);
        Set<UUID> users = new LinkedHashSet<>();
        node.path("users").forEach(user -> users.add(UUID.fromString(user.textValue())));
        Set<DeferredState> states = new LinkedHashSet<>();
        node.path("states").forEach(state -> states.add(DeferredState.valueOf(state.textValue())));
        return new DeferredFilter(
                text(node, "system"),
                text(node, "entity"),
                users,
                text(node, "record"),
                text(node, "rule"),
                states,
                text(node, "from").map(Instant::parse),
                text(node, "to").map(Instant::parse));
    }

    static Map<String, String> shown(String text) {
        Map<String, String> shown = new LinkedHashMap<>();
        parse(text)
                .path("shown")
                .properties()
                .forEach(part -> shown.put(part.getKey(), part.getValue().textValue()));
        return shown;
    }

    private static Optional<String> text(JsonNode node, String name) {
        return Optional.ofNullable(node.path(name).textValue());
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException broken) {
            throw new IllegalArgumentException("Not the JSON of a replay's filter", broken);
        }
    }
}
