package org.floris.bridge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.floris.canonical.Attributes;
import org.floris.canonical.Change;
import org.floris.canonical.Operation;
import org.floris.canonical.Why;
import org.floris.connector.Connectors;
import org.floris.connector.SystemChange;
import org.floris.connector.WriteAnswer;
import org.floris.connector.mapping.Translator;
import org.springframework.stereotype.Component;

/** Takes back what was written when a mirror has missed the change: the mirrors before it, then home. */
@Component("bridgeUndoer")
class Undoer {
    private final Connectors connectors;
    private final Translator translator;
    private final Actors actors;
    private final Intake intake;
    private final Fence fence;

    Undoer(Connectors connectors, Translator translator, Actors actors, Intake intake, Fence fence) {
        this.connectors = connectors;
        this.translator = translator;
        this.actors = actors;
        this.intake = intake;
        this.fence = fence;
    }

    public MarriedWrite undo(MarriedWrite.MirrorMissed missed) {
        MarriedWrite.Opened opened = missed.home().opened();
        WritePlan plan = missed.home().plan();
        for (SystemChange inverse : inverses(missed, opened, plan)) {
            String system = inverse.ref().system();
            try {
                fence.check(opened.exchange());
                WriteAnswer answer = plan.trail()
                        .step(
                                "undo",
                                system,
                                () -> connectors.get(system).write(inverse, actors.of(plan, system)),
                                Answers::outcome);
                if (answer instanceof WriteAnswer.Refused refused) {
                    return new MarriedWrite.InDoubt(
                            opened,
                            system,
                            Why.of(
                                    "undo-refused-with-code",
                                    "{0} refused the undo with code {1}.",
                                    system,
                                    refused.refusal().code()));
                }
            } catch (RuntimeException failure) {
                return new MarriedWrite.InDoubt(opened, system, Reasons.of(failure));
            }
        }
        return new MarriedWrite.Reversed(missed);
    }

    private List<SystemChange> inverses(MarriedWrite.MirrorMissed missed, MarriedWrite.Opened opened, WritePlan plan) {
        Optional<Attributes> before = opened.exchange().intent().before();
        Change inverse = Inverse.of(plan.change().orElseThrow(), before);
        List<String> written = new ArrayList<>(missed.written());
        Collections.reverse(written);
        List<SystemChange> inverses = new ArrayList<>();
        for (String mirror : written) {
            inverses.add(translator.toSystem(mirror, inverse, intake.linksOf(plan)));
        }
        if (!plan.homeHasIt()) {
            inverses.add(homeInverse(opened, plan, inverse));
        }
        return inverses;
    }

    /** Home is put back in its own terms, so that attributes which no mapping knows come back too. */
    private SystemChange homeInverse(MarriedWrite.Opened opened, WritePlan plan, Change inverse) {
        Operation operation = plan.homeChange().operation();
        return opened.homeBefore().isPresent() && operation != Operation.DELETE
                ? Inverse.of(plan.homeChange(), opened.homeBefore().get())
                : translator.toSystem(plan.home().system(), inverse, intake.linksOf(plan));
    }
}
