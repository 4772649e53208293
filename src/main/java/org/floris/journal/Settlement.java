package org.floris.journal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.floris.canonical.Change;
import org.floris.canonical.Why;
import org.floris.store.NewLink;

/**
 * How an exchange came to its good end.
 *
 * @param applied what the unified store shall have; empty for a write that is not mapped
 * @param links   new links, of a create
 * @param answer  what the caller is told
 * @param why     what has to be known of it all the same; {@link Why#NONE} as a rule
 */
public record Settlement(
        List<Step> steps, Optional<Change> applied, List<NewLink> links, StoredAnswer answer, Why why) {
    public Settlement {
        steps = List.copyOf(steps);
        Objects.requireNonNull(applied, "applied");
        links = List.copyOf(links);
        Objects.requireNonNull(answer, "answer");
        Objects.requireNonNull(why, "why");
    }

    public Settlement(List<Step> steps, Optional<Change> applied, List<NewLink> links, StoredAnswer answer) {
        this(steps, applied, links, answer, Why.NONE);
    }
}
