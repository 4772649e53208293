package org.floris.bridge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.floris.canonical.Association;
import org.floris.canonical.Attributes;
import org.floris.canonical.CanonicalAttribute;
import org.floris.canonical.Change;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.canonical.Sameness;
import org.floris.connector.mapping.Mappings;
import org.floris.journal.Image;
import org.springframework.stereotype.Component;

/** The changes that make one system's record what is wanted. Asks nobody and writes nothing. */
@Component
class Differences {
    private final Mappings mappings;

    Differences(Mappings mappings) {
        this.mappings = mappings;
    }

    /** In the order in which they have to be written; empty when the system has it already. */
    List<Change> between(RecordId record, Optional<Association> association, Image now, Wanted wanted) {
        if (association.isPresent()) {
            return ties(record, association.get(), now, wanted);
        }
        if (now.exists() && !wanted.exists()) {
            return List.of(new Change(Operation.DELETE, record, Attributes.NONE));
        }
        if (!now.exists()) {
            return wanted.exists()
                    ? List.of(new Change(Operation.CREATE, record, present(wanted.attributes())))
                    : List.of();
        }
        return values(record, now, wanted);
    }

    /** What makes it again what it was. */
    List<Change> back(RecordId record, Optional<Association> association, Image was, Wanted wanted) {
        Image written = !wanted.exists()
                ? Image.NOT_THERE
                : Image.of(
                        was.exists()
                                ? wanted.attributes()
                                        .onlyOrNull(was.attributes().names())
                                : wanted.attributes());
        return between(record, association, written, new Wanted(was.exists(), was.attributes()));
    }

    /** State and owner have operations of their own. */
    private List<Change> values(RecordId record, Image now, Wanted wanted) {
        Set<String> differing = new LinkedHashSet<>();
        for (String name : now.attributes().names()) {
            if (!Sameness.same(now.attributes().get(name), wanted.attributes().get(name))) {
                differing.addAll(mappings.heldTogether(record.entity(), name));
            }
        }
        differing.retainAll(now.attributes().names());
        List<Change> changes = new ArrayList<>();
        Map<String, Object> values = new LinkedHashMap<>();
        differing.forEach(name -> values.put(name, wanted.attributes().get(name)));
        Object owner = values.remove(CanonicalAttribute.OWNER);
        Object state = values.remove(CanonicalAttribute.STATE);
        if (!values.isEmpty()) {
            changes.add(new Change(Operation.UPDATE, record, new Attributes(values)));
        }
        if (owner != null) {
            changes.add(new Change(Operation.ASSIGN, record, new Attributes(Map.of(CanonicalAttribute.OWNER, owner))));
        }
        if (state != null) {
            changes.add(
                    new Change(Operation.SET_STATE, record, new Attributes(Map.of(CanonicalAttribute.STATE, state))));
        }
        return changes;
    }

    private static List<Change> ties(RecordId record, Association association, Image now, Wanted wanted) {
        if (!now.exists() || !wanted.exists()) {
            return List.of();
        }
        List<RecordId> has = tied(now.attributes(), association);
        List<RecordId> shall = tied(wanted.attributes(), association);
        List<Change> changes = new ArrayList<>();
        addTie(Operation.ASSOCIATE, record, association, shall, has, changes);
        addTie(Operation.DISASSOCIATE, record, association, has, shall, changes);
        return changes;
    }

    private static void addTie(
            Operation operation,
            RecordId record,
            Association association,
            List<RecordId> these,
            List<RecordId> butNot,
            List<Change> changes) {
        List<RecordId> related =
                these.stream().filter(other -> !butNot.contains(other)).toList();
        if (!related.isEmpty()) {
            changes.add(new Change(
                    operation, record, Attributes.NONE, Optional.of(new Association(association.relation(), related))));
        }
    }

    private static List<RecordId> tied(Attributes attributes, Association association) {
        Object tied = attributes.get(association.relation());
        return tied == null
                ? List.of()
                : ((List<?>) tied).stream().map(RecordId.class::cast).toList();
    }

    private static Attributes present(Attributes attributes) {
        Map<String, Object> values = new LinkedHashMap<>(attributes.values());
        values.values().removeIf(java.util.Objects::isNull);
        return new Attributes(values);
    }
}
