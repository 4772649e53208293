package org.floris.store;

import java.util.Objects;
import java.util.UUID;

/**
 * A CRM user as the hub knows him.
 *
 * @param id         the id of the unified record {@code user}
 * @param login      account name in lower case, without the domain
 * @param name       shown name; personal data
 * @param department code such as {@code sales}, empty where unknown
 */
public record HubUser(UUID id, String login, String name, String department) {
    public HubUser {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(login, "login");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(department, "department");
    }
}
