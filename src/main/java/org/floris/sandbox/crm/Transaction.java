package org.floris.sandbox.crm;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What every write has in common: locks, the plug-in inside, the commit at the end. */
final class Transaction {
    private final Database database;
    private final RecordLocks locks;
    private final SaveListener listener;

    Transaction(Database database, RecordLocks locks, SaveListener listener) {
        this.database = database;
        this.locks = locks;
        this.listener = listener;
    }

    RecordLocks.Held hold(Collection<UUID> ids) {
        return locks.hold(ids);
    }

    /** The entity of records that callers may write. */
    EntityType writable(String name) {
        EntityType entity = database.schema().entity(name);
        if (entity.readOnly()) {
            throw CrmFault.invalidArgument("Records of '" + name + "' cannot be written.");
        }
        return entity;
    }

    Object[] existing(EntityType entity, UUID id) {
        Object[] values = database.table(entity).get(id);
        if (values == null) {
            throw CrmFault.notFound(entity.name(), id);
        }
        return values;
    }

    void stamp(EntityType entity, Object[] values, Caller caller) {
        put(entity, values, "modifiedon", Instant.now().truncatedTo(ChronoUnit.SECONDS));
        put(entity, values, "modifiedby", new Reference("systemuser", caller.user()));
        FullName.apply(entity, values);
    }

    /** As text; null where the entity has no versions. */
    static String version(EntityType entity, Object[] values) {
        Object version = entity.has("versionnumber")
                ? values[entity.attribute("versionnumber").index()]
                : null;
        return version == null ? null : version.toString();
    }

    static void put(EntityType entity, Object[] values, String attribute, Object value) {
        if (entity.has(attribute)) {
            values[entity.attribute(attribute).index()] = value;
        }
    }

    /** Asks the plug-in where one listens, then commits. */
    void finish(Save save, List<Change> changes) {
        finish(List.of(save), changes);
    }

    /** The same for what is several saves, and one commit. */
    void finish(List<Save> saves, List<Change> changes) {
        saves.stream().filter(save -> !save.caller().serviceAccount()).forEach(listener::beforeCommit);
        database.commit(changes);
    }

    static Map<Attribute, Object> pick(Collection<Attribute> attributes, Object[] values) {
        Map<Attribute, Object> picked = new LinkedHashMap<>();
        attributes.forEach(attribute -> picked.put(attribute, values[attribute.index()]));
        return picked;
    }
}
