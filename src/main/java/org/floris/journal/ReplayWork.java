package org.floris.journal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.Why;

/** Replays for whoever runs them. Each is run by one hub at a time, and goes on where it was when that dies. */
public interface ReplayWork {
    /** Takes the running ones that no living hub runs. */
    List<UUID> take();

    /**
     * The next change to go through. When there is none, the replay is done.
     *
     * @return empty when it has ended, was stopped, or is another hub's
     */
    Optional<DeferredChange> next(UUID id);

    void note(UUID id, DeferredChange change, ReplayOutcome outcome, Why why);
}
