package org.floris.bridge.reads;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.floris.connector.dynamics.Query;
import org.floris.connector.mapping.Counterpart;
import org.floris.connector.mapping.EntityTwins;

/**
 * Conditions on texts that one system holds in one attribute and the other in several. What a pattern cannot say of the
 * other shape is refused rather than answered too widely.
 */
final class JoinedTexts {
    private final Query.Condition asked;
    private final EntityTwins twins;
    private final String there;

    JoinedTexts(Query.Condition asked, EntityTwins twins, String there) {
        this.asked = asked;
        this.twins = twins;
        this.there = there;
    }

    /** The text stands here in one, there in several. */
    Query.Filter split(Counterpart.Split split) {
        List<String> names = split.attributes();
        return switch (asked.operator()) {
            case "Null" -> any(names.stream().map(name -> condition(name, "Null")));
            case "NotNull" -> all(names.stream().map(name -> condition(name, "NotNull")));
            case "Equal", "In" ->
                nested("Or", texts().map(text -> parts(text, split)
                        .map(parts -> each("And", names, "Equal", parts))
                        .orElseGet(() -> Conditions.never(asked, twins))));
            case "NotEqual", "NotIn" ->
                nested("And", texts().map(text -> parts(text, split)
                        .map(parts -> each("Or", names, "NotEqual", parts))
                        .orElseGet(() -> Conditions.only(condition(names.get(0), "NotNull")))));
            case "BeginsWith" -> beginning(only(), split);
            case "EndsWith" -> ending(only(), split);
            case "Like" -> like(only(), split);
            default -> throw Refusals.operator(asked, twins, there);
        };
    }

    private Query.Filter like(String pattern, Counterpart.Split split) {
        String text = pattern.replaceAll("^%|%$", "");
        if (text.matches(".*[%_\\[].*")) {
            throw Refusals.operator(asked, twins, there);
        }
        boolean before = pattern.startsWith("%");
        boolean after = pattern.length() > 1 && pattern.endsWith("%");
        if (before && after) {
            if (text.contains(split.separator())) {
                throw Refusals.operator(asked, twins, there);
            }
            return any(
                    split.attributes().stream().map(name -> condition(name, "Like", "%" + Values.literal(text) + "%")));
        }
        if (after) {
            return beginning(text, split);
        }
        return before
                ? ending(text, split)
                : parts(text, split)
                        .map(parts -> each("And", split.attributes(), "Equal", parts))
                        .orElseGet(() -> Conditions.never(asked, twins));
    }

    private Query.Filter beginning(String text, Counterpart.Split split) {
        String[] parts = text.split(Pattern.quote(split.separator()), -1);
        List<String> names = split.attributes();
        return parts.length > names.size()
                ? Conditions.never(asked, twins)
                : all(IntStream.range(0, parts.length)
                        .filter(index -> !parts[index].isEmpty())
                        .mapToObj(index -> condition(
                                names.get(index), index < parts.length - 1 ? "Equal" : "BeginsWith", parts[index])));
    }

    private Query.Filter ending(String text, Counterpart.Split split) {
        String[] parts = text.split(Pattern.quote(split.separator()), -1);
        List<String> names = split.attributes();
        int first = names.size() - parts.length;
        return first < 0
                ? Conditions.never(asked, twins)
                : all(IntStream.range(0, parts.length)
                        .filter(index -> !parts[index].isEmpty())
                        .mapToObj(index ->
                                condition(names.get(first + index), index > 0 ? "Equal" : "EndsWith", parts[index])));
    }

    /** The text stands there in one with others, and is the first or the last of them. */
    Query.Filter part(Counterpart.Part part) {
        boolean first = part.place() == 0;
        if (!first && part.place() < part.parts() - 1) {
            throw Refusals.attribute(asked.attribute(), twins, there, "a condition");
        }
        String name = part.attribute();
        String glue = part.separator();
        return switch (asked.operator()) {
            case "Null", "NotNull" -> all(Stream.of(condition(name, asked.operator())));
            case "Equal", "In" ->
                any(texts().map(text ->
                        first ? condition(name, "BeginsWith", text + glue) : condition(name, "EndsWith", glue + text)));
            case "NotEqual", "NotIn" ->
                all(texts().map(text -> first
                        ? condition(name, "DoesNotBeginWith", text + glue)
                        : condition(name, "DoesNotEndWith", glue + text)));
            case "BeginsWith" ->
                all(Stream.of(
                        first
                                ? condition(name, "BeginsWith", only())
                                : condition(name, "Like", "%" + Values.literal(glue + only()) + "%")));
            case "EndsWith" ->
                all(Stream.of(
                        first
                                ? condition(name, "Like", "%" + Values.literal(only() + glue) + "%")
                                : condition(name, "EndsWith", only())));
            default -> throw Refusals.operator(asked, twins, there);
        };
    }

    private static Optional<String[]> parts(String text, Counterpart.Split split) {
        String[] parts = text.split(Pattern.quote(split.separator()), -1);
        return parts.length == split.attributes().size() ? Optional.of(parts) : Optional.empty();
    }

    private Query.Filter each(String how, List<String> names, String operator, String[] parts) {
        List<Query.Condition> conditions = IntStream.range(0, parts.length)
                .mapToObj(index -> condition(names.get(index), operator, parts[index]))
                .toList();
        return new Query.Filter(how, conditions, List.of());
    }

    private Query.Condition condition(String name, String operator, Object... values) {
        return Conditions.on(asked, name, operator, Arrays.asList(values));
    }

    private static Query.Filter any(Stream<Query.Condition> conditions) {
        return new Query.Filter("Or", conditions.toList(), List.of());
    }

    private static Query.Filter all(Stream<Query.Condition> conditions) {
        return Query.Filter.and(conditions.toList());
    }

    private static Query.Filter nested(String how, Stream<Query.Filter> filters) {
        return new Query.Filter(how, List.of(), filters.toList());
    }

    private Stream<String> texts() {
        return asked.values().stream().map(Object::toString);
    }

    private String only() {
        return texts().findFirst().orElseThrow(() -> Refusals.operator(asked, twins, there));
    }
}
