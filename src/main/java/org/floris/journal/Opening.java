package org.floris.journal;

import java.util.Optional;
import java.util.Set;
import org.floris.canonical.Attributes;
import org.floris.canonical.Why;

/** What came of the wish to open an exchange. */
public sealed interface Opening {
    /**
     * The record is held and the intent is in the journal: write now.
     *
     * @param owing  the systems that have yet to get earlier changes of this record, or the creation of a record that the
     *               change names: what goes to them now would overtake that. Home is never among them for the record itself
     * @param stored what the unified store has of the record, which nobody but a load changes while it is held; empty
     *               when it has nothing, or the change is not mapped
     */
    record Opened(OpenExchange exchange, Set<String> owing, Optional<Attributes> stored) implements Opening {
        public Opened {
            owing = Set.copyOf(owing);
        }
    }

    /** Somebody else has written the record since its turn was asked: read it again and open anew. Nothing is held. */
    record Overtaken() implements Opening {}

    /** The same message came before, and what became of it is not known yet: tell the same again and write nothing. */
    record Undecided(java.util.UUID exchangeId, Why why, String nextStep) implements Opening {}

    /** The same message was ended before: give the same answer again and write nothing. */
    record Repeated(java.util.UUID exchangeId, StoredAnswer answer) implements Opening {}
}
