package org.floris.sandbox.crm;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Create and Update. */
final class RecordWrites {
    private final Database database;
    private final Transaction transaction;
    private final ValueChecker checker;
    private final BusinessRules rules;

    RecordWrites(Database database, Transaction transaction) {
        this.database = database;
        this.transaction = transaction;
        this.checker = new ValueChecker(database);
        this.rules = new BusinessRules(database);
    }

    /** A new record as it would be created, for those that come along with another write. */
    Object[] prepared(Caller caller, RecordInput input) {
        EntityType entity = transaction.writable(input.entity());
        Map<Attribute, Object> given = checked(entity, input, true);
        Object[] values = new Object[entity.attributes().size()];
        UUID id = chosenId(entity, input, given);
        given.forEach((attribute, value) -> values[attribute.index()] = value);
        values[0] = id;
        complete(entity, values, caller);
        return values;
    }

    /** With the records that come along with it: all of them, or none. */
    UUID create(Caller caller, RecordInput input) {
        Creation creation = new Creation(caller);
        UUID id = creation.add(input, Map.of());
        try (RecordLocks.Held held = transaction.hold(creation.ids())) {
            for (Change change : creation.changes) {
                if (database.table(change.entity()).get(change.id()) != null) {
                    throw new CrmFault(CrmFault.DUPLICATE, "Cannot insert duplicate key.");
                }
            }
            transaction.finish(creation.saves, creation.changes);
        }
        return id;
    }

    /** New records on their way; one that points to another comes after it. */
    private final class Creation {
        private final Caller caller;
        private final List<Save> saves = new ArrayList<>();
        private final List<Change> changes = new ArrayList<>();

        Creation(Caller caller) {
            this.caller = caller;
        }

        List<UUID> ids() {
            return changes.stream().map(Change::id).toList();
        }

        /** @param pointing lookups to records that are created along with it */
        UUID add(RecordInput input, Map<Attribute, Object> pointing) {
            EntityType entity = transaction.writable(input.entity());
            Map<Attribute, Object> given = checked(entity, input, true);
            UUID id = chosenId(entity, input, given);
            given.putAll(pointing);
            given.putAll(pointedTo(entity, input));
            Object[] values = new Object[entity.attributes().size()];
            given.forEach((attribute, value) -> values[attribute.index()] = value);
            values[0] = id;
            complete(entity, values, caller);
            if (entity.owned()) {
                Attribute owner = entity.attribute("ownerid");
                given.put(owner, values[owner.index()]);
            }
            rules.check(entity, values);
            saves.add(new Save(SaveOperation.CREATE, caller, entity, id, given, Map.of(), null, null, List.of()));
            changes.add(new Change(entity, id, null, values));
            input.related().forEach((name, others) -> {
                Relationship relationship = database.schema().relationship(name);
                others.forEach(other -> addRelated(relationship, entity, id, other));
            });
            return id;
        }

        private Map<Attribute, Object> pointedTo(EntityType entity, RecordInput input) {
            Map<Attribute, Object> pointing = new LinkedHashMap<>();
            input.related().forEach((name, others) -> {
                Relationship relationship = database.schema().relationship(name);
                if (toOne(relationship, entity)) {
                    if (others.size() != 1) {
                        throw CrmFault.invalidArgument("The relationship '" + name + "' leads to one record.");
                    }
                    RecordInput other = others.get(0);
                    requireKind(relationship, relationship.target(), other);
                    pointing.put(relationship.attribute(), new Reference(other.entity(), add(other, Map.of())));
                }
            });
            return pointing;
        }

        private void addRelated(Relationship relationship, EntityType entity, UUID id, RecordInput other) {
            if (toOne(relationship, entity)) {
                return;
            }
            Reference here = new Reference(entity.name(), id);
            if (!relationship.manyToMany()) {
                requireKind(relationship, relationship.entity(), other);
                if (relationship.target() != entity) {
                    throw doesNotConnect(relationship, entity.name(), other);
                }
                add(other, Map.of(relationship.attribute(), here));
                return;
            }
            boolean forward = relationship.entity() == entity;
            if (!forward && relationship.target() != entity) {
                throw doesNotConnect(relationship, entity.name(), other);
            }
            requireKind(relationship, forward ? relationship.target() : relationship.entity(), other);
            UUID added = add(other, Map.of());
            Object[] row =
                    forward ? LinkKey.row(relationship.name(), id, added) : LinkKey.row(relationship.name(), added, id);
            changes.add(new Change(relationship.intersect(), (UUID) row[0], null, row));
            saves.add(new Save(
                    SaveOperation.ASSOCIATE,
                    caller,
                    entity,
                    id,
                    Map.of(),
                    Map.of(),
                    null,
                    relationship.name(),
                    List.of(new Reference(other.entity(), added))));
        }

        /** Between records of one kind the new ones point to the one that brings them. */
        private static boolean toOne(Relationship relationship, EntityType entity) {
            return !relationship.manyToMany() && relationship.entity() == entity && relationship.target() != entity;
        }

        private static void requireKind(Relationship relationship, EntityType kind, RecordInput other) {
            if (!kind.name().equals(other.entity())) {
                throw doesNotConnect(relationship, kind.name(), other);
            }
        }

