package org.floris.connector.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Links;
import org.floris.connector.Option;
import org.floris.connector.mapping.EntityTwins.Line;
import org.floris.connector.mapping.EntityTwins.Side;

/** Puts the mappings of one canonical entity into two systems side by side. */
final class TwinsBuilder {
    private final LoadedMapping here;
    private final LoadedMapping there;
    private final List<String> entitiesHere;
    private final Map<String, Line> lines = new LinkedHashMap<>();

    /** @param entitiesHere all mapped entities of the system of {@code here} */
    TwinsBuilder(LoadedMapping here, LoadedMapping there, List<String> entitiesHere) {
        this.here = here;
        this.there = there;
        this.entitiesHere = entitiesHere;
    }

    EntityTwins build() {
        here.singles().forEach(this::single);
        here.joined().forEach(this::joined);
        state();
        here.unmapped().stream().filter(there.unmapped()::contains).sorted().forEach(this::kept);
        lines.put(here.primaryId(), key(side(here), side(there)));
        return new EntityTwins(side(here), side(there), lines);
    }

    /** The rows of a many-to-many tie, which hold nothing but the keys of both ends. */
    static EntityTwins intersect(
            String nameHere, String nameThere, List<EntityTwins> ends, String system, String other) {
        Map<String, Line> lines = new LinkedHashMap<>();
        for (EntityTwins end : ends) {
            lines.put(
                    end.keyHere(),
                    key(
                            new Side(system, end.entityHere(), end.keyHere()),
                            new Side(other, end.entityThere(), end.keyThere())));
        }
        return new EntityTwins(
                new Side(system, nameHere, nameHere + "id"), new Side(other, nameThere, nameThere + "id"), lines);
    }

    private static Side side(LoadedMapping mapping) {
        return new Side(mapping.system(), mapping.systemEntity(), mapping.primaryId());
    }

    private static Line key(Side here, Side there) {
        return new Line(
                new Counterpart.Same(there.key(), true, false),
                List.of(there.key()),
                List.of(here.entity()),
                (held, links) -> TwinValues.key(held.get(there.key()), there, here.system(), links),
                Optional.empty());
    }

    private void single(LoadedMapping.Single single) {
        String name = single.place().systemAttribute();
        String canonical = single.place().canonicalAttribute();
        LoadedMapping.Single twin = there.singleOfCanonical(canonical);
        JoinedRule joined = there.joinedOfCanonical(canonical);
        if (twin != null) {
            String other = twin.place().systemAttribute();
            lines.put(
                    name,
                    new Line(
                            counterpart(single, twin),
                            List.of(other),
                            targets(single.rule()),
                            (held, links) -> shown(twin.rule(), single.rule(), held.get(other), links),
                            Optional.of(other)));
        } else if (joined != null) {
            List<String> parts =
                    joined.places().stream().map(Place::canonicalAttribute).toList();
            lines.put(
                    name,
                    new Line(
                            new Counterpart.Part(
                                    joined.systemAttribute(), parts.indexOf(canonical), parts.size(), joined.glue()),
                            List.of(joined.systemAttribute()),
                            List.of(),
                            (held, links) -> split(joined, held).get(canonical),
                            Optional.empty()));
        }
    }

    private Object shown(ValueRule from, ValueRule to, Object value, Links links) {
        return value == null ? null : TwinValues.shown(from, to, value, here.system(), there.system(), links);
    }

    private static Counterpart counterpart(LoadedMapping.Single single, LoadedMapping.Single twin) {
        String other = twin.place().systemAttribute();
        if (single.rule() instanceof ChoiceRules.OptionRule mine && twin.rule() instanceof ChoiceRules.OptionRule its) {
            Map<Object, List<Object>> values = new LinkedHashMap<>();
            mine.values().forEach((code, value) -> {
                if (its.values().containsKey(code)) {
                    values.put(plain(value), List.of(plain(its.values().get(code))));
                }
            });
            return new Counterpart.Choice(other, values);
        }
        boolean records = single.rule() instanceof RecordRules.LookupRule;
        boolean day = single.rule() instanceof TimeRules.MidnightRule && twin.rule() instanceof TimeRules.InstantRule;
        return new Counterpart.Same(other, records, day);
    }

    private static List<String> targets(ValueRule rule) {
        return rule instanceof RecordRules.LookupRule lookup
                ? List.copyOf(lookup.targets().systemEntities())
                : List.of();
    }

