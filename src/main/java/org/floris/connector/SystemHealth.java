package org.floris.connector;

import java.time.Duration;

/**
 * How a system answered when it was last asked.
 *
 * @param reason one sentence when it is not up, else empty
 */
public record SystemHealth(String system, boolean up, Duration answeredIn, String reason) {}
