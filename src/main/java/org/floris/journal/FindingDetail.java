package org.floris.journal;

import java.util.Optional;

/**
 * One finding with what both sides showed.
 *
 * @param homeImage   empty when home could not be read
 * @param mirrorImage empty when the mirror could not be read, or there is none
 * @param unreadable  why the images cannot be shown, and what to do
 */
public record FindingDetail(
        Finding finding, Optional<Image> homeImage, Optional<Image> mirrorImage, Optional<String> unreadable) {}
