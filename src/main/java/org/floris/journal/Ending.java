package org.floris.journal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How an exchange came to an end that changed nothing.
 *
 * @param why    one sentence without personal data
 * @param answer given again to the same message id; empty lets the same message be tried anew
 */
public record Ending(List<Step> steps, String why, Optional<StoredAnswer> answer) {
    public Ending {
        steps = List.copyOf(steps);
        Objects.requireNonNull(why, "why");
        Objects.requireNonNull(answer, "answer");
    }

    public Ending(List<Step> steps, String why) {
        this(steps, why, Optional.empty());
    }
}
