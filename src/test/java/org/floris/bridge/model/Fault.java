package org.floris.bridge.model;

/** What may go wrong. A configuration says which of them happen, and how many in one run. */
enum Fault {
    CRASH,
    TIME_OUT,
    SAYS_NO,
    UNREACHED,
    LEASE_OVER,
    JOURNAL_AWAY,
    TURNED_AWAY,
    ROLL_BACK,
    MARK_LAPSES,
    OUTSIDER
}
