package org.floris.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GoalsTest {
    @Test
    void aGoalIsMetOrMissedByItsRowsAndOpenWithoutThem() {
        List<Goal> goals = Goals.of(List.of(
                row(Scenarios.read(1), "Floris", 8_000, 1, 0),
                row(Scenarios.read(1), Stand.NGINX, 20_000, 1, 0),
                row(Scenarios.read(1), Stand.CAMEL_TUNED, 4_000, 1, 0)));
        assertThat(goal(goals, "reads of 1 KB against nginx"))
                .isEqualTo(new Goal("reads of 1 KB against nginx", "≥ 0.35 ×", "0.40 ×", true));
        assertThat(goal(goals, "reads of 1 KB against tuned plain Camel").met()).isFalse();
        assertThat(goal(goals, "UsernameToken against Basic").met()).isNull();
        assertThat(goal(goals, "UsernameToken against Basic").json().path("met").isNull())
                .isTrue();
    }

    @Test
    void whatWasReachedWithErrorsIsNotReached() {
        List<Goal> goals = Goals.of(List.of(
                row(Scenarios.read(1), "Floris", 20_000, 1, 3), row(Scenarios.read(1), Stand.NGINX, 20_000, 1, 0)));
        assertThat(goal(goals, "reads of 1 KB against nginx").met()).isFalse();
    }

    @Test
    void whatFailedItselfIsNothingToCompareWith() {
        List<Goal> goals = Goals.of(
                List.of(row(Scenarios.USAGE, "Floris", 20_000, 1, 0), row(Scenarios.NO_USAGE, "Floris", 20, 8, 44)));
        assertThat(goal(goals, "usage log").met()).isNull();
        assertThat(goal(goals, "usage log").reached()).contains("44 of its calls failed");
    }

    @Test
    void theTimeThatAWriteAddsIsToldInCommits() {
        String alone = Scenarios.WRITE + Writes.ALONE;
        List<Goal> goals = Goals.of(List.of(
                row(alone, "Floris", 300, 5, 0),
                row(alone, Writes.BARE, 500, 2, 0),
                row(alone, Pgbench.NAME, 900, 2, 0)));
        assertThat(goal(goals, "time that a married write adds to the calls it makes"))
                .extracting(Goal::reached, Goal::met)
                .containsExactly("1.5 commits (3.00 ms; a commit 2.00 ms)", true);
    }

    private static Goal goal(List<Goal> goals, String name) {
        return goals.stream()
                .filter(goal -> goal.goal().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Row row(String scenario, String target, double calls, double p50, long errors) {
        return new Row(scenario, target, 0, new Measured(calls, p50, p50, p50, errors), null, 0, "");
    }
}
