package org.floris.bridge;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.floris.canonical.Change;
import org.floris.connector.SystemChange;
import org.floris.journal.Way;
import org.floris.store.Home;

/**
 * What a write comes to in every system, worked out before anything is written, so that what cannot be said in a
 * system's terms is refused while nothing has happened.
 *
 * @param change  empty for an entity that the hub does not map: such a write goes to home alone
 * @param turn    of the record before anything about it was read; empty for a create and for what is not mapped
 * @param mirrors the changes of the other systems, in order
 * @param combined what it comes to where home alone can carry it out, on several records
 * @param trail   what is done for it, step by step
 */
record WritePlan(
        UUID exchangeId,
        IncomingWrite incoming,
        Home home,
        OptionalLong turn,
        Optional<Change> change,
        SystemChange homeChange,
        List<SystemChange> mirrors,
        Optional<CombinedPlan> combined,
        Trail trail) {
    WritePlan {
        mirrors = List.copyOf(mirrors);
    }

    WritePlan(
            UUID exchangeId,
            IncomingWrite incoming,
            Home home,
            OptionalLong turn,
            Optional<Change> change,
            SystemChange homeChange,
            List<SystemChange> mirrors,
            Trail trail) {
        this(exchangeId, incoming, home, turn, change, homeChange, mirrors, Optional.empty(), trail);
    }

    List<String> mirrorSystems() {
        return combined.map(CombinedPlan::mirrors)
                .orElseGet(() ->
                        mirrors.stream().map(mirror -> mirror.ref().system()).toList());
    }

    /** The hub has no change of its own to make of the call: home gets it as a whole, and nothing is read of it before. */
    boolean passesThrough() {
        return change.isEmpty() && incoming.words().isPresent();
    }

    /** Home speaks the caller's dialect, so it gets the call as it came, with all that the hub does not know of. */
    boolean inCallersWords() {
        return incoming.words().isPresent() && homeChange == incoming.change();
    }

    /** Home has it without the hub: its own pages save it, or somebody has written it there past the hub. */
    boolean homeHasIt() {
        return incoming.homeWritesItself()
                || incoming.way() == Way.HUB && incoming.dialectSystem().equals(home.system());
    }

    /** As if these systems were not written. */
    WritePlan without(Set<String> systems) {
        List<SystemChange> others = mirrors.stream()
                .filter(mirror -> !systems.contains(mirror.ref().system()))
                .toList();
        return new WritePlan(exchangeId, incoming, home, turn, change, homeChange, others, combined, trail);
    }

    WritePlan meaning(Change newChange, List<SystemChange> newMirrors) {
        return new WritePlan(exchangeId, incoming, home, turn, Optional.of(newChange), homeChange, newMirrors, trail);
    }
}
