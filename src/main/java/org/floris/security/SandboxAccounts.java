package org.floris.security;

import java.util.List;
import java.util.Set;
import org.floris.security.SecuritySettings.Account;

/** The sandbox's well-known accounts, as the README tells them. They exist in no other profile. */
final class SandboxAccounts {
    static final List<Account> ALL = List.of(
            person("engineer", Role.ENGINEER, true),
            person("operator", Role.OPERATOR, false),
            person("viewer", Role.VIEWER, false),
            person("admin", Role.ADMINISTRATOR, true),
            plugin("forsage-plugin"),
            plugin("loris-plugin"));

    private SandboxAccounts() {}

    private static Account person(String name, Role role, boolean mayUnmask) {
        return new Account(name, "{noop}floris", Set.of(role), mayUnmask);
    }

    private static Account plugin(String name) {
        return new Account(name, "{noop}sandbox", Set.of(Role.SYSTEM), false);
    }
}
