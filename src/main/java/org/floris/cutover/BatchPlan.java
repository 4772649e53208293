package org.floris.cutover;

import java.util.List;
import org.floris.canonical.Why;

/**
 * What a step would do if it began now; made by the same code that does it.
 *
 * @param actions  what would happen, in order
 * @param members  who would move, and from where to where
 * @param refusals what stands in the way; empty means that the step may begin
 */
public record BatchPlan(BatchView batch, Step step, List<Why> actions, List<Move> members, List<Reason> refusals) {
    public BatchPlan {
        actions = List.copyOf(actions);
        members = List.copyOf(members);
        refusals = List.copyOf(refusals);
    }

    /** {@code to} equals {@code from} for a member who is there already. */
    public record Move(String login, String from, String to) {}
}
