package org.floris.sandbox.crm;

import java.util.List;
import java.util.Map;

/** SetState and Assign. */
final class StateWrites {
    private final Database database;
    private final Transaction transaction;

    StateWrites(Database database, Transaction transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    void setState(Caller caller, Reference record, int state, int status) {
        EntityType entity = transaction.writable(record.entity());
        Closings.requireSetState(entity, state);
        try (RecordLocks.Held held = transaction.hold(List.of(record.id()))) {
            Object[] before = transaction.existing(entity, record.id());
            Object[] values = before.clone();
            States.set(entity, values, state, status);
            finish(caller, SaveOperation.SET_STATE, record, entity, before, values, entity.state(), entity.status());
        }
    }

    void assign(Caller caller, Reference record, Reference assignee) {
        EntityType entity = transaction.writable(record.entity());
        if (!entity.owned() || !"systemuser".equals(assignee.entity())) {
            throw CrmFault.invalidArgument(
                    "'" + entity.name() + "' cannot be assigned to '" + assignee.entity() + "'.");
        }
        if (database.find(assignee) == null) {
            throw CrmFault.notFound(assignee.entity(), assignee.id());
        }
        try (RecordLocks.Held held = transaction.hold(List.of(record.id()))) {
            Object[] before = transaction.existing(entity, record.id());
            Object[] values = before.clone();
            Attribute owner = entity.attribute("ownerid");
            values[owner.index()] = assignee;
            finish(caller, SaveOperation.ASSIGN, record, entity, before, values, owner);
        }
    }

    private void finish(
            Caller caller,
            SaveOperation operation,
            Reference record,
            EntityType entity,
            Object[] before,
            Object[] values,
            Attribute... changed) {
        transaction.stamp(entity, values, caller);
        Map<Attribute, Object> now = Transaction.pick(List.of(changed), values);
        Map<Attribute, Object> was = Transaction.pick(List.of(changed), before);
        Save save = new Save(
                operation, caller, entity, record.id(), now, was, Transaction.version(entity, before), null, List.of());
        transaction.finish(save, List.of(new Change(entity, record.id(), before, values)));
    }
}