    private static Object plain(Object value) {
        return value instanceof Option option ? (Object) option.value() : value;
    }

    private void joined(JoinedRule rule) {
        List<String> others = new ArrayList<>();
        rule.places().forEach(place -> {
            LoadedMapping.Single twin = there.singleOfCanonical(place.canonicalAttribute());
            if (twin != null) {
                others.add(twin.place().systemAttribute());
            }
        });
        JoinedRule same = there.joinedOfCanonical(rule.places().get(0).canonicalAttribute());
        if (others.size() == rule.places().size()) {
            lines.put(
                    rule.systemAttribute(),
                    new Line(
                            new Counterpart.Split(others, rule.glue()),
                            others,
                            List.of(),
                            (held, links) -> join(rule, others, held),
                            Optional.empty()));
        } else if (same != null && same.glue().equals(rule.glue())) {
            lines.put(
                    rule.systemAttribute(),
                    new Line(
                            new Counterpart.Same(same.systemAttribute(), false, false),
                            List.of(same.systemAttribute()),
                            List.of(),
                            (held, links) -> held.get(same.systemAttribute()),
                            Optional.empty()));
        }
    }

    private static String join(JoinedRule rule, List<String> others, Map<String, Object> held) {
        Map<String, Object> parts = new HashMap<>();
        for (int part = 0; part < others.size(); part++) {
            parts.put(rule.places().get(part).canonicalAttribute(), held.get(others.get(part)));
        }
        try {
            return rule.join(parts);
        } catch (FlorisException halfFilled) {
            return null;
        }
    }

    private static Map<String, Object> split(JoinedRule rule, Map<String, Object> held) {
        Map<String, Object> parts = new HashMap<>();
        try {
            rule.split(held.get(rule.systemAttribute()), parts);
            return parts;
        } catch (FlorisException otherwiseWritten) {
            return Map.of();
        }
    }

    /** Where the states of both systems are not one to one, the status tells: it is one to one with the code. */
    private void state() {
        if (here.state().isEmpty() || there.state().isEmpty()) {
            return;
        }
        StateRule mine = here.state().get();
        StateRule its = there.state().get();
        Map<Object, List<Object>> states = new LinkedHashMap<>();
        Map<Object, List<Object>> statuses = new LinkedHashMap<>();
        Map<Object, List<Object>> ownStatuses = new LinkedHashMap<>();
        mine.pairs().forEach((code, pair) -> {
            StateRule.Pair twin = its.pairs().get(code);
            if (twin != null) {
                add(states, pair.state(), twin.state());
                add(statuses, pair.state(), twin.status());
                add(ownStatuses, pair.status(), twin.status());
            }
        });
        Counterpart.Choice direct = new Counterpart.Choice(its.stateAttribute(), states);
        Counterpart.Choice byStatus = new Counterpart.Choice(its.statusAttribute(), statuses);
        lines.put(
                mine.stateAttribute(),
                stateLine(direct.oneToOne() ? direct : byStatus, mine, its, mine.stateAttribute()));
        lines.put(
                mine.statusAttribute(),
                stateLine(
                        new Counterpart.Choice(its.statusAttribute(), ownStatuses), mine, its, mine.statusAttribute()));
    }

    private static void add(Map<Object, List<Object>> choices, Option mine, Option its) {
        List<Object> those = choices.computeIfAbsent(mine.value(), any -> new ArrayList<>());
        if (!those.contains(its.value())) {
            those.add(its.value());
        }
    }

    private static Line stateLine(Counterpart.Choice choice, StateRule mine, StateRule its, String attribute) {
        return new Line(
                choice,
                List.of(its.stateAttribute(), its.statusAttribute()),
                List.of(),
                (held, links) -> state(mine, its, attribute, held),
                Optional.of(choice.attribute()));
    }

    private static Object state(StateRule mine, StateRule its, String attribute, Map<String, Object> held) {
        try {
            Map<String, Object> shown = new HashMap<>();
            its.held(held).ifPresent(code -> mine.set(code, shown));
            return shown.get(attribute);
        } catch (FlorisException unknown) {
            return null;
        }
    }

    /** What both systems keep by themselves under one name, such as createdon: a read gets that of the one it asks. */
    private void kept(String name) {
        lines.put(
                name,
                new Line(
                        new Counterpart.Same(name, true, false),
                        List.of(name),
                        entitiesHere,
                        (held, links) -> TwinValues.pointing(held.get(name), there.system(), here.system(), links),
                        Optional.of(name)));
    }
}
