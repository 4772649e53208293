package org.floris.canonical;

/** The fixed vocabulary of what became of a write in one system; the same in the journal, the metrics and the pages. */
public enum Outcome {
    CREATED,
    /** Changed, which includes deleted, associated and set to another state. */
    UPDATED,
    /** Nothing to do: the record was already as asked. */
    SKIPPED,
    /** Not meant for this system: no attribute of the change is mapped there. */
    IGNORED,
    FAILED;

    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
