package org.floris.journal;

/**
 * A change that a mirror is owed and that the caller, and nobody else, may deliver now.
 *
 * @param exchange with the intent; asked by {@link Journal#mayWrite} before each request
 * @param attempts this one counted
 */
public record TakenChange(long position, String system, OpenExchange exchange, int attempts) {}
