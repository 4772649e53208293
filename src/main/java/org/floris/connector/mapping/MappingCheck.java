package org.floris.connector.mapping;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.floris.canonical.AttributeType;
import org.floris.canonical.CanonicalAttribute;
import org.floris.canonical.CanonicalEntity;
import org.floris.canonical.CanonicalModel;
import org.floris.canonical.OnConflict;
import org.floris.canonical.Relation;
import org.floris.connector.mapping.MappingFile.AttributeLine;
import org.floris.connector.mapping.MappingFile.RelationshipLine;
import org.floris.connector.mapping.MappingFile.StateLines;

/**
 * Refuses files that could not be meant so, at the start and in a test, with one sentence that names file and line.
 */
final class MappingCheck {
    private final CanonicalModel model;
    private final Map<String, String> canonicalBySystemEntity = new HashMap<>();
    private final Set<String> canonicalEntities = new HashSet<>();
    private final Set<String> relationships = new HashSet<>();

    private MappingCheck(CanonicalModel model) {
        this.model = model;
    }

    /**
     * @param files all of one system
     * @throws org.floris.canonical.FlorisException at the first mistake
     */
    static void check(CanonicalModel model, List<MappingFile> files) {
        MappingCheck check = new MappingCheck(model);
        files.forEach(check::entity);
        files.forEach(check::content);
    }

    private void entity(MappingFile file) {
        String entity = file.entity().text();
        if (model.entity(entity).isEmpty()) {
            throw file.entity().problem("there is no entity '" + entity + "' in connectors/canonical.yaml");
        }
        if (!file.at().file().endsWith("/" + entity + ".yaml")) {
            throw file.entity().problem("the file of " + entity + " has to be called " + entity + ".yaml");
        }
        canonicalEntities.add(entity);
        String systemEntity = file.systemEntity().text();
        String other = canonicalBySystemEntity.put(systemEntity, entity);
        if (other != null) {
            throw file.systemEntity().problem("'" + systemEntity + "' is mapped by " + other + ".yaml already");
        }
    }

    private void content(MappingFile file) {
        CanonicalEntity entity = model.entity(file.entity().text()).orElseThrow();
        Set<String> canonical = new HashSet<>();
        Set<String> system = new HashSet<>(Set.of(file.primaryId()));
        file.crossReference().ifPresent(system::add);
        for (AttributeLine line : file.attributes()) {
            if (!system.add(line.system())) {
                throw line.at().problem("'" + line.system() + "' is mapped twice");
            }
            for (String name : line.canonical()) {
                attribute(line, attribute(line, entity, name));
                if (!canonical.add(name)) {
                    throw line.at().problem("'" + name + "' is mapped twice");
                }
            }
            shape(line);
            oneRule(line, entity);
        }
        file.state().ifPresent(state -> state(state, entity, system));
        file.unmapped().forEach((name, at) -> {
            if (system.contains(name)) {
                throw at.problem("'" + name + "' is mapped and unmapped");
            }
        });
        file.relationships().forEach(line -> relationship(line, entity));
    }

    private static CanonicalAttribute attribute(AttributeLine line, CanonicalEntity entity, String name) {
        if (name.equals(CanonicalAttribute.STATE)) {
            throw line.at().problem("the state is mapped in the part 'state', with its table");
        }
        CanonicalAttribute attribute = entity.attributes().get(name);
        if (attribute == null) {
            throw line.at()
                    .problem("there is no attribute '" + name + "' of " + entity.name()
                            + " in connectors/canonical.yaml");
        }
        return attribute;
    }

    private void attribute(AttributeLine line, CanonicalAttribute attribute) {
        if (!line.kind().fits(attribute.type())) {
            throw line.at()
                    .problem("'" + attribute.name() + "' is of the type "
                            + attribute.type().name().toLowerCase(java.util.Locale.ROOT) + ", which the kind "
                            + line.kind().label() + " does not fit");
        }
        switch (line.kind()) {
            case OPTIONS -> options(line, attribute);
            case LOOKUP, PARTIES -> targets(line, attribute);
            case PLAIN -> plain(line, attribute.type());
            default -> {}
        }
    }

    private static void plain(AttributeLine line, AttributeType type) {
        String as = type == AttributeType.INTEGER ? "bigint" : type == AttributeType.DECIMAL ? "double" : "";
        require(line, "as", line.text("as").filter(text -> !text.equals(as)).isEmpty(), as);
        boolean text = type == AttributeType.TEXT || type == AttributeType.MEMO;
        if (!text && line.text("max-length").isPresent()) {
            throw line.at().get("max-length").problem("only a text has a max-length");
        }
        if (type != AttributeType.DECIMAL && line.text("precision").isPresent()) {
            throw line.at().get("precision").problem("only a decimal and money have a precision");
        }
    }

