package org.floris.bridge;

import java.util.Optional;
import org.floris.canonical.Attributes;
import org.floris.canonical.CanonicalAttribute;
import org.floris.canonical.RecordId;
import org.floris.store.HubUser;
import org.floris.store.Users;
import org.springframework.stereotype.Component;

/** Whose a record is: his home is the record's. A user's own record is his. */
@Component
class Owners {
    static final String USER = "user";

    private final Users users;

    Owners(Users users) {
        this.users = users;
    }

    Optional<HubUser> of(RecordId record, Attributes attributes) {
        if (record.entity().equals(USER)) {
            return users.byId(record.id());
        }
        return attributes.get(CanonicalAttribute.OWNER) instanceof RecordId owner
                ? users.byId(owner.id())
                : Optional.empty();
    }
}
