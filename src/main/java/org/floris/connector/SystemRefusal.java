package org.floris.connector;

/**
 * A system's no, in its own words.
 *
 * @param code    the system's error code, for Dynamics the signed OrganizationServiceFault code
 * @param message the system's text; it is for the user and may hold personal data, so it is never logged
 */
public record SystemRefusal(String system, int code, String message) {}
