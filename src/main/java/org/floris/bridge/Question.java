package org.floris.bridge;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.floris.canonical.Association;
import org.floris.canonical.Attributes;
import org.floris.canonical.Change;
import org.floris.canonical.Links;
import org.floris.canonical.RecordId;
import org.floris.canonical.Sameness;
import org.floris.journal.Image;
import org.floris.store.NewLink;

/**
 * What a finding is about, as the systems show it now.
 *
 * @param record      empty where the entity is not mapped; then nothing can be read
 * @param asked       the change that is in question, its values masked; empty for a conflict
 * @param links       by which the record is found in each system
 * @param missing     links that are not in the store, should the record stay
 * @param images      by system: home, the mirror that is at odds, the others
 */
record Question(
        Optional<RecordId> record,
        Optional<Change> asked,
        Links links,
        List<NewLink> missing,
        Map<String, Image> images) {
    Question {
        missing = List.copyOf(missing);
        images = Collections.unmodifiableMap(new LinkedHashMap<>(images));
    }

    /** The tie that is in question instead of attributes. */
    Optional<Association> association() {
        return asked.flatMap(Change::association);
    }

    /** The attributes that some system shows. */
    Set<String> attributes() {
        Set<String> names = new LinkedHashSet<>();
        images.values().forEach(image -> names.addAll(image.attributes().names()));
        return names;
    }

    /** The attributes in which systems that keep them contradict each other. */
    Set<String> contradictions() {
        Set<String> names = new LinkedHashSet<>();
        for (String name : attributes()) {
            long values = images.values().stream()
                    .filter(image -> image.attributes().has(name))
                    .map(image -> Sameness.normal(image.attributes().get(name)))
                    .distinct()
                    .count();
            if (values > 1) {
                names.add(name);
            }
        }
        return names;
    }

    boolean existsSomewhere() {
        return images.values().stream().anyMatch(Image::exists);
    }

    /** What {@code first} has; what it does not keep comes from the first system that does. */
    Wanted as(String first) {
        if (!images.get(first).exists()) {
            return Wanted.NOWHERE;
        }
        return new Wanted(true, merged(first));
    }

    Attributes merged(String first) {
        Map<String, Object> values =
                new LinkedHashMap<>(images.get(first).attributes().values());
        images.values().forEach(image -> image.attributes().values().forEach((name, value) -> {
            if (!values.containsKey(name)) {
                values.put(name, value);
            }
        }));
        return new Attributes(values);
    }
}
