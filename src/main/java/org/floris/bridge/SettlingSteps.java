package org.floris.bridge;

import java.util.List;
import java.util.Optional;
import org.floris.canonical.Why;
import org.floris.journal.Finding;
import org.floris.journal.OpenExchange;
import org.springframework.stereotype.Component;

/** The steps of settling that are the same whichever exchange carries it: ask, decide, plan, write. */
@Component
class SettlingSteps {
    private final Questions questions;
    private final Decisions decisions;
    private final SettlingWrites writes;
    private final SettlingMask mask;

    SettlingSteps(Questions questions, Decisions decisions, SettlingWrites writes, SettlingMask mask) {
        this.questions = questions;
        this.decisions = decisions;
        this.writes = writes;
        this.mask = mask;
    }

    /**
     * @param refusal why the decision makes no sense; then there is nothing planned
     */
    record Prepared(Optional<Why> refusal, Question question, Wanted wanted, List<SettlingWrites.Planned> planned) {}

    Prepared prepare(SettlingOrder order, Trail trail) {
        Finding finding = order.finding();
        Question question = questions.ask(order.detail(), trail);
        Optional<Why> refusal =
                decisions.refusal(finding, question, order.decided().decision());
        if (refusal.isPresent()) {
            return new Prepared(refusal, question, Wanted.NOWHERE, List.of());
        }
        Wanted wanted = decisions.wanted(finding, question, order.decided().decision(), order.edits());
        return new Prepared(Optional.empty(), question, wanted, writes.plan(question, wanted));
    }

    Optional<Why> write(OpenExchange exchange, Prepared prepared, Trail trail) {
        return writes.carryOut(exchange, prepared.planned(), trail);
    }

    SettlingOutcome refused(SettlingOrder order, Why refusal) {
        return new SettlingOutcome.Refused(
                Why.of("decision-refused", "{0} Nothing was changed.", refusal),
                List.of(Why.of(
                        "decide-anew",
                        "Correct what the system complains about, or decide otherwise: floris findings plan {0}.",
                        order.finding().id())));
    }

    SettlingOutcome settled(SettlingOrder order, OpenExchange exchange, Prepared prepared) {
        return new SettlingOutcome.Settled(
                order.finding().id(),
                order.decided().decision(),
                exchange.id(),
                SettlingEnds.state(exchange.intent(), prepared.question(), prepared.wanted()),
                mask.writes(order.finding().entity(), prepared.planned()));
    }
}
