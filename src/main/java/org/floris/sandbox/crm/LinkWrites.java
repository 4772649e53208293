package org.floris.sandbox.crm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Associate and Disassociate, over N:N and 1:N relationships alike. */
final class LinkWrites {
    private final Database database;
    private final Transaction transaction;

    LinkWrites(Database database, Transaction transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    void associate(Caller caller, Reference record, String relationship, List<Reference> related) {
        change(caller, record, relationship, related, true);
    }

    /** Those who are tied already stay it. */
    void associateMissing(Caller caller, Reference record, String relationship, List<Reference> related) {
        Relationship tie = database.schema().relationship(relationship);
        List<Reference> missing = related.stream()
                .filter(other ->
                        database.table(tie.intersect()).get(LinkKey.of(relationship, record.id(), other.id())) == null)
                .toList();
        if (!missing.isEmpty()) {
            associate(caller, record, relationship, missing);
        }
    }

    void disassociate(Caller caller, Reference record, String relationship, List<Reference> related) {
        change(caller, record, relationship, related, false);
    }

    private void change(Caller caller, Reference record, String name, List<Reference> related, boolean add) {
        Relationship relationship = database.schema().relationship(name);
        EntityType entity = transaction.writable(record.entity());
        related.forEach(other -> requireEnds(relationship, record, other));
        List<UUID> ids = Stream.concat(Stream.of(record), related.stream())
                .map(Reference::id)
                .toList();
        try (RecordLocks.Held held = transaction.hold(ids)) {
            transaction.existing(entity, record.id());
            List<Change> changes = new ArrayList<>();
            for (Reference other : related) {
                transaction.existing(transaction.writable(other.entity()), other.id());
                boolean forward = relationship.entity() == entity;
                Reference from = forward ? record : other;
                Reference to = forward ? other : record;
                if (relationship.manyToMany()) {
                    addLink(relationship, from, to, add, changes);
                } else {
                    addLookup(caller, relationship, from, to, add, changes);
                }
            }
            SaveOperation operation = add ? SaveOperation.ASSOCIATE : SaveOperation.DISASSOCIATE;
            Save save = new Save(operation, caller, entity, record.id(), Map.of(), Map.of(), null, name, related);
            transaction.finish(save, changes);
        }
    }

    private static void requireEnds(Relationship relationship, Reference record, Reference other) {
        String one = relationship.entity().name();
        String two = relationship.target().name();
        boolean fits = record.entity().equals(one) && other.entity().equals(two)
                || record.entity().equals(two) && other.entity().equals(one);
        if (!fits) {
            throw CrmFault.invalidArgument("The relationship '" + relationship.name() + "' does not connect '"
                    + record.entity() + "' and '" + other.entity() + "'.");
        }
    }

    private void addLink(Relationship relationship, Reference from, Reference to, boolean add, List<Change> changes) {
        UUID id = LinkKey.of(relationship.name(), from.id(), to.id());
        Object[] present = database.table(relationship.intersect()).get(id);
        if (add && present != null) {
            throw new CrmFault(CrmFault.DUPLICATE, "Cannot insert duplicate key.");
        }
        if (add) {
            changes.add(new Change(
                    relationship.intersect(), id, null, LinkKey.row(relationship.name(), from.id(), to.id())));
        } else if (present != null) {
            changes.add(new Change(relationship.intersect(), id, present, null));
        }
    }

    private void addLookup(
            Caller caller, Relationship relationship, Reference from, Reference to, boolean add, List<Change> changes) {
        EntityType entity = relationship.entity();
        Object[] before = transaction.existing(entity, from.id());
        int index = relationship.attribute().index();
        if (!add && !to.equals(before[index])) {
            return;
        }
        if (!add && relationship.attribute().required()) {
            throw ValueChecker.missing(entity, relationship.attribute());
        }
        Object[] values = before.clone();
        values[index] = add ? to : null;
        transaction.stamp(entity, values, caller);
        changes.add(new Change(entity, from.id(), before, values));
    }
}
