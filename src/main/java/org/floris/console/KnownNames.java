package org.floris.console;

import java.util.List;
import java.util.stream.Stream;
import org.floris.connector.SystemHealth;
import org.floris.connector.health.SystemHealthWatch;
import org.floris.store.HubUser;
import org.floris.store.Users;
import org.springframework.stereotype.Component;

/** Names that filters and forms offer. */
@Component
class KnownNames {
    private final SystemHealthWatch watch;
    private final Users users;

    KnownNames(SystemHealthWatch watch, Users users) {
        this.watch = watch;
        this.users = users;
    }

    List<String> systems() {
        return watch.latest().stream().map(SystemHealth::system).toList();
    }

    List<String> departments() {
        return departments(users.all().stream());
    }

    static List<String> departments(Stream<HubUser> users) {
        return users.map(HubUser::department)
                .filter(department -> !department.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }
}
