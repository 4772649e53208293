package org.floris.bridge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.floris.canonical.Change;
import org.floris.canonical.Links;
import org.floris.canonical.Why;
import org.springframework.stereotype.Component;

/** Takes back what was written when a mirror has missed the change: the mirrors before it, then home. */
@Component("bridgeUndoer")
class Undoer {
    private final Reversal reversal;
    private final Intake intake;

    Undoer(Reversal reversal, Intake intake) {
        this.reversal = reversal;
        this.intake = intake;
    }

    public MarriedWrite undo(MarriedWrite.MirrorMissed missed) {
        MarriedWrite.Opened opened = missed.home().opened();
        WritePlan plan = missed.home().plan();
        Change change = plan.change().orElseThrow();
        Links links = intake.linksOf(plan);
        for (String system : written(missed, plan)) {
            try {
                Optional<Why> why = reversal.in(system, opened.exchange(), change, links, "undo", plan.trail());
                if (why.isPresent()) {
                    return new MarriedWrite.InDoubt(opened, system, why.get());
                }
            } catch (RuntimeException failure) {
                return new MarriedWrite.InDoubt(opened, system, Reasons.of(failure));
            }
        }
        return new MarriedWrite.Reversed(missed);
    }

    /** The last written first; home at the end, unless the hub has not written it. */
    private static List<String> written(MarriedWrite.MirrorMissed missed, WritePlan plan) {
        List<String> systems = new ArrayList<>(missed.written());
        Collections.reverse(systems);
        if (!plan.homeHasIt()) {
            systems.add(plan.home().system());
        }
        return systems;
    }
}
