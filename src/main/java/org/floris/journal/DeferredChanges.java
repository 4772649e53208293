package org.floris.journal;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.floris.canonical.Change;
import org.floris.canonical.RecordId;
import org.floris.canonical.Why;

/**
 * The truth about what mirrors are owed, for whoever delivers it: a record's changes one after the other, each by one
 * hub at a time. Each method is one transaction.
 */
public interface DeferredChanges {
    /**
     * The systems that have yet to get something before this change: see {@link Opening.Opened#owing()}.
     *
     * @param exchange of the change; what a person has decided about by it does not come before it
     */
    Set<String> owing(Change change, UUID exchange);

    /**
     * Takes the record's next change. What another hub had taken before its lease was over is left alone until its
     * request can no longer arrive, and so is what this hub has: one thread of a hub takes the changes of a record.
     *
     * @param late for how long a request may be carried out after nobody waits for it any more
     */
    Taking take(String system, RecordId record, Duration late);

    /** Takes this change, if it is its record's next one; one that is parked is taken, too. */
    Taking take(DeferredChange change, Duration late);

    /** The mirror has it. With the last one that was owed the exchange is done. */
    void delivered(TakenChange change, List<Step> steps);

    /** The mirror does not take it for its own reasons: a person has to decide, and the record's later ones wait behind. */
    void parked(TakenChange change, List<Step> steps, NewFinding finding);

    /** It stays first in its record's line. @param pause before which it may not be taken again */
    void putOff(TakenChange change, Why why, Duration pause);

    /**
     * What the system has yet to get of the record until this change, which is the last of them.
     *
     * @return empty when it has this one by now
     */
    List<OpenExchange> line(DeferredChange change);

    /** The records of an entity of which some system is owed something. */
    Set<RecordId> records(String entity);

    /** What systems are owed of these records, in the order of the writes. */
    List<Change> of(Collection<RecordId> records);

    /** Whether the system is owed the record's delete after the change in this position. */
    boolean isDeletedAfter(String system, RecordId record, long position);

    /**
     * Announces what the system is owed and nobody has touched for so long, in case that a message was lost.
     *
     * @return how many records
     */
    int remind(String system, Duration untouchedFor);
}
