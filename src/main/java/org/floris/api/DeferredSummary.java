package org.floris.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.floris.cutover.BatchDebt;
import org.floris.journal.DirtyCount;

/** How much mirrors are owed: all in all, by system and entity, and by batch. */
record DeferredSummary(
        String state,
        String reason,
        List<String> nextSteps,
        long dirty,
        long parked,
        List<OfSystem> systems,
        List<OfBatch> batches) {

    /** @param oldest since when the first of them waits */
    record OfSystem(String system, long dirty, long parked, Instant oldest, List<OfEntity> entities) {
        static OfSystem of(String system, List<DirtyCount> counts) {
            return new OfSystem(
                    system,
                    counts.stream().mapToLong(DirtyCount::dirty).sum(),
                    counts.stream().mapToLong(DirtyCount::parked).sum(),
                    counts.stream()
                            .map(DirtyCount::oldest)
                            .min(Instant::compareTo)
                            .orElseThrow(),
                    counts.stream()
                            .map(count -> new OfEntity(count.entity(), count.dirty(), count.parked()))
                            .toList());
        }
    }

    record OfEntity(String entity, long dirty, long parked) {}

    record OfBatch(String batch, long dirty) {}

    static DeferredSummary of(List<DirtyCount> counts, List<BatchDebt> batches) {
        Map<String, List<DirtyCount>> bySystem =
                counts.stream().collect(Collectors.groupingBy(DirtyCount::system, TreeMap::new, Collectors.toList()));
        List<OfSystem> systems = bySystem.entrySet().stream()
                .map(entry -> OfSystem.of(entry.getKey(), entry.getValue()))
                .toList();
        long dirty = systems.stream().mapToLong(OfSystem::dirty).sum();
        long parked = systems.stream().mapToLong(OfSystem::parked).sum();
        Standing standing = standing(dirty, parked);
        return new DeferredSummary(
                standing.state(),
                standing.reason(),
                standing.nextSteps(),
                dirty,
                parked,
                systems,
                batches.stream()
                        .map(debt -> new OfBatch(debt.name(), debt.dirty()))
                        .toList());
    }

    private static Standing standing(long dirty, long parked) {
        if (parked > 0) {
            return new Standing(
                    "attention",
                    parked + (parked == 1 ? " change is" : " changes are")
                            + " parked: a mirror does not take what home has.",
                    List.of(
                            "Decide about the findings: floris findings list --kind parked",
                            "Or try again when the cause is gone: floris replay start --state parked"));
        }
        return dirty > 0
                ? new Standing(
                        "waiting",
                        dirty + (dirty == 1 ? " change waits" : " changes wait") + " for a mirror.",
                        List.of("They are delivered by themselves when it is back; see it with: floris systems list"))
                : Standing.fine("Every mirror has everything.");
    }
}
