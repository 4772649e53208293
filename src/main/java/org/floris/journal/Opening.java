package org.floris.journal;

/** What came of the wish to open an exchange. */
public sealed interface Opening {
    /** The record is held and the intent is in the journal: write now. */
    record Opened(OpenExchange exchange) implements Opening {}

    /** Somebody else has written the record since its turn was asked: read it again and open anew. Nothing is held. */
    record Overtaken() implements Opening {}

    /** The same message was ended before: give the same answer again and write nothing. */
    record Repeated(java.util.UUID exchangeId, StoredAnswer answer) implements Opening {}
}
