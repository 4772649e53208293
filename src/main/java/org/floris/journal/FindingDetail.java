package org.floris.journal;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.floris.canonical.Sameness;

/**
 * One finding with what both sides showed.
 *
 * @param homeImage   empty when home could not be read
 * @param mirrorImage empty when the mirror could not be read, or there is none
 * @param differing   the attributes in which the images differ; known even where their values are masked
 * @param unreadable  why the images cannot be shown, and what to do
 */
public record FindingDetail(
        Finding finding,
        Optional<Image> homeImage,
        Optional<Image> mirrorImage,
        Set<String> differing,
        Optional<String> unreadable) {
    public FindingDetail {
        differing = Set.copyOf(differing);
    }

    static FindingDetail of(Finding finding, Optional<Image> home, Optional<Image> mirror) {
        return new FindingDetail(finding, home, mirror, differing(home, mirror), Optional.empty());
    }

    static FindingDetail unreadable(Finding finding, String why) {
        return new FindingDetail(finding, Optional.empty(), Optional.empty(), Set.of(), Optional.of(why));
    }

    /** Nothing differs from what could not be read. */
    private static Set<String> differing(Optional<Image> home, Optional<Image> mirror) {
        if (home.isEmpty() || mirror.isEmpty()) {
            return Set.of();
        }
        Set<String> names = new TreeSet<>(home.get().attributes().names());
        names.addAll(mirror.get().attributes().names());
        names.removeIf(name -> Sameness.same(
                home.get().attributes().get(name), mirror.get().attributes().get(name)));
        return names;
    }
}
