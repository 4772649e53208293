package org.floris.connector.mapping;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One file {@code connectors/<system>/mapping/<entity>.yaml} as it is written: its shape is right, its names are not
 * checked yet.
 *
 * @param unmapped attributes that stay in the system, each with the reason
 */
record MappingFile(
        MarkedNode at,
        String system,
        MarkedNode entity,
        MarkedNode systemEntity,
        String primaryId,
        Optional<String> crossReference,
        List<AttributeLine> attributes,
        Optional<StateLines> state,
        List<RelationshipLine> relationships,
        Map<String, MarkedNode> unmapped) {
    private static final Set<String> KEYS = Set.of(
            "description",
            "entity",
            "system-entity",
            "primary-id",
            "cross-reference",
            "attributes",
            "state",
            "relationships",
            "unmapped");

    /** One entry of {@code attributes}. */
    record AttributeLine(MarkedNode at, Kind kind, List<String> canonical, String system) {
        static AttributeLine read(MarkedNode node) {
            Kind kind = node.find("kind").map(Kind::read).orElse(Kind.PLAIN);
            node.withOnly(kind.keys());
            return new AttributeLine(
                    node,
                    kind,
                    node.get("canonical").texts(),
                    node.get("system").text());
        }

        Optional<Integer> number(String key) {
            return at.find(key).map(MarkedNode::number);
        }

        Optional<String> text(String key) {
            return at.find(key).map(MarkedNode::text);
        }
    }

    /** The part {@code state}: the system's two attributes, and for each canonical code their two numbers. */
    record StateLines(MarkedNode at, String stateAttribute, String statusAttribute, Map<String, MarkedNode> table) {
        static StateLines read(MarkedNode node) {
            node.withOnly(Set.of("system", "table"));
            List<String> names = node.get("system").texts();
            if (names.size() != 2) {
                throw node.get("system").problem("the attributes of state and status are expected here");
            }
            Map<String, MarkedNode> table = node.get("table").entries();
            table.values().forEach(row -> {
                if (row.items().size() != 2) {
                    throw row.problem("the numbers of state and status are expected here");
                }
            });
            return new StateLines(node, names.get(0), names.get(1), table);
        }
    }

    record RelationshipLine(MarkedNode at, String system, String canonical) {
        static RelationshipLine read(MarkedNode node) {
            node.withOnly(Set.of("system", "canonical"));
            return new RelationshipLine(
                    node, node.get("system").text(), node.get("canonical").text());
        }
    }

    static MappingFile read(Path path, String system) {
        String shownAs = "connectors/" + system + "/mapping/" + path.getFileName();
        MarkedNode root = MarkedNode.read(path, shownAs).withOnly(KEYS);
        return new MappingFile(
                root,
                system,
                root.get("entity"),
                root.get("system-entity"),
                root.get("primary-id").text(),
                root.find("cross-reference").map(MarkedNode::text),
                root.get("attributes").items().stream().map(AttributeLine::read).toList(),
                root.find("state").map(StateLines::read),
                root.find("relationships").map(MarkedNode::items).orElse(List.of()).stream()
                        .map(RelationshipLine::read)
                        .toList(),
                readUnmapped(root));
    }

    private static Map<String, MarkedNode> readUnmapped(MarkedNode root) {
        Map<String, MarkedNode> unmapped = new LinkedHashMap<>();
        for (MarkedNode group : root.find("unmapped").map(MarkedNode::items).orElse(List.of())) {
            group.withOnly(Set.of("attributes", "reason")).get("reason").text();
            for (String attribute : group.get("attributes").texts()) {
                if (unmapped.put(attribute, group) != null) {
                    throw group.problem("'" + attribute + "' stands here twice");
                }
            }
        }
        return unmapped;
    }

    /** Every attribute of the system that the file speaks of as mapped. */
    List<String> mappedAttributes() {
        List<String> names = new ArrayList<>();
        attributes.forEach(line -> names.add(line.system()));
        state.ifPresent(lines -> names.addAll(List.of(lines.stateAttribute(), lines.statusAttribute())));
        return names;
    }
}
