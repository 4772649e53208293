package org.floris.sandbox.crm;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Records that are shared with users, as the CRM keeps them: a row for each record and principal, with a mask of rights. */
public final class Shares {
    private static final String ENTITY = "principalobjectaccess";

    private final Database database;
    private final Transaction transaction;

    Shares(Database database, Transaction transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    /** Adds rights to those that the principal has. */
    public void grant(Reference record, Reference principal, int mask) {
        change(record, principal, had -> had | mask);
    }

    /** Replaces the rights that the principal has; none takes the share away. */
    public void modify(Reference record, Reference principal, int mask) {
        change(record, principal, had -> mask);
    }

    /** The rights by principal. */
    public Map<Reference, Integer> of(Reference record) {
        EntityType entity = entity();
        requireRecord(record);
        Map<Reference, Integer> rights = new LinkedHashMap<>();
        for (Object[] row : database.table(entity).after(null)) {
            if (record.id().equals(value(entity, row, "objectid"))) {
                rights.put(
                        new Reference((String) value(entity, row, "principaltypecode"), (UUID)
                                value(entity, row, "principalid")),
                        (Integer) value(entity, row, "accessrightsmask"));
            }
        }
        return rights;
    }

    private void change(Reference record, Reference principal, java.util.function.IntUnaryOperator rights) {
        requireRecord(record);
        if (!principal.entity().equals("systemuser") || database.find(principal) == null) {
            throw CrmFault.notFound(principal.entity(), principal.id());
        }
        EntityType entity = entity();
        UUID id = UUID.nameUUIDFromBytes((record.id() + "/" + principal.id()).getBytes(StandardCharsets.UTF_8));
        try (RecordLocks.Held held = transaction.hold(List.of(record.id()))) {
            Object[] before = database.table(entity).get(id);
            int had = before == null ? 0 : (Integer) value(entity, before, "accessrightsmask");
            int has = rights.applyAsInt(had);
            if (has != had) {
                Object[] row = has == 0 ? null : row(entity, id, record, principal, has);
                database.commit(List.of(new Change(entity, id, before, row)));
            }
        }
    }

    private static Object[] row(EntityType entity, UUID id, Reference record, Reference principal, int mask) {
        Object[] row = new Object[entity.attributes().size()];
        row[0] = id;
        Transaction.put(entity, row, "objecttypecode", record.entity());
        Transaction.put(entity, row, "objectid", record.id());
        Transaction.put(entity, row, "principaltypecode", principal.entity());
        Transaction.put(entity, row, "principalid", principal.id());
        Transaction.put(entity, row, "accessrightsmask", mask);
        return row;
    }

    private void requireRecord(Reference record) {
        EntityType entity = database.schema().entity(record.entity());
        if (!entity.owned()) {
            throw CrmFault.invalidArgument("Records of '" + entity.name() + "' cannot be shared.");
        }
        transaction.existing(entity, record.id());
    }

    private EntityType entity() {
        return database.schema().entity(ENTITY);
    }

    private static Object value(EntityType entity, Object[] row, String attribute) {
        return row[entity.attribute(attribute).index()];
    }
}
