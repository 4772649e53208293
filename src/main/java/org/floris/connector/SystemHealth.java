package org.floris.connector;

import java.time.Duration;
import org.floris.canonical.Why;

/**
 * How a system answered when it was last asked.
 *
 * @param reason why it is not up, else empty
 */
public record SystemHealth(String system, boolean up, Duration answeredIn, Why reason) {}
