package org.floris.cutover;

import java.time.Instant;
import org.floris.canonical.Why;

/** One row of a batch's history. {@code from} is null for the row of its creation. */
public record BatchTransition(Instant at, BatchState from, BatchState to, String by, Why reason) {}
