package org.floris.sandbox.crm;

/** An OptionSetValue as a caller gave it. */
public record OptionValue(int value) {}
