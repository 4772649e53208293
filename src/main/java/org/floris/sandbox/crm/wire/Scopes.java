package org.floris.sandbox.crm.wire;

import java.util.ArrayList;
import java.util.List;
import org.floris.sandbox.crm.CrmFault;
import org.floris.sandbox.crm.EntityType;

/** The entities of a query by their slots and aliases, as far as they are read. */
final class Scopes {
    private final List<String> aliases = new ArrayList<>();
    private final List<EntityType> entities = new ArrayList<>();

    int next() {
        return entities.size();
    }

    void add(String alias, EntityType entity) {
        if (aliases.contains(alias)) {
            throw CrmFault.invalidArgument("The alias '" + alias + "' stands twice in the query.");
        }
        aliases.add(alias);
        entities.add(entity);
    }

    int slot(String alias) {
        int slot = aliases.indexOf(alias);
        if (slot < 0) {
            throw CrmFault.invalidArgument("The query has no link with the alias '" + alias + "'.");
        }
        return slot;
    }

    EntityType entity(int slot) {
        return entities.get(slot);
    }
}
