package org.floris.cutover;

/**
 * Why a step may not happen now.
 *
 * @param code     stable, such as {@code member-busy}
 * @param sentence what is in the way, for people; names users by login only
 * @param nextStep what to do about it
 */
public record Reason(String code, String sentence, String nextStep) {}
