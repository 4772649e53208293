package org.floris.sandbox.crm;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Delete, with all that goes with it. */
final class Deletes {
    private final Database database;
    private final Transaction transaction;

    Deletes(Database database, Transaction transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    void delete(Caller caller, Reference record) {
        EntityType entity = transaction.writable(record.entity());
        if (entity.name().equals("systemuser")) {
            throw CrmFault.invalidArgument("The user cannot be deleted: disable him.");
        }
        Set<UUID> touched = Set.of(record.id());
        while (touched != null) {
            touched = attempt(caller, entity, record.id(), touched);
        }
    }

    /**
     * @param held the records that are locked
     * @return null when it is done, else the records that have to be locked
     */
    private Set<UUID> attempt(Caller caller, EntityType entity, UUID id, Set<UUID> held) {
        try (RecordLocks.Held locks = transaction.hold(held)) {
            Object[] before = transaction.existing(entity, id);
            List<Change> changes = new Cascade(database).of(entity, id);
            Set<UUID> needed = new HashSet<>(held);
            changes.forEach(change -> needed.add(change.id()));
            if (needed.size() > held.size()) {
                return needed;
            }
            Map<Attribute, Object> was = Transaction.pick(entity.attributes(), before);
            was.values().removeIf(Objects::isNull);
            Save save = new Save(
                    SaveOperation.DELETE,
                    caller,
                    entity,
                    id,
                    Map.of(),
                    was,
                    Transaction.version(entity, before),
                    null,
                    List.of());
            transaction.finish(save, changes);
            return null;
        }
    }
}
