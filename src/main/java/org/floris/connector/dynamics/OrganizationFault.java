package org.floris.connector.dynamics;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code OrganizationServiceFault}.
 *
 * @param code    signed, see {@link FaultCode}
 * @param message for the caller's user; may hold personal data, so it is never logged
 * @param details by name, values as in {@link DynamicsEntity}
 * @param inner   what caused it, or null
 */
public record OrganizationFault(
        int code,
        String message,
        Instant timestamp,
        Map<String, Object> details,
        OrganizationFault inner,
        Optional<String> traceText) {

    public OrganizationFault {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    public OrganizationFault(int code, String message, Instant timestamp) {
        this(code, message, timestamp, Map.of(), null, Optional.empty());
    }
}
