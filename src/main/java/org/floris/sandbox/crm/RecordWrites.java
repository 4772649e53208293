package org.floris.sandbox.crm;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

    UUID create(Caller caller, RecordInput input) {
        EntityType entity = transaction.writable(input.entity());
        Map<Attribute, Object> given = checked(entity, input, true);
        UUID id = chosenId(entity, input, given);
        try (RecordLocks.Held held = transaction.hold(List.of(id))) {
            if (database.table(entity).get(id) != null) {
                throw new CrmFault(CrmFault.DUPLICATE, "Cannot insert duplicate key.");
            }
            Object[] values = new Object[entity.attributes().size()];
            given.forEach((attribute, value) -> values[attribute.index()] = value);
            values[0] = id;
            complete(entity, values, caller);
            if (entity.owned()) {
                Attribute owner = entity.attribute("ownerid");
                given.put(owner, values[owner.index()]);
            }
            rules.check(entity, values);
            Save save = new Save(SaveOperation.CREATE, caller, entity, id, given, Map.of(), null, null, List.of());
            transaction.finish(save, List.of(new Change(entity, id, null, values)));
        }
        return id;
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
        EntityType entity = transaction.writable(input.entity());
        UUID id = updatedId(entity, input);
        try (RecordLocks.Held held = transaction.hold(List.of(id))) {
            Object[] before = transaction.existing(entity, id);
            Map<Attribute, Object> given = checked(entity, input, false);
            given.remove(entity.primaryId());
            Object[] values = before.clone();
            refuseProtected(entity, before, input);
            given.forEach((attribute, value) -> values[attribute.index()] = value);
            settleState(entity, before, values, given);
            rules.check(entity, values);
            transaction.stamp(entity, values, caller);
            Map<Attribute, Object> was = Transaction.pick(given.keySet(), before);
            Save save = new Save(
                    SaveOperation.UPDATE,
                    caller,
                    entity,
                    id,
                    given,
                    was,
                    Transaction.version(entity, before),
                    null,
                    List.of());
            transaction.finish(save, List.of(new Change(entity, id, before, values)));
        }
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
