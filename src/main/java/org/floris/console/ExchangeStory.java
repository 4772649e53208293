package org.floris.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.floris.canonical.Attributes;
import org.floris.journal.ExchangeDetail;
import org.floris.journal.Step;

/**
 * An exchange laid out in time.
 *
 * @param length from its opening to the end of whatever ended last
 * @param bars   its steps as a waterfall, a thousand units wide
 * @param values what was changed, attribute by attribute
 */
record ExchangeStory(Duration length, List<Bar> bars, List<Value> values) {
    private static final double WIDTH = 1000;

    /**
     * One step as a bar.
     *
     * @param offset since the opening
     */
    record Bar(Step step, Duration offset, double x, double width) {}

    /** @param before null where it is not known or was empty */
    record Value(String attribute, Object before, Object after, boolean changed) {}

    static ExchangeStory of(ExchangeDetail detail) {
        Instant begin = detail.summary().openedAt();
        Instant end = begin.plus(detail.summary().took());
        for (Step step : detail.steps()) {
            begin = step.startedAt().isBefore(begin) ? step.startedAt() : begin;
            Instant stepEnd = step.startedAt().plus(step.took());
            end = stepEnd.isAfter(end) ? stepEnd : end;
        }
        Duration length = Duration.between(begin, end);
        double unit = WIDTH / Math.max(1, length.toNanos());
        List<Bar> bars = new ArrayList<>();
        for (Step step : detail.steps()) {
            Duration offset = Duration.between(begin, step.startedAt());
            double width = Math.max(4, step.took().toNanos() * unit);
            bars.add(new Bar(step, offset, Math.min(WIDTH - width, offset.toNanos() * unit), width));
        }
        return new ExchangeStory(length, bars, values(detail));
    }

    private static List<Value> values(ExchangeDetail detail) {
        Attributes before = detail.before().orElse(Attributes.NONE);
        Optional<Attributes> change = detail.change().map(change1 -> change1.attributes());
        Set<String> names = new LinkedHashSet<>(change.orElse(Attributes.NONE).names());
        names.addAll(before.names());
        return names.stream()
                .map(name -> {
                    Object was = before.get(name);
                    boolean touched =
                            change.filter(attributes -> attributes.has(name)).isPresent();
                    Object is = touched ? change.get().get(name) : was;
                    return new Value(name, was, is, touched);
                })
                .toList();
    }
}
