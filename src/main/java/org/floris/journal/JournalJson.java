package org.floris.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.Association;
import org.floris.canonical.Change;
import org.floris.canonical.Operation;
import org.floris.canonical.Outcome;
import org.floris.canonical.RecordId;
import org.floris.canonical.Why;
import org.floris.store.CanonicalJson;
import org.floris.store.WhyJson;

/** How changes and steps stand in the journal's JSON columns. */
final class JournalJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JournalJson() {}

    static String write(Change change) {
        ObjectNode node = JSON.createObjectNode();
        node.put("operation", change.operation().name());
        node.put("entity", change.entity());
        node.put("id", change.record().id().toString());
        node.putRawValue("attributes", new RawValue(CanonicalJson.write(change.attributes())));
        change.association().ifPresent(association -> {
            node.put("relation", association.relation());
            ArrayNode related = node.putArray("related");
            association.related().forEach(record -> related.addObject()
                    .put("entity", record.entity())
                    .put("id", record.id().toString()));
        });
        return node.toString();
    }

    static Change readChange(String text) {
        JsonNode node = read(text);
        return new Change(
                Operation.valueOf(node.path("operation").textValue()),
                record(node),
                CanonicalJson.read(node.path("attributes").toString()),
                association(node));
    }

    static String write(List<Step> steps) {
        ArrayNode array = JSON.createArrayNode();
        for (Step step : steps) {
            ObjectNode node = array.addObject()
                    .put("name", step.name())
                    .put("system", step.system())
                    .put("outcome", step.outcome().name())
                    .put("startedAt", step.startedAt().toString())
                    .put("tookMicros", step.took().toNanos() / 1000);
            step.reason().ifPresent(reason -> {
                node.put("reason", reason.sentence());
                Optional.ofNullable(WhyJson.write(reason))
                        .ifPresent(told -> node.putRawValue("told", new RawValue(told)));
            });
        }
        return array.toString();
    }

    static List<Step> readSteps(String text) {
        List<Step> steps = new ArrayList<>();
        if (text != null) {
            read(text)
                    .forEach(node -> steps.add(new Step(
                            node.path("name").textValue(),
                            node.path("system").textValue(),
                            Outcome.valueOf(node.path("outcome").textValue()),
                            Instant.parse(node.path("startedAt").textValue()),
                            Duration.ofNanos(node.path("tookMicros").longValue() * 1000),
                            reason(node))));
        }
        return steps;
    }

    private static Optional<Why> reason(JsonNode node) {
        String told = node.has("told") ? node.path("told").toString() : null;
        return Optional.ofNullable(node.path("reason").textValue()).map(sentence -> WhyJson.read(sentence, told));
    }

    private static Optional<Association> association(JsonNode node) {
        if (!node.has("relation")) {
            return Optional.empty();
        }
        List<RecordId> related = new ArrayList<>();
        node.path("related").forEach(record -> related.add(record(record)));
        return Optional.of(new Association(node.path("relation").textValue(), related));
    }

    private static RecordId record(JsonNode node) {
        return new RecordId(
                node.path("entity").textValue(), UUID.fromString(node.path("id").textValue()));
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException broken) {
            throw new IllegalArgumentException("The journal holds JSON that cannot be read", broken);
        }
    }
}
