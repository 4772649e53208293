package org.floris.connector;

import java.util.Optional;
import java.util.Set;
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
     * Reads one page of a query.
     *
     * @throws SystemRefusedException when the system refuses the query
     */
    SystemPage query(SystemQuery query, Actor actor);

    /** Writes one change. A refusal is {@link WriteAnswer.Refused}: nothing was changed in the system. */
    WriteAnswer write(SystemChange change, Actor actor);

    /** Whether the last calls say that the system is down, so that a write need not be tried. Costs nothing to ask. */
    default boolean knownDown() {
        return false;
    }

    /** Asks the system whether it is there, by its cheapest authenticated call. Called every few seconds. */
    SystemHealth health();
}
