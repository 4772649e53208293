package org.floris.migration;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.floris.canonical.Attributes;
import org.floris.canonical.CanonicalEntity;
import org.floris.canonical.Sameness;

/**
 * A record's attributes as numbers, one for each, in the model's order; 0 for what is empty. Small enough to hold an
 * entity of some millions of records in memory.
 */
final class Fingerprint {
    private Fingerprint() {}

    static int[] of(CanonicalEntity entity, Attributes attributes) {
        int[] numbers = new int[entity.attributes().size()];
        int index = 0;
        for (String name : entity.attributes().keySet()) {
            numbers[index++] = number(attributes.get(name));
        }
        return numbers;
    }

    /** The attributes among {@code compared} whose numbers differ. */
    static List<String> differing(CanonicalEntity entity, boolean[] compared, int[] one, int[] other) {
        List<String> names = new ArrayList<>();
        int index = 0;
        for (String name : entity.attributes().keySet()) {
            if (compared[index] && one[index] != other[index]) {
                names.add(name);
            }
            index++;
        }
        return names.isEmpty() ? Collections.emptyList() : names;
    }

    private static int number(Object value) {
        if (Sameness.isEmpty(value)) {
            return 0;
        }
        int hash = spread(Sameness.normal(value).hashCode());
        return hash == 0 ? 1 : hash;
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 16);
    }
}
