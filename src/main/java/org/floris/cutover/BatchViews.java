package org.floris.cutover;

import java.time.Duration;
import java.util.List;
import org.floris.canonical.Why;

/** Batches and their steps as others see them. */
final class BatchViews {
    private BatchViews() {}

    static BatchView of(Batch batch) {
        return new BatchView(
                batch.id(),
                batch.name(),
                batch.target(),
                batch.state(),
                batch.members().size(),
                batch.createdBy(),
                batch.createdAt(),
                batch.changedAt(),
                batch.version(),
                batch.reason(),
                nextSteps(batch));
    }

    static List<String> nextSteps(Batch batch) {
        return switch (batch.state()) {
            case DRAFT, ROLLED_BACK -> List.of("Look at its plan, then switch it.");
            case SWITCHED -> List.of("Watch its people's calls; roll it back if they meet errors.");
            case SWITCHING, ROLLING_BACK -> List.of("Wait until the step has ended.");
        };
    }

    static StepResult refused(Batch batch, List<Reason> refusals, Duration took) {
        Why first = refusals.get(0).what();
        int others = refusals.size() - 1;
        Why reason = others == 0
                ? first
                : Why.counted(
                        "gates-closed",
                        "{1} And {0} more stands in the way.",
                        "{1} And {0} more stand in the way.",
                        others,
                        first);
        List<String> nextSteps =
                refusals.stream().map(Reason::nextStep).distinct().toList();
        return new StepResult(batch.state(), reason, nextSteps, refusals, 0, took);
    }
}
