package org.floris.fuzz;

/**
 * A request that is right until it is mutated.
 *
 * @param operation the body's element
 * @param body      the content of the envelope's Body, which declares all prefixes that it uses
 */
public record Sample(String name, String operation, String body) {}
