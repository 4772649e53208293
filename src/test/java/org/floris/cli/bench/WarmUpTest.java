package org.floris.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    private final List<Double> rates = new ArrayList<>();

    /** @param rate of each run, by its number */
    private boolean warmUp(IntToDoubleFunction rate) throws InterruptedException {
        return warmUp(rate, runs -> 0);
    }

    /** @param compiled seconds after so many runs */
    private boolean warmUp(IntToDoubleFunction rate, IntToDoubleFunction compiled) throws InterruptedException {
        return new WarmUp(2, 60)
                .untilSteady(
                        seconds -> {
                            assertThat(seconds).isEqualTo(2);
                            rates.add(rate.applyAsDouble(rates.size()));
                            return new Measured(rates.get(rates.size() - 1), 1, 1, 1, 0);
                        },
                        () -> compiled.applyAsDouble(rates.size()));
    }

    @Test
    void aRateThatRisesIsWaitedForUntilItNoLongerDoes() throws InterruptedException {
        assertThat(warmUp(run -> Math.min(1_000, 100 * (run + 1)))).isTrue();
        assertThat(rates).hasSize(14).endsWith(1_000.0, 1_000.0, 1_000.0, 1_000.0, 1_000.0);
    }

    @Test
    void aSlowRunAmongThoseThatRiseDoesNotEndIt() throws InterruptedException {
        warmUp(run -> run == 3 ? 50 : Math.min(800, 100 * (run + 1)));
        assertThat(rates).hasSize(12);
    }

    @Test
    void whatDiffersByLessThanTheMachineDoesIsNoRise() throws InterruptedException {
        assertThat(warmUp(run -> 1_000 + run)).isTrue();
        assertThat(rates).hasSize(5);
    }

    @Test
    void aRateThatNeverStopsRisingIsWaitedForNoLongerThanItMayTake() throws InterruptedException {
        assertThat(warmUp(run -> Math.pow(2, run))).isFalse();
        assertThat(rates).hasSize(30);
    }

    @Test
    void aRateThatStandsStillWhileTheProcessCompilesIsNoSteadyOne() throws InterruptedException {
        assertThat(warmUp(run -> 1_000, runs -> Math.min(runs, 10))).isTrue();
        assertThat(rates).hasSize(11);
    }

    @Test
    void whoCompilesToTheEndWasNotWarmedUp() throws InterruptedException {
        assertThat(warmUp(run -> 1_000, runs -> runs)).isFalse();
        assertThat(rates).hasSize(30);
    }

    @Test
    void whatTheJvmCountsIsReadByItsNames() {
        assertThat(
                        Jstat.figures(
                                """
                        Compiled Failed Invalid   Time   FailedType FailedMethod
                           25018      2       0   183.40          1 com/example/Long go
                        """))
                .containsEntry("Time", 183.4)
                .containsEntry("Failed", 2.0)
                .doesNotContainKey("FailedMethod");
    }
}
