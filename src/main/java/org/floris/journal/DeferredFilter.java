package org.floris.journal;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which of the changes that mirrors are owed; what is empty does not matter.
 *
 * @param users  whose; empty means everybody's
 * @param record a canonical record as {@code client/<uuid>}, or its id alone
 * @param rule   of the open finding about it, such as {@code mirror-refused}
 * @param states empty means all
 * @param from   deferred at or after
 * @param to     deferred before
 */
public record DeferredFilter(
        Optional<String> system,
        Optional<String> entity,
        Set<UUID> users,
        Optional<String> record,
        Optional<String> rule,
        Set<DeferredState> states,
        Optional<Instant> from,
        Optional<Instant> to) {
    public static final DeferredFilter ALL = new DeferredFilter(
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Optional.empty(),
            Optional.empty());

    /** What a mirror is owed of these users, who are at least one. */
    public static DeferredFilter of(Set<UUID> users, Set<DeferredState> states) {
        return new DeferredFilter(
                Optional.empty(),
                Optional.empty(),
                users,
                Optional.empty(),
                Optional.empty(),
                states,
                Optional.empty(),
                Optional.empty());
    }

    public DeferredFilter {
        users = Set.copyOf(users);
        states = Set.copyOf(states);
    }
}
