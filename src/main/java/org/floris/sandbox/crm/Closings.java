package org.floris.sandbox.crm;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The messages that close a record and leave an activity that tells of it. */
final class Closings {
    /** States that SetState does not give, by entity. */
    private static final Map<String, Set<Integer>> OWN_MESSAGE = Map.of("opportunity", Set.of(1, 2));

    private static final int COMPLETED = 1;

    private final Transaction transaction;
    private final RecordWrites records;

    Closings(Transaction transaction, RecordWrites records) {
        this.transaction = transaction;
        this.records = records;
    }

    /** @throws CrmFault when that state has a message of its own */
    static void requireSetState(EntityType entity, int state) {
        if (OWN_MESSAGE.getOrDefault(entity.name(), Set.of()).contains(state)) {
            String name = entity.state().options().get(state).label().en();
            throw CrmFault.invalidArgument("This message can not be used to set the state of " + entity.name() + " to "
                    + name + ". In order to set state of " + entity.name() + " to " + name + ", use the "
                    + (name.equals("Won") ? "WinOpportunityRequest" : "LoseOpportunityRequest") + " message instead.");
        }
    }

    /**
     * @param activity names the closed record by the lookup {@code <entity>id}
     * @param status   −1: the state's default
     */
    void close(Caller caller, String entityName, RecordInput activity, int state, int status) {
        EntityType entity = transaction.writable(entityName);
        EntityType closing = transaction.writable(activity.entity());
        if (!(activity.attributes().get(entity.primaryId().name()) instanceof Reference record)
                || !record.entity().equals(entityName)) {
            throw CrmFault.invalidArgument("The " + closing.name() + " names no " + entityName + " that is closed.");
        }
        try (RecordLocks.Held held = transaction.hold(List.of(record.id()))) {
            Object[] before = transaction.existing(entity, record.id());
            Object[] values = before.clone();
            States.set(entity, values, state, status);
            Object[] told = records.prepared(caller, activity);
            States.set(closing, told, COMPLETED, -1);
            transaction.stamp(entity, values, caller);
            List<Attribute> changed = List.of(entity.state(), entity.status());
            Save save = new Save(
                    SaveOperation.SET_STATE,
                    caller,
                    entity,
                    record.id(),
                    Transaction.pick(changed, values),
                    Transaction.pick(changed, before),
                    Transaction.version(entity, before),
                    null,
                    List.of());
            transaction.finish(
                    save,
                    List.of(
                            new Change(entity, record.id(), before, values),
                            new Change(closing, (java.util.UUID) told[0], null, told)));
        }
    }
}
