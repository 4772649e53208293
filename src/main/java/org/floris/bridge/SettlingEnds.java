package org.floris.bridge;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.floris.canonical.Attributes;
import org.floris.canonical.CanonicalAttribute;
import org.floris.canonical.Change;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.canonical.Sameness;
import org.floris.canonical.Why;
import org.floris.journal.Decided;
import org.floris.journal.DecidedEnding;
import org.floris.journal.ExchangeState;
import org.floris.journal.Intent;
import org.floris.journal.OpenExchange;
import org.springframework.stereotype.Component;

/** How an exchange ends that a person has decided about: what the journal, the store and the caller are told. */
@Component
class SettlingEnds {
    private static final Why OTHERWISE = Why.of(
            "decided-otherwise", "A person has decided otherwise; the record holds what was decided in every system.");
    private static final String REPEAT = "Open the record again, and repeat the change if it is still wanted.";

    private final StoredReplies replies;

    SettlingEnds(StoredReplies replies) {
        this.replies = replies;
    }

    DecidedEnding of(OpenExchange exchange, Decided decided, Question question, Wanted wanted, Trail trail) {
        ExchangeState state = state(exchange.intent(), question, wanted);
        return new DecidedEnding(
                decided,
                state,
                trail.steps(),
                why(decided, question, state),
                applied(exchange.intent(), question, wanted),
                wanted.exists() ? question.missing() : List.of(),
                replies.write(reply(exchange, state)));
    }

    /** DONE when what was decided is what the exchange had asked for. */
    static ExchangeState state(Intent intent, Question question, Wanted wanted) {
        return intent.change()
                        .map(change -> isAsAsked(change, question, wanted))
                        .orElse(true)
                ? ExchangeState.DONE
                : ExchangeState.REVERSED;
    }

    /** What was decided, as one change of the unified model. The record is mapped. */
    Change change(Question question, Wanted wanted) {
        RecordId record = question.record().orElseThrow();
        if (question.association().isPresent()) {
            Change asked = question.asked().orElseThrow();
            return isAsAsked(asked, question, wanted) ? asked : Inverse.of(asked, Optional.empty());
        }
        if (!wanted.exists()) {
            return new Change(Operation.DELETE, record, Attributes.NONE);
        }
        return new Change(operationFor(wanted.attributes()), record, wanted.attributes());
    }

    /** The store is given all that was in question, whatever it has: it may have missed more than this exchange. */
    private Optional<Change> applied(Intent intent, Question question, Wanted wanted) {
        if (question.record().isEmpty()) {
            return Optional.empty();
        }
        boolean create = intent.change()
                .filter(change -> change.operation() == Operation.CREATE)
                .isPresent();
        if (!wanted.exists() && create) {
            return Optional.empty();
        }
        Change change = change(question, wanted);
        boolean announces = create && wanted.exists();
        return Optional.of(announces ? new Change(Operation.CREATE, change.record(), change.attributes()) : change);
    }

    private static Why why(Decided decided, Question question, ExchangeState state) {
        if (question.record().isEmpty()) {
            return Why.of(
                    "decided-unmapped",
                    "A person has looked at the record and decided: finding {0}.",
                    decided.finding());
        }
        return state == ExchangeState.DONE
                ? Why.of("decided", "A person has decided about it: finding {0}.", decided.finding())
                : Why.of(
                        "decided-another-way",
                        "A person has decided about it, and not for this change: finding {0}.",
                        decided.finding());
    }

    private static boolean isAsAsked(Change change, Question question, Wanted wanted) {
        if (change.operation() == Operation.DELETE || !wanted.exists()) {
            return change.operation() == Operation.DELETE && !wanted.exists();
        }
        if (change.association().isPresent()) {
            Object tied = wanted.attributes().get(change.association().get().relation());
            List<?> has = tied == null ? List.of() : (List<?>) tied;
            List<RecordId> related = change.association().get().related();
            return change.operation() == Operation.ASSOCIATE
                    ? has.containsAll(related)
                    : related.stream().noneMatch(has::contains);
        }
        Set<String> kept = new LinkedHashSet<>(change.attributes().names());
        kept.retainAll(question.attributes());
        return Sameness.same(kept, change.attributes(), wanted.attributes());
    }

    private static Operation operationFor(Attributes attributes) {
        if (attributes.names().equals(Set.of(CanonicalAttribute.STATE))) {
            return Operation.SET_STATE;
        }
        return attributes.names().equals(Set.of(CanonicalAttribute.OWNER)) ? Operation.ASSIGN : Operation.UPDATE;
    }

    private static WriteReply reply(OpenExchange exchange, ExchangeState state) {
        boolean done = state == ExchangeState.DONE;
        return new WriteReply(
                exchange.id(),
                state,
                exchange.intent().asked().id(),
                done ? Optional.empty() : Optional.of(ErrorCode.DECIDED_OTHERWISE),
                Optional.empty(),
                done ? "" : OTHERWISE.sentence(),
                done ? List.of() : List.of(REPEAT));
    }
}
