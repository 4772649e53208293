package org.floris.canonical;

/**
 * Everything that can go wrong, in three ranges by who can mend it. What a caller should do and which fault he is
 * shown follow from the code.
 */
public enum ErrorCode {
    MALFORMED_MESSAGE(Range.CALLER, 1),
    MESSAGE_TOO_LARGE(Range.CALLER, 2),
    UNKNOWN_OPERATION(Range.CALLER, 3),
    UNKNOWN_ENTITY(Range.CALLER, 4),
    UNKNOWN_ATTRIBUTE(Range.CALLER, 5),
    INVALID_VALUE(Range.CALLER, 6),
    RECORD_NOT_FOUND(Range.CALLER, 7),
    UNKNOWN_USER(Range.CALLER, 8),
    NOT_ALLOWED(Range.CALLER, 9),
    MESSAGE_ID_REUSED(Range.CALLER, 10),
    STALE_HOME_EPOCH(Range.CALLER, 11),
    NOT_HOME(Range.CALLER, 12),
    FEATURE_SWITCHED_OFF(Range.CALLER, 13),
    /** The change was in doubt, and a person has decided for something else. */
    DECIDED_OTHERWISE(Range.CALLER, 14),

    SYSTEM_UNAVAILABLE(Range.REMOTE, 101),
    OUTCOME_UNKNOWN(Range.REMOTE, 102),
    REFUSED_BY_SYSTEM(Range.REMOTE, 103),
    UNREADABLE_ANSWER(Range.REMOTE, 104),

    RECORD_HELD(Range.HUB, 201),
    USER_MOVING(Range.HUB, 202),
    NOT_LINKED(Range.HUB, 203),
    NOT_MAPPED(Range.HUB, 204),
    JOURNAL_UNAVAILABLE(Range.HUB, 205),
    /** Could not be taken back if a mirror refused it, so it is not begun. */
    CANNOT_BE_UNDONE(Range.HUB, 206),
    /** Somebody has changed the same past the hub, and a person has to say what holds. */
    CONFLICT_TO_SETTLE(Range.HUB, 207),
    /** It starts, or it stops: its routes carry no calls. */
    HUB_CLOSED(Range.HUB, 208),
    PAYLOAD_SEALED(Range.HUB, 210),
    INTERNAL(Range.HUB, 299);

    /** Who can mend it. */
    public enum Range {
        CALLER,
        REMOTE,
        HUB
    }

    private final Range range;
    private final int number;

    ErrorCode(Range range, int number) {
        this.range = range;
        this.number = number;
    }

    public Range range() {
        return range;
    }

    /** Stable number, shown to callers as {@code FLORIS-101}. */
    public int number() {
        return number;
    }

    /** Whether the same call may succeed later without anybody changing anything. */
    public boolean isRetryable() {
        return switch (this) {
            case SYSTEM_UNAVAILABLE, RECORD_HELD, USER_MOVING, JOURNAL_UNAVAILABLE, HUB_CLOSED -> true;
            default -> false;
        };
    }
}
