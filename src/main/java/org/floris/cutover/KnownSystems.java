package org.floris.cutover;

import java.util.Optional;
import java.util.Set;
import org.floris.canonical.Why;

/** What a batch must know about systems. */
interface KnownSystems {
    /** The systems that users can be at home in. */
    Set<String> names();

    /** Why the system is not up now, in one sentence; empty when it is up. */
    Optional<Why> whyDown(String system);
}
