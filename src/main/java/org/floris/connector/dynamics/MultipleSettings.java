package org.floris.connector.dynamics;

/**
 * How an ExecuteMultiple goes on.
 *
 * @param continueOnError whether the requests after a faulted one are carried out
 * @param returnResponses whether the answers are wanted, or the faults alone
 */
public record MultipleSettings(boolean continueOnError, boolean returnResponses) {}
