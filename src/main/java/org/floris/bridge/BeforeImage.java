package org.floris.bridge;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.floris.canonical.Ref;
import org.floris.connector.RecordImage;
import org.floris.connector.Reference;
import org.floris.connector.SystemRecord;

/** What one system held before it was written, in its own terms: as much as taking the change back there needs. */
sealed interface BeforeImage {
    /**
     * The attributes that are written.
     *
     * @param values  null where the system had nothing
     * @param version of the record, where the system has one
     * @param beside  the records of the kind that the change leaves beside this one, by their ids in small letters;
     *                empty where it leaves none, or nobody has looked
     */
    record Touched(Map<String, Object> values, Optional<String> version, Optional<Set<String>> beside)
            implements BeforeImage {
        public Touched {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
            beside = beside.map(Set::copyOf);
        }

        Touched(Map<String, Object> values, Optional<String> version) {
            this(values, version, Optional.empty());
        }

        /** As the system would show it. */
        SystemRecord of(Ref ref) {
            Map<String, Object> held = new LinkedHashMap<>(values);
            held.values().removeIf(Objects::isNull);
            return new SystemRecord(ref, held, version);
        }
    }

    /** A record that is deleted, with all that goes with it. */
    record Whole(RecordImage image) implements BeforeImage {}

    /** Which of the records in question were tied to it already. */
    record Tied(List<Reference> related) implements BeforeImage {
        public Tied {
            related = List.copyOf(related);
        }
    }
}
