package org.floris.journal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The events that wait for somebody, for pages, REST and the launcher. */
public interface ParkedEvents {
    /** The oldest first, at most 1,000. */
    List<ParkedEvent> list();

    Optional<ParkedEvent> find(UUID eventId);

    /**
     * Done by the publisher, wherever it runs, within seconds.
     *
     * @param by who wishes it
     * @return empty when no such event is parked
     */
    Optional<ParkedEvent> wish(UUID eventId, ParkedEvent.Wish wish, String by);
}
