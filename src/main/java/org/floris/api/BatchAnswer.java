package org.floris.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.floris.canonical.Why;
import org.floris.cutover.BatchPlan;
import org.floris.cutover.BatchTransition;
import org.floris.cutover.BatchView;
import org.floris.cutover.Reason;
import org.floris.cutover.Step;
import org.floris.cutover.StepResult;

/** A batch as the API shows it. */
record BatchAnswer(
        UUID id,
        String name,
        String target,
        String state,
        String reason,
        List<String> nextSteps,
        int memberCount,
        String createdBy,
        Instant createdAt,
        Instant changedAt,
        long version) {
    static BatchAnswer of(BatchView batch) {
        return new BatchAnswer(
                batch.id(),
                batch.name(),
                batch.target(),
                Labels.of(batch.state()),
                batch.reason().sentence(),
                batch.nextSteps(),
                batch.memberCount(),
                batch.createdBy(),
                batch.createdAt(),
                batch.changedAt(),
                batch.version());
    }

    record Transition(Instant at, String from, String to, String by, String reason) {
        static Transition of(BatchTransition row) {
            return new Transition(
                    row.at(),
                    Labels.of(row.from()),
                    Labels.of(row.to()),
                    row.by(),
                    row.reason().sentence());
        }
    }

    record Plan(
            BatchAnswer batch,
            String step,
            List<String> actions,
            List<BatchPlan.Move> members,
            List<Refusal> refusals) {
        static Plan of(BatchPlan plan) {
            return new Plan(
                    BatchAnswer.of(plan.batch()),
                    plan.step() == Step.SWITCH ? "switch" : "rollback",
                    plan.actions().stream().map(Why::sentence).toList(),
                    plan.members(),
                    plan.refusals().stream().map(Refusal::of).toList());
        }
    }

    /** A gate that is closed. */
    record Refusal(String code, String sentence, String nextStep) {
        static Refusal of(Reason reason) {
            return new Refusal(reason.code(), reason.sentence(), reason.nextStep());
        }
    }

    record Result(
            UUID batchId,
            String batch,
            String state,
            String reason,
            List<String> nextSteps,
            int moved,
            long tookMillis) {
        static Result of(BatchView batch, StepResult result) {
            return new Result(
                    batch.id(),
                    batch.name(),
                    Labels.of(result.state()),
                    result.reason().sentence(),
                    result.nextSteps(),
                    result.moved(),
                    result.took().toMillis());
        }
    }
}
