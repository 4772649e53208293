package org.floris.journal.retention;

import java.time.Instant;
import java.util.List;

/**
 * What a run would do now; the run does the same.
 *
 * @param doneBefore    exchanges that are done and were opened before are pruned
 * @param refusedBefore the same for those that were refused, reversed or failed
 * @param days          the oldest first; only those of which something is pruned
 * @param strays        exchanges in no day's partition; they are given one first
 */
public record RetentionPlan(Instant doneBefore, Instant refusedBefore, List<RetentionDay> days, long strays) {
    public RetentionPlan {
        days = List.copyOf(days);
    }

    public long pruned() {
        return days.stream().mapToLong(RetentionDay::pruned).sum();
    }
}
