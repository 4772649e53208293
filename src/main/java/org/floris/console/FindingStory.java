package org.floris.console;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.floris.canonical.Attributes;
import org.floris.journal.FindingDetail;
import org.floris.journal.Image;

/**
 * Both sides of a finding beside each other.
 *
 * @param values what differs first, then what is the same, each by name
 */
record FindingStory(Side home, Side mirror, List<Value> values) {
    /** What one side showed of the record. */
    enum Side {
        THERE,
        NOT_THERE,
        /** It could not be read when the finding was made, or there is no such side. */
        NOT_READ
    }

    /** @param home and {@code mirror}: null where the side has nothing */
    record Value(String attribute, Object home, Object mirror, boolean differs) {}

    static FindingStory of(FindingDetail detail) {
        Attributes home = attributes(detail.homeImage());
        Attributes mirror = attributes(detail.mirrorImage());
        Set<String> names = new TreeSet<>(home.names());
        names.addAll(mirror.names());
        List<Value> values = names.stream()
                .map(name -> new Value(
                        name,
                        home.get(name),
                        mirror.get(name),
                        detail.differing().contains(name)))
                .sorted(java.util.Comparator.comparing(value -> !value.differs()))
                .toList();
        return new FindingStory(side(detail.homeImage()), side(detail.mirrorImage()), values);
    }

    /** How many attributes differ. */
    public long differences() {
        return values.stream().filter(Value::differs).count();
    }

    private static Attributes attributes(Optional<Image> image) {
        return image.map(Image::attributes).orElse(Attributes.NONE);
    }

    private static Side side(Optional<Image> image) {
        return image.map(seen -> seen.exists() ? Side.THERE : Side.NOT_THERE).orElse(Side.NOT_READ);
    }
}
