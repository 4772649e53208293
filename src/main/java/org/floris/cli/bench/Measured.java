package org.floris.cli.bench;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one run has shown; times in milliseconds.
 *
 * @param calls  a second
 * @param errors calls that were not answered with 200, or not at all
 */
record Measured(double calls, double p50, double p99, double p999, long errors) {
    /** The median of each figure; errors of all runs together, for none of them is to be overlooked. */
    static Measured median(List<Measured> runs) {
        return new Measured(
                middle(runs, Measured::calls),
                middle(runs, Measured::p50),
                middle(runs, Measured::p99),
                middle(runs, Measured::p999),
                runs.stream().mapToLong(Measured::errors).sum());
    }

    private static double middle(List<Measured> runs, ToDoubleFunction<Measured> figure) {
        return runs.stream()
                .sorted(Comparator.comparingDouble(figure))
                .mapToDouble(figure)
                .toArray()[(runs.size() - 1) / 2];
    }
}
