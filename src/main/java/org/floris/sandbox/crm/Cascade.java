package org.floris.sandbox.crm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the delete of a record comes to: its ties go, and by each relationship's rule those who point to it. */
final class Cascade {
    private final Database database;
    private final Map<UUID, Change> changes = new LinkedHashMap<>();

    Cascade(Database database) {
        this.database = database;
    }

    /** @throws CrmFault when somebody points to the record who may not lose it */
    List<Change> of(EntityType entity, UUID id) {
        delete(entity, id);
        return new ArrayList<>(changes.values());
    }

    private void delete(EntityType entity, UUID id) {
        changes.put(id, new Change(entity, id, database.table(entity).get(id), null));
        for (Relationship relationship : database.schema().relationships()) {
            if (relationship.manyToMany()) {
                untie(relationship, entity, id);
            } else if (relationship.target() == entity) {
                pointing(relationship, id);
            }
        }
    }

    private void untie(Relationship relationship, EntityType entity, UUID id) {
        boolean first = relationship.entity() == entity;
        if (first || relationship.target() == entity) {
            for (Object[] tie : database.table(relationship.intersect()).after(null)) {
                if (id.equals(tie[first ? 1 : 2])) {
                    changes.put((UUID) tie[0], new Change(relationship.intersect(), (UUID) tie[0], tie, null));
                }
            }
        }
    }

    private void pointing(Relationship relationship, UUID id) {
        int lookup = relationship.attribute().index();
        Reference deleted = new Reference(relationship.target().name(), id);
        for (Object[] row : database.table(relationship.entity()).after(null)) {
            UUID pointing = (UUID) row[0];
            if (!deleted.equals(row[lookup]) || gone(pointing)) {
                continue;
            }
            switch (relationship.onDelete()) {
                case Cascade -> delete(relationship.entity(), pointing);
                case RemoveLink -> empty(relationship, pointing, row);
                case Restrict ->
                    throw new CrmFault(
                            CrmFault.DELETE_RESTRICTED,
                            "The object you tried to delete is associated with another object and cannot be deleted.");
            }
        }
    }

    private boolean gone(UUID id) {
        return changes.containsKey(id) && changes.get(id).after() == null;
    }

    private void empty(Relationship relationship, UUID id, Object[] row) {
        Change earlier = changes.get(id);
        Object[] values = (earlier == null ? row : earlier.after()).clone();
        values[relationship.attribute().index()] = null;
        changes.put(id, new Change(relationship.entity(), id, row, values));
    }
}
