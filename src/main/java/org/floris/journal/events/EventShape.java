package org.floris.journal.events;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.floris.canonical.AttributeType;
import org.floris.canonical.CanonicalAttribute;
import org.floris.canonical.CanonicalEntity;

/**
 * What an entity's events may hold, without the words that people see: what decides whether two versions differ.
 *
 * @param envelope   of the parts that all events have, see {@link EventSchema}
 * @param relations  canonical names, for associations, each with the entity on its other side
 */
record EventShape(
        int envelope, String entity, SortedMap<String, Attribute> attributes, SortedMap<String, String> relations) {
    /** Grows when the common parts of all events change in a way that readers notice. */
    private static final int ENVELOPE = 1;

    /** @param values the codes of an option, the target entities of a lookup or of parties; else empty */
    record Attribute(AttributeType type, List<String> values) {
        private static Attribute of(CanonicalAttribute attribute) {
            List<String> values = new ArrayList<>(attribute.options().keySet());
            values.addAll(attribute.targets());
            return new Attribute(attribute.type(), values.stream().sorted().toList());
        }

        private boolean serves(Attribute older) {
            return type == older.type && values.containsAll(older.values);
        }
    }

    static EventShape of(CanonicalEntity entity) {
        SortedMap<String, Attribute> attributes = new TreeMap<>();
        entity.attributes().forEach((name, attribute) -> attributes.put(name, Attribute.of(attribute)));
        SortedMap<String, String> relations = new TreeMap<>();
        entity.relations().forEach((name, relation) -> relations.put(name, relation.target()));
        return new EventShape(ENVELOPE, entity.name(), attributes, relations);
    }

    /** Whether whoever reads the older shape, and passes over what he does not know, can read this one. */
    boolean servesReadersOf(EventShape older) {
        return envelope == older.envelope
                && older.attributes.entrySet().stream()
                        .allMatch(known -> attributes.containsKey(known.getKey())
                                && attributes.get(known.getKey()).serves(known.getValue()))
                && relations.entrySet().containsAll(older.relations.entrySet());
    }
}
