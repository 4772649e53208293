package org.floris.connector.mapping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.floris.canonical.AttributeType;
import org.floris.canonical.CanonicalAttribute;
import org.floris.canonical.CanonicalEntity;
import org.floris.connector.Option;
import org.floris.connector.mapping.MappingFile.AttributeLine;
import org.floris.connector.mapping.MappingFile.StateLines;

/** Makes the rules of one checked file. */
final class MappingBuilder {
    /** Decimal places where the file does not say; Dynamics holds no more. */
    private static final int MOST_DECIMALS = 10;

    private final MappingFile file;
    private final CanonicalEntity entity;
    private final Map<String, String> canonicalBySystemEntity;

    /** @param canonicalBySystemEntity the entities of this system */
    MappingBuilder(MappingFile file, CanonicalEntity entity, Map<String, String> canonicalBySystemEntity) {
        this.file = file;
        this.entity = entity;
        this.canonicalBySystemEntity = canonicalBySystemEntity;
    }

    LoadedMapping build() {
        List<LoadedMapping.Single> singles = new ArrayList<>();
        List<JoinedRule> joined = new ArrayList<>();
        for (AttributeLine line : file.attributes()) {
            if (line.kind() == Kind.JOINED) {
                joined.add(joined(line));
            } else {
                Place place = place(line.system(), line.canonical().get(0));
                singles.add(new LoadedMapping.Single(place, rule(line, place)));
            }
        }
        return new LoadedMapping(file, singles, joined, file.state().map(this::state));
    }

    private ValueRule rule(AttributeLine line, Place place) {
        AttributeType type = entity.attributes().get(place.canonicalAttribute()).type();
        return switch (line.kind()) {
            case PLAIN -> plain(line, place, type);
            case OPTIONS -> new ChoiceRules.OptionRule(place, options(line));
            case LOOKUP -> new RecordRules.LookupRule(place, targets(line));
            case PARTIES -> new RecordRules.PartiesRule(place, targets(line));
            case MONEY ->
                new NumberRules.MoneyRule(
                        place,
                        line.text("currency").orElseThrow(),
                        line.number("precision").orElse(MOST_DECIMALS),
                        line.text("as").isPresent());
            case DATE -> TimeRules.day(place, type);
            case JOINED -> throw new IllegalStateException("Joined attributes have no single rule");
        };
    }

    private static ValueRule plain(AttributeLine line, Place place, AttributeType type) {
        boolean other = line.text("as").isPresent();
        return switch (type) {
            case TEXT, MEMO -> new TextRule(place, line.number("max-length").orElse(0));
            case INTEGER -> other ? new NumberRules.BigIntegerRule(place) : new NumberRules.IntegerRule(place);
            case DECIMAL ->
                other
                        ? new NumberRules.DoubleRule(place)
                        : new NumberRules.DecimalRule(
                                place, line.number("precision").orElse(MOST_DECIMALS));
            case BOOLEAN -> new ChoiceRules.BooleanRule(place);
            case INSTANT -> new TimeRules.InstantRule(place);
            default -> throw new IllegalStateException(type + " is never plain");
        };
    }

    private JoinedRule joined(AttributeLine line) {
        List<Place> places = line.canonical().stream()
                .map(name -> place(line.system(), name))
                .toList();
        List<Integer> lengths = line.at()
                .find("lengths")
                .map(list -> list.items().stream().map(MarkedNode::number).toList())
                .orElse(Collections.nCopies(places.size(), 0));
        String glue = line.text("separator").orElseThrow();
        return new JoinedRule(
                places,
                lengths,
                Pattern.compile(Pattern.quote(glue)),
                glue,
                line.number("max-length").orElse(0));
    }

    private StateRule state(StateLines lines) {
        Map<String, StateRule.Pair> pairs = new LinkedHashMap<>();
        lines.table().forEach((code, row) -> {
            List<Integer> numbers = row.items().stream().map(MarkedNode::number).toList();
            pairs.put(code, new StateRule.Pair(new Option(numbers.get(0)), new Option(numbers.get(1))));
        });
        String initial = entity.attributes()
                .get(CanonicalAttribute.STATE)
                .options()
                .keySet()
                .iterator()
                .next();
        return new StateRule(
                place(lines.stateAttribute(), CanonicalAttribute.STATE),
                place(lines.statusAttribute(), CanonicalAttribute.STATE),
                initial,
                pairs);
    }

    private RecordRules.Targets targets(AttributeLine line) {
        Set<String> systemEntities =
                new LinkedHashSet<>(line.at().get("targets").texts());
        Set<String> canonicalEntities = new LinkedHashSet<>();
        systemEntities.forEach(name -> canonicalEntities.add(canonicalBySystemEntity.get(name)));
        return new RecordRules.Targets(systemEntities, canonicalEntities);
    }

    private static Map<String, Object> options(AttributeLine line) {
        Map<String, Object> options = new LinkedHashMap<>();
        line.at().get("options").entries().forEach((code, value) -> options.put(code, optionValue(value)));
        return options;
    }

    /** A number, or true or false for an attribute that has two options. */
    static Object optionValue(MarkedNode value) {
        Optional<Boolean> flag =
                switch (value.text()) {
                    case "true" -> Optional.of(true);
                    case "false" -> Optional.of(false);
                    default -> Optional.empty();
                };
        return flag.isPresent() ? flag.get() : new Option(value.number());
    }

    private Place place(String systemAttribute, String canonicalAttribute) {
        return new Place(
                file.system(),
                file.systemEntity().text(),
                systemAttribute,
                entity.name(),
                canonicalAttribute,
                file.at().file());
    }
}
