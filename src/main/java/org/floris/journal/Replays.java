package org.floris.journal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Replays of what mirrors are owed, for people. */
public interface Replays {
    /** Starts one; a hub takes it up within a second. It goes through what matches now, in the order of the writes. */
    Replay start(NewReplay wanted, String by);

    /** The newest first, at most 100. */
    List<Replay> list();

    Optional<Replay> find(UUID id);

    /**
     * What it did, or would do, in the order of the writes.
     *
     * @param after the position of the last one of the page before; 0 for the first page
     * @param size  1 to 500
     */
    List<ReplayedChange> changes(UUID id, long after, int size);

    /**
     * Stops it at once: nothing more is begun from now on, and what is under way ends.
     *
     * @return as it stands now, stopped or ended before; empty when there is none
     */
    Optional<Replay> stop(UUID id, String by);
}