    /** What does not depend on the canonical attribute. */
    private static void shape(AttributeLine line) {
        line.number("max-length");
        line.number("precision");
        if (line.kind() == Kind.MONEY) {
            String currency = line.at().get("currency").text();
            require(line, "currency", currency.matches("[A-Z]{3}"), "three capital letters, such as RUB");
            require(
                    line,
                    "as",
                    line.text("as").filter(as -> !as.equals("decimal")).isEmpty(),
                    "decimal");
        }
        if (line.kind() == Kind.JOINED) {
            line.at().get("separator").text();
            int parts = line.canonical().size();
            if (parts < 2) {
                throw line.at().problem("the kind joined needs two or more canonical attributes");
            }
            Optional<MarkedNode> lengths = line.at().find("lengths");
            require(line, "lengths", lengths.isEmpty() || lengths.get().items().size() == parts, "one for each part");
            lengths.ifPresent(list -> list.items().forEach(MarkedNode::number));
        } else if (line.canonical().size() != 1) {
            throw line.at().problem("only the kind joined has several canonical attributes");
        }
    }

    /** What one attribute of the system holds together cannot be decided in parts. */
    private static void oneRule(AttributeLine line, CanonicalEntity entity) {
        List<OnConflict> rules = line.canonical().stream()
                .map(name -> entity.attributes().get(name).onConflict())
                .distinct()
                .toList();
        if (rules.size() > 1) {
            throw line.at()
                    .problem(String.join(" and ", line.canonical())
                            + " are held together here, so they need the same onConflict in"
                            + " connectors/canonical.yaml");
        }
    }

    private static void require(AttributeLine line, String key, boolean right, String expected) {
        if (!right) {
            String said = expected.isEmpty() ? "cannot stand here" : "is wrong; expected is " + expected;
            throw line.at().get(key).problem("'" + key + "' " + said);
        }
    }

    private static void options(AttributeLine line, CanonicalAttribute attribute) {
        Set<Object> values = new LinkedHashSet<>();
        line.at().get("options").entries().forEach((code, node) -> {
            option(attribute, code, node);
            Object value = MappingBuilder.optionValue(node);
            if (!values.add(value)) {
                throw node.problem("two codes have the same number");
            }
            if (value.getClass() != values.iterator().next().getClass()) {
                throw node.problem("numbers are mixed with true and false");
            }
        });
    }

    private static void option(CanonicalAttribute attribute, String code, MarkedNode at) {
        if (!attribute.options().containsKey(code)) {
            throw at.problem("'" + attribute.name() + "' has no option '" + code + "' in connectors/canonical.yaml");
        }
    }

    private void targets(AttributeLine line, CanonicalAttribute attribute) {
        MarkedNode targets = line.at().get("targets");
        for (String target : targets.texts()) {
            String canonical = canonicalBySystemEntity.get(target);
            if (canonical == null) {
                throw targets.problem("no file maps the entity '" + target + "'");
            }
            if (!attribute.targets().contains(canonical)) {
                throw targets.problem(
                        "'" + attribute.name() + "' cannot point to " + canonical + " in connectors/canonical.yaml");
            }
        }
    }

    private static void state(StateLines lines, CanonicalEntity entity, Set<String> system) {
        CanonicalAttribute state = entity.attributes().get(CanonicalAttribute.STATE);
        if (state == null || state.type() != AttributeType.OPTION) {
            throw lines.at().problem(entity.name() + " has no state in connectors/canonical.yaml");
        }
        if (!system.add(lines.stateAttribute()) || !system.add(lines.statusAttribute())) {
            throw lines.at()
                    .problem("'" + lines.stateAttribute() + "' or '" + lines.statusAttribute() + "' is mapped twice");
        }
        Set<Integer> statuses = new HashSet<>();
        lines.table().forEach((code, row) -> {
            option(state, code, row);
            row.items().get(0).number();
            if (!statuses.add(row.items().get(1).number())) {
                throw row.problem("two codes have the same status");
            }
        });
    }

    private void relationship(RelationshipLine line, CanonicalEntity entity) {
        Relation relation = entity.relations().get(line.canonical());
        if (relation == null) {
            throw line.at()
                    .problem("there is no relation '" + line.canonical() + "' of " + entity.name()
                            + " in connectors/canonical.yaml");
        }
        if (!canonicalEntities.contains(relation.target())) {
            throw line.at().problem("no file maps the entity " + relation.target());
        }
        if (!relationships.add(line.system())) {
            throw line.at().problem("'" + line.system() + "' is mapped twice");
        }
    }
}
