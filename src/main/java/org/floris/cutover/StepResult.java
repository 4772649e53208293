package org.floris.cutover;

import java.time.Duration;
import java.util.List;
import org.floris.canonical.Why;

/**
 * What became of a step.
 *
 * @param state     the batch's state afterwards
 * @param reason    what was done, or why not
 * @param nextSteps what to do now, as sentences
 * @param refusals  the gates' reasons; empty when the step was done
 * @param moved     how many users have another home now
 * @param took      from the first mark to the flip, the drain included
 */
public record StepResult(
        BatchState state, Why reason, List<String> nextSteps, List<Reason> refusals, int moved, Duration took) {
    public StepResult {
        nextSteps = List.copyOf(nextSteps);
        refusals = List.copyOf(refusals);
    }

    public boolean isDone() {
        return refusals.isEmpty();
    }
}
