package org.floris.connector.mapping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.floris.canonical.Association;
import org.floris.canonical.Attributes;
import org.floris.canonical.Change;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Links;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.canonical.Relation;
import org.floris.connector.Reference;
import org.floris.connector.SystemChange;

/**
 * Associate and Disassociate. A tie that a lookup holds is an update of that lookup, whatever the caller called it; a
 * many-to-many tie is told from the side that declares the relation where that is possible.
 */
final class Ties {
    private final Mappings mappings;

    Ties(Mappings mappings) {
        this.mappings = mappings;
    }

    Change toCanonical(SystemChange change, RecordId record, Links links) {
        SystemChange.Tie tie = change.tie()
                .orElseThrow(() -> new FlorisException(
                        ErrorCode.INVALID_VALUE, "The relationship to associate by is missing. Name it."));
        String system = change.ref().system();
        Relation declared = mappings.required(system).relation(tie.relationship());
        if (declared == null) {
            throw new FlorisException(
                    ErrorCode.NOT_MAPPED,
                    "The relationship '" + tie.relationship() + "' of " + system
                            + " is not mapped. Add it to connectors/" + system + "/mapping/" + record.entity()
                            + ".yaml.");
        }
        List<RecordId> related = new ArrayList<>();
        tie.related().forEach(other -> related.add(RecordRules.recordOf(system, other, links, tie.relationship())));
        Relation relation = from(declared, record, related, tie.relationship());
        return normal(change.operation(), record, relation, related);
    }

    SystemChange toSystem(String system, Change change, Ref ref, Links links) {
        Association association = change.association()
                .orElseThrow(() -> new FlorisException(
                        ErrorCode.INVALID_VALUE, "The relation to associate by is missing. Name it."));
        Relation relation = relation(change);
        String relationship = mappings.required(system).relationship(relation);
        if (relationship == null) {
            throw new FlorisException(
                    ErrorCode.NOT_MAPPED,
                    system + " has no relationship for " + relation.entity() + "." + relation.name()
                            + ". Add it to connectors/" + system + "/mapping/" + relation.entity() + ".yaml.");
        }
        List<Reference> related = new ArrayList<>();
        association.related().forEach(other -> related.add(RecordRules.reference(system, other, links, relationship)));
        return new SystemChange(
                change.operation(), ref, Map.of(), Optional.of(new SystemChange.Tie(relationship, related)));
    }

    /** The change as an update of the lookup, where its relation is one that a lookup holds. */
    Change asLookup(Change change) {
        Relation relation = relation(change);
        return relation.lookup().isEmpty()
                ? change
                : normal(
                        change.operation(),
                        change.record(),
                        relation,
                        change.association().orElseThrow().related());
    }

    private Change normal(Operation operation, RecordId record, Relation relation, List<RecordId> related) {
        if (relation.lookup().isPresent()) {
            RecordId holder = relation.forward() ? record : single(related, relation);
            RecordId target = relation.forward() ? single(related, relation) : record;
            Map<String, Object> values = new HashMap<>();
            values.put(relation.lookup().get(), operation == Operation.ASSOCIATE ? target : null);
            return new Change(Operation.UPDATE, holder, new Attributes(values));
        }
        if (!relation.forward() && related.size() == 1) {
            return tie(operation, related.get(0), relation.inverse(), List.of(record));
        }
        return tie(operation, record, relation.name(), related);
    }

    private static Change tie(Operation operation, RecordId record, String relation, List<RecordId> related) {
        return new Change(operation, record, Attributes.NONE, Optional.of(new Association(relation, related)));
    }

    private Relation relation(Change change) {
        String name = change.association().map(Association::relation).orElse("");
        return mappings.model()
                .relation(change.entity(), name)
                .orElseThrow(() -> new FlorisException(
                        ErrorCode.NOT_MAPPED,
                        change.entity() + " has no such relation. Choose one of "
                                + mappings.model()
                                        .entity(change.entity())
                                        .map(entity -> entity.relations().keySet())
                                        .orElse(Collections.emptySet())
                                + "."));
    }

    /** The relation as seen from {@code record}. */
    private Relation from(Relation declared, RecordId record, List<RecordId> related, String relationship) {
        Relation inverse =
                mappings.model().relation(declared.target(), declared.inverse()).orElseThrow();
        for (Relation side : List.of(declared, inverse)) {
            boolean fits = side.entity().equals(record.entity())
                    && related.stream().allMatch(other -> other.entity().equals(side.target()));
            if (fits) {
                return side;
            }
        }
        throw new FlorisException(
                ErrorCode.INVALID_VALUE,
                "The relationship '" + relationship + "' does not connect these entities. Choose another.");
    }

    private static RecordId single(List<RecordId> related, Relation relation) {
        if (related.size() != 1) {
            throw new FlorisException(
                    ErrorCode.INVALID_VALUE,
                    "'" + relation.name() + "' is held by a lookup of each record. Associate them one at a time.");
        }
        return related.get(0);
    }
}
