package org.floris.connector;

import java.util.Optional;
import org.floris.canonical.Outcome;
import org.floris.canonical.Ref;

/** What a system said to a write. */
public sealed interface WriteAnswer {
    record Written(Outcome outcome, Ref ref, Optional<String> version) implements WriteAnswer {}

    /** The system's own no; nothing was changed there. */
    record Refused(SystemRefusal refusal) implements WriteAnswer {}
}
