package org.floris.connector.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Links;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.connector.Reference;

/** Records that an attribute points to. */
final class RecordRules {
    private RecordRules() {}

    /** @param targets the system's and the canonical entities that the attribute may point to */
    record LookupRule(Place place, Targets targets) implements ValueRule {
        @Override
        public Object toCanonical(Object value, Links links) {
            return targets.known(place, value, links);
        }

        @Override
        public Object toSystem(Object value, Links links) {
            return targets.twin(place, value, links);
        }
    }

    /** The same for a list; an empty list is no list. */
    record PartiesRule(Place place, Targets targets) implements ValueRule {
        @Override
        public Object toCanonical(Object value, Links links) {
            List<Object> records = new ArrayList<>();
            for (Object party : place.fromSystem(value, List.class)) {
                records.add(targets.known(place, party, links));
            }
            return records.isEmpty() ? null : List.copyOf(records);
        }

        @Override
        public Object toSystem(Object value, Links links) {
            List<Object> references = new ArrayList<>();
            for (Object record : place.fromModel(value, List.class)) {
                references.add(targets.twin(place, record, links));
            }
            return references.isEmpty() ? null : List.copyOf(references);
        }
    }

    record Targets(Set<String> systemEntities, Set<String> canonicalEntities) {
        private RecordId known(Place place, Object value, Links links) {
            Reference reference = place.fromSystem(value, Reference.class);
            if (!systemEntities.contains(reference.entity())) {
                throw place.invalid(place.inSystem() + " cannot point to '" + reference.entity() + "' here. Choose a "
                        + String.join(" or ", systemEntities) + ".");
            }
            return recordOf(place.system(), reference, links, place.systemAttribute());
        }

        private Reference twin(Place place, Object value, Links links) {
            RecordId record = place.fromModel(value, RecordId.class);
            if (!canonicalEntities.contains(record.entity())) {
                throw place.invalid(place.inSystem() + " cannot point to a " + record.entity() + ". Choose a "
                        + String.join(" or ", canonicalEntities) + ".");
            }
            return reference(place.system(), record, links, place.systemAttribute());
        }
    }

    /** @throws FlorisException NOT_LINKED when the unified store does not know the record */
    static RecordId recordOf(String system, Reference reference, Links links, String from) {
        String id = reference.id().toLowerCase(Locale.ROOT);
        return links.recordOf(new Ref(system, reference.entity(), id))
                .orElseThrow(() -> new FlorisException(
                        ErrorCode.NOT_LINKED,
                        "'" + from + "' points to the " + reference.entity() + " " + id + " of " + system
                                + ", which the unified store does not know. Link or migrate it, then repeat the"
                                + " change."));
    }

    /** @throws FlorisException NOT_LINKED when the record has no twin in the system */
    static Reference reference(String system, RecordId record, Links links, String from) {
        Ref ref = links.refIn(system, record)
                .orElseThrow(() -> new FlorisException(
                        ErrorCode.NOT_LINKED,
                        "'" + from + "' of " + system + " cannot point to the " + record.entity() + " " + record.id()
                                + ", which has no twin there. Link or migrate it, then repeat the change."));
        return new Reference(ref.entity(), ref.id());
    }
}
