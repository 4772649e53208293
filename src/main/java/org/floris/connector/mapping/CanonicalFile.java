package org.floris.connector.mapping;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.floris.canonical.AttributeType;
import org.floris.canonical.CanonicalAttribute;
import org.floris.canonical.CanonicalEntity;
import org.floris.canonical.CanonicalModel;
import org.floris.canonical.Labels;
import org.floris.canonical.OnConflict;
import org.floris.canonical.Relation;

/** Reads and checks {@code connectors/canonical.yaml}. */
final class CanonicalFile {
    private static final String ON_CONFLICT = "onConflict";
    private static final Set<String> ENTITY = Set.of("description", "labels", "attributes", "relations", ON_CONFLICT);
    private static final Set<String> ATTRIBUTE =
            Set.of("type", "personal", "labels", "description", "targets", "options", ON_CONFLICT);
    private static final Set<String> RELATION =
            Set.of("target", "inverse", "lookup", "labels", "inverse-labels", "description");

    private final OnConflict onConflict;
    private final Map<String, MarkedNode> entities;
    private final Map<String, Map<String, CanonicalAttribute>> attributes = new LinkedHashMap<>();
    private final Map<String, Map<String, Relation>> relations = new LinkedHashMap<>();

    private CanonicalFile(MarkedNode root) {
        root.withOnly(Set.of("description", "entities", ON_CONFLICT));
        this.onConflict = onConflict(root, OnConflict.HOME_WINS);
        this.entities = root.get("entities").entries();
    }

    /** @throws org.floris.canonical.FlorisException that names file and line of the first mistake */
    static CanonicalModel read(Path connectors) {
        return new CanonicalFile(MarkedNode.read(connectors.resolve("canonical.yaml"), "connectors/canonical.yaml"))
                .model();
    }

    private CanonicalModel model() {
        entities.forEach((name, node) -> {
            node.withOnly(ENTITY);
            OnConflict rule = onConflict(node, onConflict);
            Map<String, CanonicalAttribute> own = new LinkedHashMap<>();
            node.get("attributes").entries().forEach((key, value) -> own.put(key, attribute(key, value, rule)));
            attributes.put(name, own);
            relations.put(name, new LinkedHashMap<>());
        });
        entities.forEach((name, node) -> node.find("relations")
                .ifPresent(list -> list.entries().forEach((key, value) -> relate(name, key, value))));
        List<CanonicalEntity> made = new ArrayList<>();
        entities.forEach((name, node) -> made.add(
                new CanonicalEntity(name, labels(node.get("labels")), attributes.get(name), relations.get(name))));
        return new CanonicalModel(made);
    }

    private CanonicalAttribute attribute(String name, MarkedNode node, OnConflict otherwise) {
        node.withOnly(ATTRIBUTE);
        AttributeType type = type(node.get("type"));
        Set<String> targets = new LinkedHashSet<>();
        if (type == AttributeType.LOOKUP || type == AttributeType.PARTIES) {
            MarkedNode list = node.get("targets");
            list.texts().forEach(target -> {
                requireEntity(target, list);
                targets.add(target);
            });
        } else {
            node.find("targets").ifPresent(wrong -> {
                throw wrong.problem("only a lookup and parties have targets");
            });
        }
        Map<String, Labels> options = new LinkedHashMap<>();
        if (type == AttributeType.OPTION) {
            node.get("options").entries().forEach((code, labels) -> options.put(code, labels(labels)));
        } else {
            node.find("options").ifPresent(wrong -> {
                throw wrong.problem("only an option has options");
            });
        }
        boolean personal = node.find("personal").map(MarkedNode::flag).orElse(false);
        return new CanonicalAttribute(
                name, type, personal, labels(node.get("labels")), targets, options, onConflict(node, otherwise));
    }

    private void relate(String entity, String name, MarkedNode node) {
        node.withOnly(RELATION);
        String target = node.get("target").text();
        requireEntity(target, node.get("target"));
        String inverse = node.get("inverse").text();
        Optional<String> lookup = node.find("lookup").map(MarkedNode::text);
        lookup.ifPresent(attribute -> {
            CanonicalAttribute found = attributes.get(entity).get(attribute);
            if (found == null
                    || found.type() != AttributeType.LOOKUP
                    || !found.targets().contains(target)) {
                throw node.get("lookup")
                        .problem("'" + attribute + "' is no lookup of " + entity + " that points to " + target);
            }
        });
        Labels labels = labels(node.get("labels"));
        Labels inverseLabels = labels(node.get("inverse-labels"));
        add(entity, new Relation(name, entity, target, inverse, true, lookup, labels), node);
        add(target, new Relation(inverse, target, entity, name, false, lookup, inverseLabels), node);
    }

    private void add(String entity, Relation relation, MarkedNode at) {
        if (relations.get(entity).put(relation.name(), relation) != null) {
            throw at.problem(entity + " has two relations called '" + relation.name() + "'");
        }
    }

    private void requireEntity(String name, MarkedNode at) {
        if (!entities.containsKey(name)) {
            throw at.problem("there is no entity '" + name + "'");
        }
    }

    private static AttributeType type(MarkedNode node) {
        return Arrays.stream(AttributeType.values())
                .filter(type -> type.name().toLowerCase(Locale.ROOT).equals(node.text()))
                .findFirst()
                .orElseThrow(() -> node.problem("there is no type '" + node.text() + "'"));
    }

    private static OnConflict onConflict(MarkedNode node, OnConflict otherwise) {
        return node.find(ON_CONFLICT).map(CanonicalFile::onConflict).orElse(otherwise);
    }

    private static OnConflict onConflict(MarkedNode node) {
        return Arrays.stream(OnConflict.values())
                .filter(rule -> rule.label().equals(node.text()))
                .findFirst()
                .orElseThrow(() -> node.problem("there is no rule '" + node.text()
                        + "' for conflicts; there are home-wins, latest-wins and ask"));
    }

    private static Labels labels(MarkedNode node) {
        node.withOnly(Set.of("en", "ru"));
        return new Labels(node.get("en").text(), node.get("ru").text());
    }
}
