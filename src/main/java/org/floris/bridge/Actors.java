package org.floris.bridge;

import java.util.UUID;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.Actor;
import org.floris.journal.Intent;
import org.floris.journal.Way;
import org.floris.store.Users;
import org.springframework.stereotype.Component;

/**
 * In whose name each system is written: the same person, by his id there, so that the CRMs' own audit stays true. What no
 * user of a CRM has asked for is written with the hub's account.
 */
@Component
class Actors {
    private final Users users;

    Actors(Users users) {
        this.users = users;
    }

    Actor of(WritePlan plan, String system) {
        return of(plan.incoming().way(), plan.incoming().user().id(), system);
    }

    Actor of(Intent intent, String system) {
        return of(intent.way(), intent.user().id(), system);
    }

    private Actor of(Way way, UUID user, String system) {
        return way.hasUser() ? of(user, system) : Actor.HUB;
    }

    Actor of(UUID user, String system) {
        return users.idIn(system, user)
                .map(Actor::user)
                .orElseThrow(() -> new FlorisException(
                        ErrorCode.UNKNOWN_USER,
                        "The user has no account in " + system + ". Create it there and load the users again."));
    }
}
