package org.floris.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Where each user works. A user who was never moved has the home of the settings {@code floris.homes.*}. */
public interface Homes {
    /**
     * The user's home, for routing. May be a moment old on another replica: the journal checks its epoch against the
     * row itself before anything is written.
     *
     * @throws org.floris.canonical.FlorisException UNKNOWN_USER
     */
    Home homeOf(UUID user);

    /** The homes as they stand in the database, in id order. */
    List<Home> homesOf(Set<UUID> users);

    /** How many users each system is home to. */
    Map<String, Long> counts();

    /**
     * From now on writes of these users wait. Takes effect for all of them or none.
     *
     * @param until when the mark lapses by itself, should the process die
     * @return the homes, marked
     * @throws org.floris.canonical.FlorisException USER_MOVING when another batch is moving one of them, UNKNOWN_USER
     */
    List<Home> beginMove(UUID batch, Set<UUID> users, Instant until);

    /**
     * Sends the users to a system, in one transaction: the epoch of each grows, whoever's home it was before, and the
     * mark of {@link #beginMove} is gone. Waits for journal entries that are being opened at this moment.
     *
     * @param batch whose mark each of them has to carry still: without it somebody may have begun to write since
     * @return the homes before, in id order
     * @throws org.floris.canonical.FlorisException USER_MOVING when the mark of one of them has lapsed or is another
     *                                              batch's, UNKNOWN_USER; nothing has changed then
     */
    List<Home> flip(UUID batch, Set<UUID> users, String toSystem);

    /** Takes this batch's mark of {@link #beginMove} away; homes, and the marks of other batches, stay as they are. */
    void endMove(UUID batch, Set<UUID> users);
}
