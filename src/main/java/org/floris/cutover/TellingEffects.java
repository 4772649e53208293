package org.floris.cutover;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.floris.canonical.Why;

/** The dry run: the actions of a step as sentences. */
class TellingEffects implements Effects {
    private final List<Why> actions = new ArrayList<>();
    private final Step step;
    private final List<BatchPlan.Move> moves;
    private final CutoverSettings settings;

    TellingEffects(Step step, List<BatchPlan.Move> moves, CutoverSettings settings) {
        this.step = step;
        this.moves = moves;
        this.settings = settings;
    }

    List<Why> actions() {
        return actions;
    }

    @Override
    public List<Reason> begin() {
        actions.add(Why.counted(
                step == Step.SWITCH ? "mark-switching" : "mark-rolling-back",
                marked("its member"),
                marked("its {0} members"),
                moves.size()));
        return List.of();
    }

    private String marked(String members) {
        String during = step == Step.SWITCH ? "switching" : "rolling back";
        return "Mark the batch as " + during + " and let new writes of " + members + " wait.";
    }

    @Override
    public List<Reason> drain() {
        actions.add(Why.of(
                "drain",
                "Wait until their writes in flight have ended and every mirror has them, at most {0} s; otherwise free them and leave everything"
                        + " as it is.",
                settings.drain().toSeconds()));
        return List.of();
    }

    @Override
    public List<Reason> flip() {
        Map<String, Long> bySystem = moves.stream()
                .filter(move -> !move.to().equals(move.from()))
                .collect(Collectors.groupingBy(BatchPlan.Move::to, TreeMap::new, Collectors.counting()));
        bySystem.forEach((system, count) -> actions.add(Why.counted(
                "flip",
                "Make {1} the home of {0} member and raise his epoch, all in one transaction; writes that carry the old"
                        + " epoch are refused from then on.",
                "Make {1} the home of {0} members and raise the epoch of each, all in one transaction; writes that"
                        + " carry the old epoch are refused from then on.",
                count,
                system)));
        actions.add(Why.of("go-on", "Let their writes go on."));
        return List.of();
    }

    @Override
    public void giveUp(List<Reason> reasons) {
        throw new IllegalStateException("a dry run has nothing to give up");
    }
}
