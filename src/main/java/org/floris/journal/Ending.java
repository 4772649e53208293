package org.floris.journal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.floris.canonical.Why;

/**
 * How an exchange came to an end that changed nothing.
 *
 * @param why    without personal data
 * @param answer given again to the same message id; empty lets the same message be tried anew
 */
public record Ending(List<Step> steps, Why why, Optional<StoredAnswer> answer) {
    public Ending {
        steps = List.copyOf(steps);
        Objects.requireNonNull(why, "why");
        Objects.requireNonNull(answer, "answer");
    }

    public Ending(List<Step> steps, Why why) {
        this(steps, why, Optional.empty());
    }

    public Ending(List<Step> steps, String why) {
        this(steps, Why.plain(why));
    }
}
