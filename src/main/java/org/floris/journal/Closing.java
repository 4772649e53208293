package org.floris.journal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.floris.canonical.Change;
import org.floris.canonical.Outcome;
import org.floris.canonical.Why;
import org.floris.crash.CrashStep;
import org.floris.store.NewLink;

/**
 * A change of state, with everything that goes with it in the same transaction.
 *
 * @param finding what nobody but a person can settle; the exchange is anybody's then, so that he may ask any hub
 * @param decided the finding that is settled by it
 */
record Closing(
        ExchangeState to,
        List<Step> steps,
        Why why,
        Optional<StoredAnswer> answer,
        Optional<Change> applied,
        List<NewLink> links,
        List<Owed> owed,
        Optional<NewFinding> finding,
        Optional<Decided> decided) {
    Closing(
            ExchangeState to,
            List<Step> steps,
            Why why,
            Optional<StoredAnswer> answer,
            Optional<Change> applied,
            List<NewLink> links) {
        this(to, steps, why, answer, applied, links, List.of(), Optional.empty(), Optional.empty());
    }

    static Closing done(Settlement settlement) {
        return new Closing(
                ExchangeState.DONE,
                settlement.steps(),
                settlement.why(),
                Optional.of(settlement.answer()),
                settlement.applied(),
                settlement.links());
    }

    static Closing deferred(Settlement settlement, List<Owed> owed) {
        String systems = owed.stream().map(Owed::system).collect(Collectors.joining(", "));
        return new Closing(
                ExchangeState.DEFERRED,
                settlement.steps(),
                Why.of("owed", "{0} gets it later: {1}", systems, owed.get(0).why()),
                Optional.of(settlement.answer()),
                settlement.applied(),
                settlement.links(),
                owed,
                Optional.empty(),
                Optional.empty());
    }

    static Closing without(ExchangeState to, Ending ending) {
        return new Closing(to, ending.steps(), ending.why(), ending.answer(), Optional.empty(), List.of());
    }

    static Closing inDoubt(List<Step> steps, Why why) {
        return new Closing(ExchangeState.IN_DOUBT, steps, why, Optional.empty(), Optional.empty(), List.of());
    }

    static Closing undecided(List<Step> steps, NewFinding finding) {
        return new Closing(
                ExchangeState.IN_DOUBT,
                steps,
                finding.cause(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.of(finding),
                Optional.empty());
    }

    static Closing decided(DecidedEnding ending) {
        return new Closing(
                ending.state(),
                ending.steps(),
                ending.why(),
                Optional.of(ending.answer()),
                ending.applied(),
                ending.links(),
                List.of(),
                Optional.empty(),
                Optional.of(ending.decided()));
    }

    /** The steps that have changed something. */
    List<Step> effects() {
        return steps.stream()
                .filter(step -> step.outcome() == Outcome.CREATED || step.outcome() == Outcome.UPDATED)
                .toList();
    }

    CrashStep crashStep() {
        return switch (to) {
            case DONE -> CrashStep.DONE;
            case REFUSED -> CrashStep.REFUSED;
            case REVERSED -> CrashStep.REVERSED;
            case FAILED -> CrashStep.FAILED;
            case DEFERRED -> CrashStep.DEFERRED;
            case OPEN, IN_DOUBT, PARKED -> CrashStep.IN_DOUBT;
        };
    }

    /** Without an answer to give again the same message may be tried anew. */
    boolean forgetsMessage() {
        return to.isTerminal() && answer.isEmpty();
    }
}
