package org.floris.bridge.reads;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.floris.connector.dynamics.Query;
import org.floris.connector.mapping.Counterpart;
import org.floris.connector.mapping.EntityTwins;

/**
 * Conditions on options, states and two-option attributes. Their values are few, so the operator is carried out here,
 * on the caller's numbers, and what it holds for is asked for there by its numbers.
 */
final class Choices {
    private final Counterpart.Choice choice;
    private final EntityTwins twins;
    private final String there;

    Choices(Counterpart.Choice choice, EntityTwins twins, String there) {
        this.choice = choice;
        this.twins = twins;
        this.there = there;
    }

    Query.Filter of(Query.Condition asked) {
        if (asked.operator().equals("Null") || asked.operator().equals("NotNull")) {
            return Conditions.only(Conditions.on(asked, choice.attribute(), asked.operator(), List.of()));
        }
        Object example = choice.values().keySet().stream().findFirst().orElse(0);
        Predicate<Object> holds = predicate(
                asked,
                asked.values().stream()
                        .map(value -> Values.choice(value, example))
                        .flatMap(Optional::stream)
                        .toList());
        List<Object> wanted = new ArrayList<>();
        choice.values().forEach((here, those) -> {
            if (holds.test(here)) {
                wanted.addAll(those);
            }
        });
        wanted.sort(Comparator.comparing(Choices::number));
        if (wanted.isEmpty()) {
            return Conditions.never(asked, twins);
        }
        return Conditions.only(Conditions.on(asked, choice.attribute(), wanted.size() == 1 ? "Equal" : "In", wanted));
    }

    private Predicate<Object> predicate(Query.Condition asked, List<Object> values) {
        return switch (asked.operator()) {
            case "Equal", "In" -> values::contains;
            case "NotEqual", "NotIn" -> here -> !values.contains(here);
            case "GreaterThan" -> here -> compared(asked, here, values, 0) > 0;
            case "GreaterEqual" -> here -> compared(asked, here, values, 0) >= 0;
            case "LessThan" -> here -> compared(asked, here, values, 0) < 0;
            case "LessEqual" -> here -> compared(asked, here, values, 0) <= 0;
            case "Between" -> here -> between(asked, here, values);
            case "NotBetween" -> here -> !between(asked, here, values);
            default -> throw Refusals.operator(asked, twins, there);
        };
    }

    private boolean between(Query.Condition asked, Object here, List<Object> values) {
        return compared(asked, here, values, 0) >= 0 && compared(asked, here, values, 1) <= 0;
    }

    private int compared(Query.Condition asked, Object here, List<Object> values, int index) {
        if (index >= values.size()) {
            throw Refusals.operator(asked, twins, there);
        }
        return Integer.compare(number(here), number(values.get(index)));
    }

    private static int number(Object value) {
        return value instanceof Integer number ? number : Objects.equals(value, true) ? 1 : 0;
    }
}
