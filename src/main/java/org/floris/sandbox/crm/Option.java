package org.floris.sandbox.crm;

/**
 * One value of an option set.
 *
 * @param state of a status option: the state that it belongs to, else null
 * @param defaultStatus of a state option: the status that the state starts with, else null
 */
public record Option(int value, Label label, Integer state, Integer defaultStatus) {}
