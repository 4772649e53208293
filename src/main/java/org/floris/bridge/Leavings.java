package org.floris.bridge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.floris.canonical.Operation;
import org.floris.canonical.Ref;
import org.floris.connector.Actor;
import org.floris.connector.Connector;
import org.floris.connector.Connectors;
import org.floris.connector.SystemChange;
import org.floris.connector.SystemPage;
import org.floris.connector.SystemQuery;
import org.floris.connector.SystemRecord;
import org.springframework.stereotype.Component;

/** What a change leaves in a system beside the record that it writes, and has to go when it is taken back. */
@Component
class Leavings {
    private final Connectors connectors;

    Leavings(Connectors connectors) {
        this.connectors = connectors;
    }

    /** Whether a change leaves anything. */
    boolean any(SystemChange change) {
        return query(change).isPresent();
    }

    /** The ids of what is there of the kind; empty where the change leaves nothing. */
    Optional<Set<String>> of(SystemChange change) {
        return query(change).map(query -> {
            Set<String> ids = new HashSet<>();
            found(change, query).forEach(ref -> ids.add(id(ref)));
            return ids;
        });
    }

    /** The deletes of what is there now and was not before. */
    List<SystemChange> removals(SystemChange written, BeforeImage.Touched before) {
        if (before.beside().isEmpty()) {
            return List.of();
        }
        return query(written).map(query -> found(written, query)).orElse(List.of()).stream()
                .filter(ref -> !before.beside().get().contains(id(ref)))
                .map(ref -> new SystemChange(Operation.DELETE, ref, Map.of()))
                .toList();
    }

    private Optional<SystemQuery> query(SystemChange change) {
        return connectors.get(change.ref().system()).leaves(change);
    }

    private List<Ref> found(SystemChange change, SystemQuery query) {
        Connector system = connectors.get(change.ref().system());
        List<Ref> found = new ArrayList<>();
        Optional<SystemQuery> next = Optional.of(query);
        while (next.isPresent()) {
            SystemQuery asked = next.get();
            SystemPage page = system.query(asked, Actor.HUB);
            page.records().stream().map(SystemRecord::ref).forEach(found::add);
            next = page.more() ? Optional.of(asked.nextPage(page)) : Optional.empty();
        }
        return found;
    }

    private static String id(Ref ref) {
        return ref.id().toLowerCase(Locale.ROOT);
    }
}
