package org.floris.security;

import java.util.List;

/** What an account may do. Each role includes those that it names. */
enum Role {
    /** Sees every page and reads the API; personal values stay masked. */
    VIEWER(List.of()),
    /** Creates, switches and rolls back batches; decides findings. */
    ENGINEER(List.of(VIEWER)),
    /** Injects faults in the sandbox, settles what is in doubt, and decides findings. */
    OPERATOR(List.of(VIEWER)),
    ADMINISTRATOR(List.of(ENGINEER, OPERATOR)),
    /** A plug-in inside a CRM: reports changes and can do nothing else. */
    SYSTEM(List.of());

    private final List<Role> included;

    Role(List<Role> included) {
        this.included = included;
    }

    List<Role> included() {
        return included;
    }
}
