package org.floris.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.floris.canonical.Attributes;
import org.floris.canonical.Change;
import org.floris.canonical.RecordId;
import org.floris.canonical.Why;

/**
 * One exchange with all that the journal knows of it.
 *
 * @param owner  the instance of the hub that opened or took it
 * @param before the touched attributes before the change
 * @param unreadable why {@code before}, {@code change} and {@code lost} cannot be shown, and what to do
 * @param together   the records that one message was about, where home alone could carry it out; else empty
 * @param lost       what somebody had written past the hub and this exchange has overwritten
 */
public record ExchangeDetail(
        ExchangeSummary summary,
        Optional<String> messageId,
        String owner,
        List<Step> steps,
        List<Transition> transitions,
        Optional<Attributes> before,
        Optional<Change> change,
        Optional<String> unreadable,
        List<RecordId> together,
        List<LostValues> lost) {

    /** One change of state; {@code from} is empty for the opening. */
    public record Transition(Optional<ExchangeState> from, ExchangeState to, String by, Why why, Instant at) {}
}
