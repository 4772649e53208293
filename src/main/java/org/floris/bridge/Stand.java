package org.floris.bridge;

/** What a system shows of a change whose outcome is not known. */
enum Stand {
    /** The record is as the change wants it. */
    WRITTEN,
    /** The record is as it was before. */
    AS_BEFORE,
    /** Neither: somebody else has changed the record since. */
    CHANGED_SINCE,
    /** The system keeps none of what is changed, as far as the hub's mapping knows: a look says nothing. */
    NOT_MAPPED,
    /** The system could not be asked. */
    UNREACHED
}
