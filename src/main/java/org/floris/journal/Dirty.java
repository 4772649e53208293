package org.floris.journal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What mirrors are owed, for pages, gates and figures. Never called on the way of a write. */
public interface Dirty {
    /** By system and entity, in that order; what owes nothing is left out. */
    List<DirtyCount> counts();

    /** How many changes of each user a mirror is owed; users without any are left out. */
    Map<UUID, Long> byUser();

    /** How many changes of these users a mirror is owed. */
    long of(Set<UUID> users);

    long count(DeferredFilter filter);

    /** What the exchange still owes, by system. */
    List<DeferredChange> of(UUID exchangeId);

    /**
     * In the order in which they are delivered.
     *
     * @param cursor {@link DeferredPage#next()} of the page before
     * @param size   1 to 500
     */
    DeferredPage search(DeferredFilter filter, Optional<String> cursor, int size);
}
