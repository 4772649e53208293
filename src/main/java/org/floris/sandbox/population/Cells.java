package org.floris.sandbox.population;

import java.time.Instant;
import java.util.UUID;
import org.floris.sandbox.crm.EntityType;
import org.floris.sandbox.crm.FullName;

/** One generated row of one CRM. */
final class Cells {
    final Object[] values;
    private final EntityType entity;

    Cells(EntityType entity, UUID id) {
        this.entity = entity;
        this.values = new Object[entity.attributes().size()];
        values[0] = id;
    }

    Cells set(String attribute, Object value) {
        values[entity.attribute(attribute).index()] = value;
        return this;
    }

    Cells state(int state, int status) {
        return set("statecode", state).set("statuscode", status);
    }

    /** Who and when, the same in both CRMs; the owner also made the record. */
    Cells history(World world, boolean inForsage, int owner, Instant created, Instant modified, long version) {
        set("createdon", created).set("modifiedon", modified);
        set("createdby", world.user(inForsage, owner)).set("modifiedby", world.user(inForsage, owner));
        set("versionnumber", version);
        if (entity.owned()) {
            set("ownerid", world.user(inForsage, owner));
        }
        FullName.apply(entity, values);
        return this;
    }
}
