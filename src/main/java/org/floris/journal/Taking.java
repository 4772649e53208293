package org.floris.journal;

import java.util.Set;
import org.floris.canonical.RecordId;

/** What came of the wish to deliver the next change of a record. */
public sealed interface Taking {
    /** Deliver it now, and say what came of it. */
    record Taken(TakenChange change) implements Taking {}

    /** The system is owed nothing of this record. */
    record Nothing() implements Taking {}

    /** The record's next change is parked, and the others wait behind it. */
    record Parked() implements Taking {}

    /** An earlier change of the record comes first. */
    record Behind() implements Taking {}

    /** Another hub has it and goes on with the rest. */
    record Elsewhere() implements Taking {}

    /** What was sent before may still be carried out; until then a look proves nothing. */
    record NotYet() implements Taking {}

    /** The system has yet to get these records, which the change names. */
    record After(Set<RecordId> records) implements Taking {}
}
