package org.floris.bridge;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.ErrorCode;
import org.floris.journal.ExchangeState;
import org.floris.journal.Journal;
import org.floris.journal.Opening;
import org.springframework.stereotype.Component;

/** Tells the caller of a repeated message what he was told before. */
@Component
class Repeats {
    private final Journal journal;
    private final StoredReplies replies;

    Repeats(Journal journal, StoredReplies replies) {
        this.journal = journal;
        this.replies = replies;
    }

    /**
     * Asked when a write cannot go its way: a repeat may not be possible any more, such as a delete of what the first
     * message has deleted.
     */
    Optional<MarriedWrite> answered(IncomingWrite write) {
        return write.message().flatMap(journal::answered).flatMap(this::of);
    }

    /** Empty for an opening that is no repeat. */
    Optional<MarriedWrite> of(Opening opening) {
        if (opening instanceof Opening.Repeated repeated) {
            return Optional.of(new MarriedWrite.Repeated(replies.read(repeated.answer())));
        }
        return opening instanceof Opening.Undecided undecided
                ? Optional.of(new MarriedWrite.Repeated(inDoubt(undecided)))
                : Optional.empty();
    }

    private static WriteReply inDoubt(Opening.Undecided undecided) {
        return new WriteReply(
                undecided.exchangeId(),
                ExchangeState.IN_DOUBT,
                "",
                Optional.of(ErrorCode.OUTCOME_UNKNOWN),
                Optional.empty(),
                undecided.why().sentence(),
                List.of(undecided.nextStep()));
    }

    /** What to do while an exchange is in doubt. */
    static List<String> whileInDoubt(UUID exchangeId) {
        return List.of("The record is held until this is settled. Ask for exchange " + exchangeId
                + ", or repeat the same message, before you change the record again.");
    }
}
