package org.floris.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.floris.canonical.Ref;
import org.floris.connector.RecordImage;
import org.floris.connector.Reference;
import org.floris.connector.SystemChange;
import org.floris.connector.SystemRecord;

/** How before-images stand in the journal. Read by every replica, so a kind that is added must be read before it is written. */
final class UndoJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private UndoJson() {}

    static String write(UndoImages images) {
        ObjectNode node = JSON.createObjectNode();
        ObjectNode systems = node.putObject("systems");
        images.bySystem().forEach((system, image) -> systems.set(system, write(image)));
        if (!images.ownAtHome().isEmpty()) {
            node.set("own", TypedValues.write(images.ownAtHome()));
        }
        return node.toString();
    }

    static UndoImages read(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            Map<String, BeforeImage> systems = new LinkedHashMap<>();
            node.path("systems")
                    .properties()
                    .forEach(entry -> systems.put(entry.getKey(), readImage(entry.getKey(), entry.getValue())));
            return new UndoImages(systems, TypedValues.read(node.path("own")));
        } catch (IOException broken) {
            throw new IllegalArgumentException("The journal holds JSON that cannot be read", broken);
        }
    }

    private static ObjectNode write(BeforeImage image) {
        ObjectNode node = JSON.createObjectNode();
        if (image instanceof BeforeImage.Touched touched) {
            node.set("touched", TypedValues.write(touched.values()));
            touched.version().ifPresent(version -> node.put("version", version));
            touched.beside().ifPresent(beside -> beside.forEach(node.putArray("beside")::add));
        } else if (image instanceof BeforeImage.Whole whole) {
            node.set("whole", write(whole.image()));
        } else if (image instanceof BeforeImage.Tied tied) {
            node.set("tied", references(tied.related()));
        }
        return node;
    }

    private static BeforeImage readImage(String system, JsonNode node) {
        if (node.has("whole")) {
            return new BeforeImage.Whole(readRecord(system, node.path("whole")));
        }
        return node.has("tied")
                ? new BeforeImage.Tied(readReferences(node.path("tied")))
                : new BeforeImage.Touched(
                        TypedValues.read(node.path("touched")), text(node, "version"), readIds(node.path("beside")));
    }

    private static Optional<Set<String>> readIds(JsonNode nodes) {
        if (nodes.isMissingNode()) {
            return Optional.empty();
        }
        Set<String> ids = new HashSet<>();
        nodes.forEach(node -> ids.add(node.textValue()));
        return Optional.of(ids);
    }

    private static ObjectNode write(RecordImage image) {
        ObjectNode node = JSON.createObjectNode();
        node.put("entity", image.ref().entity()).put("id", image.ref().id());
        image.record().version().ifPresent(version -> node.put("version", version));
        node.set("values", TypedValues.write(image.record().values()));
        ArrayNode ties = node.putArray("ties");
        image.ties().forEach(tie -> ties.addObject()
                .put("relationship", tie.relationship())
                .set("related", references(tie.related())));
        ArrayNode pointers = node.putArray("pointers");
        image.pointers().forEach(pointer -> pointers.addObject()
                .put("entity", pointer.ref().entity())
                .put("id", pointer.ref().id())
                .put("attribute", pointer.attribute()));
        ArrayNode children = node.putArray("children");
        image.children().forEach(child -> children.add(write(child)));
        return node;
    }

    private static RecordImage readRecord(String system, JsonNode node) {
        List<SystemChange.Tie> ties = new ArrayList<>();
        node.path("ties")
                .forEach(tie -> ties.add(new SystemChange.Tie(
                        tie.path("relationship").textValue(), readReferences(tie.path("related")))));
        List<RecordImage.Pointer> pointers = new ArrayList<>();
        node.path("pointers")
                .forEach(pointer -> pointers.add(new RecordImage.Pointer(
                        ref(system, pointer), pointer.path("attribute").textValue())));
        List<RecordImage> children = new ArrayList<>();
        node.path("children").forEach(child -> children.add(readRecord(system, child)));
        return new RecordImage(
                new SystemRecord(ref(system, node), TypedValues.read(node.path("values")), text(node, "version")),
                ties,
                pointers,
                children);
    }

    private static Ref ref(String system, JsonNode node) {
        return new Ref(system, node.path("entity").textValue(), node.path("id").textValue());
    }

    private static Optional<String> text(JsonNode node, String name) {
        return Optional.ofNullable(node.path(name).textValue());
    }

    private static ArrayNode references(List<Reference> references) {
        ArrayNode nodes = JSON.createArrayNode();
        references.forEach(
                reference -> nodes.addObject().put("entity", reference.entity()).put("id", reference.id()));
        return nodes;
    }

    private static List<Reference> readReferences(JsonNode nodes) {
        List<Reference> references = new ArrayList<>();
        nodes.forEach(node -> references.add(
                new Reference(node.path("entity").textValue(), node.path("id").textValue())));
        return references;
    }
}
