package org.floris.journal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.floris.canonical.Change;
import org.floris.canonical.Why;
import org.floris.store.NewLink;

/**
 * How a person's decision has ended an exchange, once all systems hold what was decided.
 *
 * @param state   DONE when that is what the exchange had asked for, else REVERSED
 * @param why     without personal data
 * @param applied what the unified store shall have
 * @param links   new links, of a create
 * @param answer  given again to the same message id
 */
public record DecidedEnding(
        Decided decided,
        ExchangeState state,
        List<Step> steps,
        Why why,
        Optional<Change> applied,
        List<NewLink> links,
        StoredAnswer answer) {
    public DecidedEnding {
        Objects.requireNonNull(decided, "decided");
        Objects.requireNonNull(state, "state");
        steps = List.copyOf(steps);
        Objects.requireNonNull(why, "why");
        Objects.requireNonNull(applied, "applied");
        links = List.copyOf(links);
        Objects.requireNonNull(answer, "answer");
    }
}
