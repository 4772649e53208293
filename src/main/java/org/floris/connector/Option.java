package org.floris.connector;

/** The number of an option of an option set, as a system knows it. */
public record Option(int value) {}
