package org.floris.bridge.reads;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.floris.canonical.Links;
import org.floris.connector.dynamics.Query;
import org.floris.connector.mapping.Counterpart;
import org.floris.connector.mapping.EntityTwins;

/**
 * Conditions on attributes of one system, as conditions that hold there for the records that would show here what was
 * asked for. One condition may become several.
 */
final class Conditions {
    private final Links links;
    private final String there;

    /** @param there the system that is asked, for what is said of an attribute that it does not have */
    Conditions(Links links, String there) {
        this.links = links;
        this.there = there;
    }

    /** @throws org.floris.canonical.FlorisException UNKNOWN_ATTRIBUTE, or INVALID_VALUE for an operator that it cannot honour */
    Query.Filter of(Query.Condition condition, EntityTwins twins) {
        Query.Condition plain = new Query.Condition(
                condition.attribute(), condition.operator(), Values.plain(condition.values()), condition.entityName());
        Counterpart counterpart = twins.counterpart(condition.attribute());
        if (counterpart instanceof Counterpart.Same same) {
            return same.dayOfMoment() ? day(plain, same, twins) : same(plain, same, twins);
        }
        if (counterpart instanceof Counterpart.Choice choice) {
            return new Choices(choice, twins, there).of(plain);
        }
        if (counterpart instanceof Counterpart.Split split) {
            return new JoinedTexts(plain, twins, there).split(split);
        }
        if (counterpart instanceof Counterpart.Part part) {
            return new JoinedTexts(plain, twins, there).part(part);
        }
        throw Refusals.attribute(plain.attribute(), twins, there, "a condition");
    }

    private Query.Filter same(Query.Condition asked, Counterpart.Same same, EntityTwins twins) {
        List<Object> values = same.records()
                ? asked.values().stream().map(value -> id(asked, value, twins)).toList()
                : asked.values();
        return only(on(asked, same.attribute(), asked.operator(), values));
    }

    private Object id(Query.Condition asked, Object value, EntityTwins twins) {
        Optional<String> id = Values.guid(value);
        if (id.isEmpty()) {
            return value;
        }
        UUID twin = twins.idThere(asked.attribute(), id.get(), links)
                .map(UUID::fromString)
                .orElse(Values.NOBODY);
        return Values.like(value, twin);
    }

    /** What is a day here is any moment of that day there. */
    private Query.Filter day(Query.Condition asked, Counterpart.Same same, EntityTwins twins) {
        List<Optional<Instant>> days = asked.values().stream()
                .map(value -> Values.moment(value).map(moment -> moment.truncatedTo(ChronoUnit.DAYS)))
                .toList();
        if (days.isEmpty() || days.stream().anyMatch(Optional::isEmpty)) {
            return same(asked, same, twins);
        }
        boolean texts = asked.values().get(0) instanceof String;
        Function<Integer, Object> start = index -> spelt(days.get(index).orElseThrow(), texts);
        Function<Integer, Object> end =
                index -> spelt(days.get(index).orElseThrow().plus(Duration.ofDays(1)), texts);
        String name = same.attribute();
        List<Query.Condition> conditions = new ArrayList<>();
        switch (asked.operator()) {
            case "Equal", "NotEqual" ->
                conditions.add(
                        on(asked, name, asked.operator().equals("Equal") ? "On" : "NotOn", List.of(start.apply(0))));
            case "GreaterThan" -> conditions.add(on(asked, name, "GreaterEqual", List.of(end.apply(0))));
            case "LessEqual" -> conditions.add(on(asked, name, "LessThan", List.of(end.apply(0))));
            case "Between" -> {
                conditions.add(on(asked, name, "GreaterEqual", List.of(start.apply(0))));
                conditions.add(on(asked, name, "LessThan", List.of(end.apply(1))));
            }
            case "NotBetween" -> {
                conditions.add(on(asked, name, "LessThan", List.of(start.apply(0))));
                conditions.add(on(asked, name, "GreaterEqual", List.of(end.apply(1))));
                return new Query.Filter("Or", conditions, List.of());
            }
            case "In", "NotIn" -> {
                boolean in = asked.operator().equals("In");
                for (int index = 0; index < days.size(); index++) {
                    conditions.add(on(asked, name, in ? "On" : "NotOn", List.of(start.apply(index))));
                }
                return new Query.Filter(in ? "Or" : "And", conditions, List.of());
            }
            default -> {
                return same(asked, same, twins);
            }
        }
        return Query.Filter.and(conditions);
    }

    private static Object spelt(Instant moment, boolean text) {
        return text ? moment.toString() : moment;
    }

    static Query.Condition on(Query.Condition asked, String attribute, String operator, List<Object> values) {
        return new Query.Condition(attribute, operator, values, asked.entityName());
    }

    static Query.Filter only(Query.Condition condition) {
        return Query.Filter.and(List.of(condition));
    }

    /** What holds for no record. */
    static Query.Filter never(Query.Condition asked, EntityTwins twins) {
        return only(on(asked, twins.keyThere(), "Equal", List.of(Values.NOBODY)));
    }
}
