package org.floris.cutover;

import java.util.UUID;

/** @param dirty changes of its members that a mirror is owed */
public record BatchDebt(UUID batch, String name, long dirty) {}
