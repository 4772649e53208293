package org.floris.cutover;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The dry run: the actions of a step as sentences. */
class TellingEffects implements Effects {
    private final List<String> actions = new ArrayList<>();
    private final Step step;
    private final List<BatchPlan.Move> moves;
    private final CutoverSettings settings;

    TellingEffects(Step step, List<BatchPlan.Move> moves, CutoverSettings settings) {
        this.step = step;
        this.moves = moves;
        this.settings = settings;
    }

    List<String> actions() {
        return actions;
    }

    @Override
    public List<Reason> begin() {
        actions.add("Mark the batch as "
                + step.during().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')
                + " and let new writes of its " + moves.size() + " members wait.");
        return List.of();
    }

    @Override
    public List<Reason> drain() {
        actions.add("Wait until their writes in flight have ended, at most "
                + settings.drain().toSeconds() + " s; otherwise free them and leave everything as it is.");
        return List.of();
    }

    @Override
    public List<Reason> flip() {
        Map<String, Long> bySystem = moves.stream()
                .filter(move -> !move.to().equals(move.from()))
                .collect(Collectors.groupingBy(BatchPlan.Move::to, TreeMap::new, Collectors.counting()));
        bySystem.forEach((system, count) -> actions.add("Make " + system + " the home of " + count
                + " members and raise the epoch of each, all in one transaction; writes that carry the old epoch are"
                + " refused from then on."));
        actions.add("Let their writes go on.");
        return List.of();
    }

    @Override
    public void giveUp(List<Reason> reasons) {
        throw new IllegalStateException("a dry run has nothing to give up");
    }
}
