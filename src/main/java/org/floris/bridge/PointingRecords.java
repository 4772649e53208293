package org.floris.bridge;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.floris.canonical.AttributeType;
import org.floris.canonical.CanonicalAttribute;
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
    Set<RecordId> at(String system, RecordId record) {
        UUID id = UUID.fromString(links.refIn(system, record).orElseThrow().id());
        Set<RecordId> found = new LinkedHashSet<>();
        for (EntityMapping mapping : mappings.of(system)) {
            for (String lookup : mapping.systemAttributes()) {
                if (found.size() < MOST && mayPoint(mapping, lookup, record.entity())) {
                    List<Ref> refs = refs(system, mapping, lookup, id, MOST - found.size());
                    found.addAll(links.recordsOf(refs).values());
                }
            }
        }
        return found;
    }

    private boolean mayPoint(EntityMapping mapping, String attribute, String entity) {
        return mapping.canonicalAttribute(attribute)
                .flatMap(name -> mappings.model().attribute(mapping.canonicalEntity(), name))
                .filter(found -> found.type() == AttributeType.LOOKUP)
                .map(CanonicalAttribute::targets)
                .filter(targets -> targets.contains(entity))
                .isPresent();
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
