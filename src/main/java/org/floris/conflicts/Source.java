package org.floris.conflicts;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.floris.canonical.Ref;
import org.floris.connector.Actor;
import org.floris.connector.ChangeFeed;
import org.floris.connector.Connector;
import org.floris.connector.SystemPage;
import org.floris.connector.SystemQuery;
import org.floris.connector.SystemRecord;
import org.floris.connector.mapping.EntityMapping;

/** One entity in a system that can say what was changed in it. */
record Source(Connector connector, ChangeFeed feed, EntityMapping mapping) {
    String system() {
        return mapping.system();
    }

    String entity() {
        return mapping.canonicalEntity();
    }

    SystemPage read(SystemQuery query) {
        return connector.query(query, Actor.HUB);
    }

    SystemQuery since(String mark, int pageSize) {
        return feed.since(mark, mapping.systemEntity(), mapping.primaryId(), pageSize);
    }

    /** Where the latest change stands now. */
    String now() {
        return read(feed.latest(mapping.systemEntity(), mapping.primaryId())).records().stream()
                .findFirst()
                .map(feed::markOf)
                .orElse(feed.beginning());
    }

    /** These records with everything that is mapped. */
    List<SystemRecord> whole(List<Ref> refs) {
        Set<String> attributes = new LinkedHashSet<>();
        attributes.add(mapping.primaryId());
        attributes.addAll(mapping.systemAttributes());
        return these(refs, List.copyOf(attributes));
    }

    /** Those of these records that are there. */
    List<SystemRecord> there(List<Ref> refs) {
        return these(refs, List.of(mapping.primaryId()));
    }

    private List<SystemRecord> these(List<Ref> refs, List<String> attributes) {
        if (refs.isEmpty()) {
            return List.of();
        }
        List<Object> ids =
                refs.stream().<Object>map(ref -> UUID.fromString(ref.id())).toList();
        return read(new SystemQuery(
                        mapping.systemEntity(),
                        attributes,
                        List.of(new SystemQuery.Condition(mapping.primaryId(), SystemQuery.Operator.IN, ids)),
                        List.of(),
                        refs.size(),
                        1,
                        Optional.empty()))
                .records();
    }
}
