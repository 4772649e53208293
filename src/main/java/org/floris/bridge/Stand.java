package org.floris.bridge;

/** What a system shows of a change whose outcome is not known. */
enum Stand {
    /** The record is as the change wants it. */
    WRITTEN,
    /** The change was carried out, and the system has made something else of its values, as a workflow may. */
    REWRITTEN,
    /** The record is as it was before. */
    AS_BEFORE,
    /** Neither: somebody else has changed the record since. */
    CHANGED_SINCE,
    /** The system keeps none of what is changed, as far as the hub's mapping knows: a look says nothing. */
    NOT_MAPPED,
    /** The system could not be asked. */
    UNREACHED,
    /** The system certainly does not have it, and may get it later. */
    LATER;

    /** Whether the change was carried out. */
    boolean isCarriedOut() {
        return this == WRITTEN || this == REWRITTEN;
    }
}
