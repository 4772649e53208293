package org.floris.store;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The CRM users, kept in memory after the first look. Asked on every call, from any thread. */
public interface Users {
    /** @param login in any case, with or without {@code DOMAIN\\} */
    Optional<HubUser> byLogin(String login);

    /** @param systemUserId the user's id in that system, guids in any case */
    Optional<HubUser> bySystemId(String system, String systemUserId);

    Optional<HubUser> byId(UUID id);

    /** The user's id in {@code system}, for calls in his name. */
    Optional<String> idIn(String system, UUID user);

    /** All users by login, for lists; reads the database. */
    List<HubUser> all();

    /** Forgets what is kept in memory; done by itself when the unified store loads or changes users. */
    void forget();
}
