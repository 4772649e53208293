package org.floris.sandbox.crm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Merge: what belongs to the one record goes to the other, and the one is deactivated. */
final class Merging {
    /** The state of a record that has been merged into another, by entity. */
    private static final Map<String, Integer> MERGED = Map.of("account", 1, "contact", 1, "lead", 2);

    private final Database database;
    private final Transaction transaction;
    private final RecordWrites records;

    Merging(Database database, Transaction transaction, RecordWrites records) {
        this.database = database;
        this.transaction = transaction;
        this.records = records;
    }

    void merge(Caller caller, Reference target, UUID subordinate, RecordInput content) {
        EntityType entity = transaction.writable(target.entity());
        if (!MERGED.containsKey(entity.name())) {
            throw CrmFault.invalidArgument("Records of '" + entity.name() + "' cannot be merged.");
        }
        if (target.id().equals(subordinate)) {
            throw CrmFault.invalidArgument("A record cannot be merged with itself.");
        }
        if (content != null && !content.entity().equals(entity.name())) {
            throw CrmFault.invalidArgument(
                    "The UpdateContent is of '" + content.entity() + "' and not of '" + entity.name() + "'.");
        }
        Set<UUID> held = Set.of(target.id(), subordinate);
        while (held != null) {
            held = attempt(caller, entity, target.id(), subordinate, content, held);
        }
    }

    /**
     * @param held the records that are locked
     * @return null when it is done, else the records that have to be locked
     */
    private Set<UUID> attempt(
            Caller caller, EntityType entity, UUID target, UUID subordinate, RecordInput content, Set<UUID> held) {
        try (RecordLocks.Held locks = transaction.hold(held)) {
            Object[] stays = transaction.existing(entity, target);
            Object[] goes = transaction.existing(entity, subordinate);
            Moves moves =
                    new Moves(caller, new Reference(entity.name(), subordinate), new Reference(entity.name(), target));
            moves.all();
            Set<UUID> needed = new HashSet<>(held);
            moves.rows.values().forEach(change -> needed.add(change.id()));
            if (needed.size() > held.size()) {
                return needed;
            }
            List<Save> saves = new ArrayList<>();
            List<Change> changes = new ArrayList<>();
            RecordInput taken =
                    new RecordInput(entity.name(), target, content == null ? Map.of() : content.attributes());
            RecordWrites.Update update = records.updated(caller, taken, stays);
            saves.add(update.save());
            changes.add(update.change());
            changes.add(deactivated(caller, entity, goes, saves));
            moves.rows.values().forEach(change -> saves.add(moved(caller, change)));
            changes.addAll(moves.rows.values());
            changes.addAll(moves.ties);
            transaction.finish(saves, changes);
            return null;
        }
    }

    private Change deactivated(Caller caller, EntityType entity, Object[] before, List<Save> saves) {
        if (!Integer.valueOf(0).equals(before[entity.state().index()])) {
            throw new CrmFault(CrmFault.INVALID_STATE, "The subordinate record is not active.");
        }
        Object[] values = before.clone();
        States.set(entity, values, MERGED.get(entity.name()), -1);
        transaction.stamp(entity, values, caller);
        saves.add(save(
                caller, SaveOperation.SET_STATE, entity, before, values, List.of(entity.state(), entity.status())));
        return new Change(entity, (UUID) before[0], before, values);
    }

    private static Save moved(Caller caller, Change change) {
        List<Attribute> changed = change.entity().attributes().stream()
                .filter(attribute -> attribute.type().isReference() || attribute.type() == AttributeType.PartyList)
                .filter(attribute -> !attribute.name().equals("modifiedby"))
                .filter(attribute ->
                        !Objects.equals(change.before()[attribute.index()], change.after()[attribute.index()]))
                .toList();
        return save(caller, SaveOperation.UPDATE, change.entity(), change.before(), change.after(), changed);
    }

    private static Save save(
            Caller caller,
            SaveOperation operation,
            EntityType entity,
            Object[] before,
            Object[] values,
            List<Attribute> changed) {
        return new Save(
                operation,
                caller,
                entity,
                (UUID) before[0],
                Transaction.pick(changed, values),
                Transaction.pick(changed, before),
                Transaction.version(entity, before),
                null,
                List.of());
    }

    /** Who has pointed to the one record points to the other. */
    private final class Moves {
        private final Caller caller;
        private final Reference from;
        private final Reference to;
        private final Map<UUID, Change> rows = new LinkedHashMap<>();
        private final List<Change> ties = new ArrayList<>();

        Moves(Caller caller, Reference from, Reference to) {
            this.caller = caller;
            this.from = from;
            this.to = to;
        }

        void all() {
            database.schema().entities().stream()
                    .filter(entity -> !entity.readOnly())
                    .forEach(this::pointing);
            database.schema().relationships().stream()
                    .filter(Relationship::manyToMany)
                    .forEach(this::tied);
        }

        /** The two themselves do not come to point to one of them. */
        private void pointing(EntityType entity) {
            List<Attribute> lookups = entity.attributes().stream()
                    .filter(attribute -> attribute.targets().contains(from.entity()))
                    .toList();
            if (lookups.isEmpty()) {
                return;
            }
            for (Object[] row : database.table(entity).after(null)) {
                Object[] values = row.clone();
                lookups.forEach(lookup -> values[lookup.index()] = redirected(row[lookup.index()]));
                boolean own = row[0].equals(from.id()) || row[0].equals(to.id());
                if (!own && !Arrays.equals(row, values)) {
                    transaction.stamp(entity, values, caller);
                    rows.put((UUID) row[0], new Change(entity, (UUID) row[0], row, values));
                }
            }
        }

        private Object redirected(Object value) {
            if (value instanceof List<?> parties) {
                return parties.stream().map(this::redirected).distinct().toList();
            }
            return from.equals(value) ? to : value;
        }

        private void tied(Relationship relationship) {
            boolean first = relationship.entity().name().equals(from.entity());
            if (!first && !relationship.target().name().equals(from.entity())) {
                return;
            }
            for (Object[] row : database.table(relationship.intersect()).after(null)) {
                if (from.id().equals(row[first ? 1 : 2])) {
                    Object[] moved = first
                            ? LinkKey.row(relationship.name(), to.id(), (UUID) row[2])
                            : LinkKey.row(relationship.name(), (UUID) row[1], to.id());
                    ties.add(new Change(relationship.intersect(), (UUID) row[0], row, null));
                    if (database.table(relationship.intersect()).get((UUID) moved[0]) == null) {
                        ties.add(new Change(relationship.intersect(), (UUID) moved[0], null, moved));
                    }
                }
            }
        }
    }
}
