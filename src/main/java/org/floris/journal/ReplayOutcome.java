package org.floris.journal;

/** What a replay did about one change, or, in a dry run, would do. Stored by name. */
public enum ReplayOutcome {
    /** It was written. */
    WRITTEN,
    /** The mirror has it already. */
    ALREADY_THERE,
    /** The mirror does not take it, for the change's own reasons. */
    PARKED,
    /** Somebody has changed the record in the mirror since, and a person has to say what holds. */
    CONFLICT,
    /** It waits behind an earlier change that the replay has not delivered. */
    BEHIND,
    /** The mirror is away, or an earlier request may still arrive; it is delivered by itself later. */
    LATER,
    /** Somebody else was delivering it at that moment. */
    ELSEWHERE,
    /** It was delivered meanwhile. */
    GONE,
    /** Dry run: it would be written. */
    WOULD_WRITE,
    /** Dry run: a person would have to say what holds. */
    WOULD_CONFLICT,
    /** Dry run: it cannot be said in the mirror's terms. */
    WOULD_PARK;

    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
