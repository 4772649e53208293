package org.floris.cutover;

/**
 * A user in a batch.
 *
 * @param homeBefore the home that was recorded at the last switch; null before the first
 * @param home       where the user works now; null when the user is no longer known
 * @param epoch      the epoch of that home
 */
public record BatchMember(String login, String homeBefore, String home, long epoch) {}
