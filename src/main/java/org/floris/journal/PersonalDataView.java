package org.floris.journal;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * Somebody was shown personal data in the clear.
 *
 * @param id     grows with every view
 * @param viewer the account
 */
public record PersonalDataView(long id, Instant at, String viewer, Subject subject, Viewing viewing) {

    /** What was shown. */
    public record Subject(Kind kind, UUID id) {
        public Subject {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(id, "id");
        }
    }

    /** Kinds of things that hold personal data. Stored by name. */
    public enum Kind {
        EXCHANGE,
        FINDING
    }
}