        private static CrmFault doesNotConnect(Relationship relationship, String entity, RecordInput other) {
            return CrmFault.invalidArgument("The relationship '" + relationship.name() + "' does not connect '" + entity
                    + "' and '" + other.entity() + "'.");
        }
    }

    private static UUID chosenId(EntityType entity, RecordInput input, Map<Attribute, Object> given) {
        UUID inAttributes = (UUID) given.remove(entity.primaryId());
        UUID chosen = input.id() != null ? input.id() : inAttributes;
        return chosen != null ? chosen : UUID.randomUUID();
    }

    private void complete(EntityType entity, Object[] values, Caller caller) {
        Reference user = new Reference("systemuser", caller.user());
        Transaction.put(entity, values, "createdon", Instant.now().truncatedTo(ChronoUnit.SECONDS));
        Transaction.put(entity, values, "createdby", user);
        if (entity.owned() && values[entity.attribute("ownerid").index()] == null) {
            Transaction.put(entity, values, "ownerid", user);
        }
        for (Attribute attribute : entity.attributes()) {
            boolean empty = values[attribute.index()] == null;
            if (empty && attribute.required()) {
                throw ValueChecker.missing(entity, attribute);
            }
            if (empty && attribute.type() == AttributeType.Boolean) {
                values[attribute.index()] = false;
            }
        }
        States.start(entity, values);
        transaction.stamp(entity, values, caller);
    }

    void update(Caller caller, RecordInput input) {
        if (!input.related().isEmpty()) {
            throw CrmFault.invalidArgument("Related entities come along with Create alone.");
        }
        EntityType entity = transaction.writable(input.entity());
        UUID id = updatedId(entity, input);
        try (RecordLocks.Held held = transaction.hold(List.of(id))) {
            Update update = updated(caller, input, transaction.existing(entity, id));
            transaction.finish(update.save(), List.of(update.change()));
        }
    }

    record Update(Save save, Change change) {}

    /** What an update comes to, for those that are part of another write. */
    Update updated(Caller caller, RecordInput input, Object[] before) {
        EntityType entity = transaction.writable(input.entity());
        Map<Attribute, Object> given = checked(entity, input, false);
        given.remove(entity.primaryId());
        Object[] values = before.clone();
        refuseProtected(entity, before, input);
        given.forEach((attribute, value) -> values[attribute.index()] = value);
        settleState(entity, before, values, given);
        rules.check(entity, values);
        transaction.stamp(entity, values, caller);
        UUID id = (UUID) before[0];
        return new Update(
                new Save(
                        SaveOperation.UPDATE,
                        caller,
                        entity,
                        id,
                        given,
                        Transaction.pick(given.keySet(), before),
                        Transaction.version(entity, before),
                        null,
                        List.of()),
                new Change(entity, id, before, values));
    }

    private static UUID updatedId(EntityType entity, RecordInput input) {
        Object key = input.attributes().get(entity.primaryId().name());
        UUID id = input.id() != null ? input.id() : key instanceof UUID uuid ? uuid : null;
        if (id == null) {
            throw CrmFault.invalidArgument("Entity Id must be specified for Update.");
        }
        return id;
    }

    /** State and owner have messages of their own in the releases before 2015 Update 1. */
    private static void refuseProtected(EntityType entity, Object[] before, RecordInput input) {
        for (String name : List.of("statecode", "ownerid")) {
            Object given = input.attributes().get(name);
            if (given != null && entity.has(name) && !entity.attribute(name).validForUpdate()) {
                Object plain = given instanceof OptionValue option ? option.value() : given;
                if (!plain.equals(before[entity.attribute(name).index()])) {
                    throw CrmFault.invalidArgument("'" + name + "' cannot be changed by Update: use "
                            + (name.equals("ownerid") ? "Assign." : "SetState."));
                }
            }
        }
    }

    private static void settleState(EntityType entity, Object[] before, Object[] values, Map<Attribute, Object> given) {
        if (entity.state() == null) {
            return;
        }
        int now = (Integer) before[entity.state().index()];
        if (given.containsKey(entity.state())) {
            Integer state = (Integer) values[entity.state().index()];
            Object status = given.get(entity.status());
            values[entity.state().index()] = now;
            States.set(entity, values, Objects.requireNonNullElse(state, now), status == null ? -1 : (Integer) status);
        } else if (given.containsKey(entity.status())) {
            Integer status = (Integer) values[entity.status().index()];
            if (status == null) {
                throw ValueChecker.missing(entity, entity.status());
            }
            States.require(entity, now, status);
        }
    }

    /** What was given, checked. Attributes that nobody may set are left out, as the real service does. */
    private Map<Attribute, Object> checked(EntityType entity, RecordInput input, boolean create) {
        Map<Attribute, Object> checked = new LinkedHashMap<>();
        input.attributes().forEach((name, value) -> {
            Attribute attribute = entity.attribute(name);
            boolean key = attribute == entity.primaryId();
            if (key || (create ? attribute.validForCreate() : attribute.validForUpdate())) {
                checked.put(attribute, checker.check(entity, attribute, value));
            }
        });
        return checked;
    }
}
