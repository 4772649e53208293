package org.floris.cutover;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A batch to create. Members are the named ones, and then {@code count} more users who are not at home in the target
 * and in no other batch, of {@code department} if given, in the order of their logins.
 *
 * @param name   unique, 1 to 80 characters
 * @param target the system to move to
 * @param logins users by login; may be empty
 * @param count  how many to add; with a department and no count: all of it
 */
public record NewBatch(
        String name, String target, List<String> logins, Optional<String> department, Optional<Integer> count) {
    public NewBatch {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(target, "target");
        logins = List.copyOf(logins);
    }
}
