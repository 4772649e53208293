package org.floris.connector;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.floris.canonical.Operation;
import org.floris.canonical.Ref;

/**
 * One outside system, or the unified store, as the hub sees it. Records and changes are in the system's own entities
 * and attributes; the {@code mapping} package translates.
 *
 * <p>Called from many threads at once, several times per bridged call. Calls block until the system has answered or
 * its time-out, from {@code connector.yaml}, has passed. What the system says no to is a return value; a breakage is
 * an exception: {@link SystemUnavailableException} when the call has certainly not reached the system,
 * {@link OutcomeUnknownException} when it may have.
 */
public interface Connector {
    /** The system's name, as in the folder {@code connectors/<system>}. */
    String system();

    Capabilities capabilities();

    /** The attribute in which the system says who has changed a record last; a Reference to its user. */
    default Optional<String> changedByAttribute() {
        return Optional.empty();
    }

    /** What could not be taken back here; costs nothing to ask. */
    default Irrevocable irrevocable() {
        return Irrevocable.NOTHING;
    }

    /**
     * Reads one record.
     *
     * @param attributes the system's attribute names; empty means all that the record has
     * @return empty when the system says that there is no such record
     * @throws SystemRefusedException when the system refuses the read
     */
    Optional<SystemRecord> read(Ref ref, Set<String> attributes, Actor actor);

    /**
     * Reads a record with all that deleting it would take away. Asked before a delete, so it may take several calls.
     *
     * @param most how many other records may hang on it
     * @return empty when there is no such record
     * @throws SystemRefusedException when the system refuses a read
     * @throws org.floris.canonical.FlorisException CANNOT_BE_UNDONE when more hangs on it
     */
    default Optional<RecordImage> readWhole(Ref ref, int most, Actor actor) {
        return read(ref, Set.of(), actor).map(RecordImage::alone);
    }

    /**
     * What creates a record again that was deleted, in the order in which it has to be done. Each change finds done what
     * an earlier one of them has done, so that the list may be gone through again after a breakage.
     */
    default List<SystemChange> recreation(RecordImage image) {
        return List.of(
                new SystemChange(Operation.CREATE, image.ref(), image.record().values()));
    }

    /**
     * Which of these records {@code ref} is tied to.
     *
     * @param tie a many-to-many relationship, and the records in question
     * @throws SystemRefusedException when the system refuses the read
     */
    default List<Reference> tied(Ref ref, SystemChange.Tie tie, Actor actor) {
        throw new UnsupportedOperationException(system() + " keeps no associations");
    }

    /**
     * Reads one page of a query.
     *
     * @throws SystemRefusedException when the system refuses the query
     */
    SystemPage query(SystemQuery query, Actor actor);

    /**
     * Which records a change leaves beside the one that it writes, such as an activity that tells of a closing; the query
     * finds those of earlier changes too. Empty where it leaves none. Costs nothing to ask.
     */
    default Optional<SystemQuery> leaves(SystemChange change) {
        return Optional.empty();
    }

    /** Writes one change. A refusal is {@link WriteAnswer.Refused}: nothing was changed in the system. */
    WriteAnswer write(SystemChange change, Actor actor);

    /** Has the system change several records at once. A refusal is {@link WriteAnswer.Refused}; nothing undoes the rest. */
    default CombinedChange.Answer combine(CombinedChange change, Actor actor) {
        throw new UnsupportedOperationException(system() + " changes one record at a time");
    }

    /** Whether the last calls say that the system is down, so that a write need not be tried. Costs nothing to ask. */
    default boolean knownDown() {
        return false;
    }

    /** How it is asked for what was changed in it; empty when it cannot tell. */
    default Optional<ChangeFeed> changeFeed() {
        return Optional.empty();
    }

    /** Asks the system whether it is there, by its cheapest authenticated call. Called every few seconds. */
    SystemHealth health();
}
