package org.floris.connector.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Ref;
import org.floris.connector.Actor;
import org.floris.connector.Connector;
import org.floris.connector.RecordImage;
import org.floris.connector.Reference;
import org.floris.connector.SystemChange;
import org.floris.connector.SystemPage;
import org.floris.connector.SystemQuery;
import org.floris.connector.SystemQuery.Condition;
import org.floris.connector.SystemQuery.Operator;
import org.floris.connector.SystemRecord;

/**
 * Reads records with what hangs on them. Which relationships there are, and what a delete does to their other side, the
 * CRM's own metadata say; each relationship is one query.
 */
final class WholeRecords {
    /** Kept by the platform for itself, or the same records once more under a common name. */
    private static final Set<String> NOT_LOOKED_AT = Set.of(
            "activitypointer",
            "asyncoperation",
            "bulkdeletefailure",
            "duplicaterecord",
            "mailboxtrackingfolder",
            "principalobjectattributeaccess",
            "processsession",
            "syncerror",
            "userentityinstancedata",
            "workflowlog");

    private final Connector system;
    private final KnownTies known;

    WholeRecords(Connector system, KnownTies known) {
        this.system = system;
        this.known = known;
    }

    Optional<RecordImage> read(Ref ref, int most, Actor actor) {
        return new Reading(ref, most, actor).read(ref);
    }

    /** Which of the tie's records are tied to {@code ref}; a relationship that is not many-to-many is refused. */
    List<Reference> tied(Ref ref, SystemChange.Tie tie, Actor actor) {
        ManyToMany relationship = known.of(ref.entity())
                .manyToMany(tie.relationship())
                .orElseThrow(() -> new FlorisException(
                        ErrorCode.NOT_MAPPED,
                        system.system() + " has no many-to-many relationship '" + tie.relationship() + "' of "
                                + ref.entity() + ". Correct connectors/" + system.system() + "/mapping."));
        List<Object> wanted = new ArrayList<>();
        tie.related().forEach(related -> wanted.add(Guids.of(related.id())));
        List<Reference> found = new ArrayList<>();
        for (SystemRecord row : rows(
                relationship.intersect(),
                List.of(
                        equal(relationship.own(ref.entity()), ref),
                        new Condition(relationship.other(ref.entity()).attribute(), Operator.IN, wanted)),
                Integer.MAX_VALUE,
                actor)) {
            found.add(end(relationship.other(ref.entity()), row));
        }
        return found;
    }

    private static Condition equal(ManyToMany.End end, Ref ref) {
        return new Condition(end.attribute(), Operator.EQUAL, List.of(Guids.of(ref)));
    }

    private static Reference end(ManyToMany.End end, SystemRecord row) {
        return new Reference(end.entity(), String.valueOf(row.values().get(end.attribute())));
    }

    /** All rows, or one more than {@code most} where there are more. */
    private List<SystemRecord> rows(String entity, List<Condition> conditions, int most, Actor actor) {
        List<SystemRecord> rows = new ArrayList<>();
        SystemQuery query = new SystemQuery(entity, List.of(), conditions, List.of(), 500, 1, Optional.empty());
        while (true) {
            SystemPage page = system.query(query, actor);
            rows.addAll(page.records());
            if (!page.more() || rows.size() > most) {
                return rows;
            }
            query = query.nextPage(page);
        }
    }

    /** One image, with a count of what may still hang on its record. */
    private final class Reading {
        private final Ref root;
        private final int most;
        private final Actor actor;
        private int left;

        Reading(Ref root, int most, Actor actor) {
            this.root = root;
            this.most = most;
            this.left = most;
            this.actor = actor;
        }

        Optional<RecordImage> read(Ref ref) {
            return system.read(ref, Set.of(), actor).map(this::image);
        }

        private RecordImage image(SystemRecord record) {
            EntityTies ties = known.of(record.ref().entity());
            List<RecordImage.Pointer> pointers = new ArrayList<>();
            List<RecordImage> children = new ArrayList<>();
            for (EntityTies.OneToMany relationship : ties.oneToMany()) {
                if (NOT_LOOKED_AT.contains(relationship.entity())
                        || relationship.onDelete() == EntityTies.OnDelete.LEFT_ALONE) {
                    continue;
                }
                for (SystemRecord row : pointing(relationship, record.ref())) {
                    switch (relationship.onDelete()) {
                        case LOOKUP_EMPTIED ->
                            pointers.add(new RecordImage.Pointer(row.ref(), relationship.attribute()));
                        case DELETED_TOO -> children.add(image(row));
                        default -> {
                            // The CRM refuses the delete itself and takes nothing away.
                        }
                    }
                }
            }
            return new RecordImage(record, manyToMany(ties, record.ref()), pointers, children);
        }

        private List<SystemRecord> pointing(EntityTies.OneToMany relationship, Ref ref) {
            return counted(rows(
                    relationship.entity(),
                    List.of(new Condition(relationship.attribute(), Operator.EQUAL, List.of(Guids.of(ref)))),
                    left,
                    actor));
        }

        private List<SystemChange.Tie> manyToMany(EntityTies ties, Ref ref) {
            List<SystemChange.Tie> found = new ArrayList<>();
            for (ManyToMany relationship : ties.manyToMany()) {
                ManyToMany.End other = relationship.other(ref.entity());
                List<Reference> related = counted(rows(
                                relationship.intersect(),
                                List.of(equal(relationship.own(ref.entity()), ref)),
                                left,
                                actor))
                        .stream()
                        .map(row -> end(other, row))
                        .toList();
                if (!related.isEmpty()) {
                    if (relationship.ofOneKind()) {
                        throw tooMuch("'" + relationship.name() + "' ties it to records of its own kind");
                    }
                    found.add(new SystemChange.Tie(relationship.name(), related));
                }
            }
            return found;
        }

        private List<SystemRecord> counted(List<SystemRecord> rows) {
            left -= rows.size();
            if (left < 0) {
                throw tooMuch("more than " + most + " other records hang on it");
            }
            return rows;
        }

        private FlorisException tooMuch(String why) {
            return new FlorisException(
                    ErrorCode.CANNOT_BE_UNDONE,
                    "The delete of this " + root.entity() + " could not be taken back in " + system.system() + ": "
                            + why + ". Nothing was changed. Deactivate the record, or untie the others first.");
        }
    }
}
