package org.floris.usage;

import java.util.UUID;
import org.floris.canonical.Operation;

/** One line of usage: who did what, in which hour since 1970 (UTC). */
record Feature(UUID user, String system, String entity, Operation operation, long hour) {}
