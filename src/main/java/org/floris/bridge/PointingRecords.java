package org.floris.bridge;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.connector.Actor;
import org.floris.connector.Connectors;
import org.floris.connector.SystemPage;
import org.floris.connector.SystemQuery;
import org.floris.connector.SystemRecord;
import org.floris.connector.mapping.EntityMapping;
import org.floris.connector.mapping.Mappings;
import org.floris.store.LinkTable;
import org.springframework.stereotype.Component;

/** Finds the records whose mapped lookups point to a record. */
@Component
class PointingRecords {
    /** What is beyond is carried by the conflict scan, which finds every record that home has changed. */
    static final int MOST = 500;

    private final Connectors connectors;
    private final Mappings mappings;
    private final LinkTable links;

    PointingRecords(Connectors connectors, Mappings mappings, LinkTable links) {
        this.connectors = connectors;
        this.mappings = mappings;
        this.links = links;
    }

    /**
     * @param record one that the system has
     * @return at most {@value #MOST}
     * @throws org.floris.connector.SystemRefusedException when the system refuses a query
     */
    Collection<RecordId> at(String system, RecordId record) {
        return links.recordsOf(refs(system, record)).values();
    }

    /** Those of them that no link knows yet. */
    Set<Ref> newAt(String system, RecordId record) {
        Set<Ref> found = refs(system, record);
        found.removeAll(links.recordsOf(found).keySet());
        return found;
    }

    private Set<Ref> refs(String system, RecordId record) {
        UUID id = UUID.fromString(links.refIn(system, record).orElseThrow().id());
        Set<Ref> found = new LinkedHashSet<>();
        for (EntityMapping mapping : mappings.of(system)) {
            for (String lookup : mappings.lookupsTo(mapping, record.entity())) {
                if (found.size() < MOST) {
                    found.addAll(refs(system, mapping, lookup, id, MOST - found.size()));
                }
            }
        }
        return found;
    }

    private List<Ref> refs(String system, EntityMapping mapping, String lookup, UUID id, int most) {
        SystemQuery query = new SystemQuery(
                mapping.systemEntity(),
                List.of(mapping.primaryId()),
                List.of(new SystemQuery.Condition(lookup, SystemQuery.Operator.EQUAL, List.of(id))),
                List.of(),
                most,
                1,
                Optional.empty());
        SystemPage page = connectors.get(system).query(query, Actor.HUB);
        return page.records().stream().map(SystemRecord::ref).toList();
    }
}
