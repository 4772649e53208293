package org.floris.bridge;

import java.util.ArrayList;
import java.util.List;
import org.floris.canonical.Change;
import org.floris.canonical.Links;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.connector.Connectors;
import org.floris.connector.mapping.Mappings;
import org.floris.store.LinkTable;
import org.floris.store.NewLink;
import org.springframework.stereotype.Component;

/**
 * The links that a change sees: the known ones and, for a create, those of the new record. A new record has the same
 * guid in every system: the one that the hub, the caller or the CRM has given it.
 */
@Component
class RecordLinks {
    private final LinkTable known;
    private final Mappings mappings;
    private final Connectors connectors;

    RecordLinks(LinkTable known, Mappings mappings, Connectors connectors) {
        this.known = known;
        this.mappings = mappings;
        this.connectors = connectors;
    }

    /** @param asked the record in the terms of the caller's dialect */
    Links of(Change change, Ref asked) {
        return of(change.operation(), change.record(), asked);
    }

    Links of(Operation operation, RecordId record, Ref asked) {
        return operation == Operation.CREATE ? new PendingLinks(known, record, refs(record, asked)) : known;
    }

    /** Of a change that may have been carried out already, by which a deleted record has lost its links. */
    Links afterwards(Change change, Ref asked) {
        return change.operation() == Operation.CREATE ? of(change, asked) : likely(change.record(), asked);
    }

    /** The known links, and the ids that the record would be created with where it has none. */
    Links likely(RecordId record, Ref asked) {
        return new LikelyLinks(known, record, refs(record, asked));
    }

    Links known() {
        return known;
    }

    List<NewLink> added(Change change, Ref asked) {
        return added(change.record(), asked);
    }

    List<NewLink> added(RecordId record, Ref asked) {
        return refs(record, asked).stream().map(ref -> new NewLink(ref, record)).toList();
    }

    /** The systems that a record of this kind is created in, but for the one that has it. */
    List<String> othersThan(String system, RecordId record) {
        return connectors.systems().stream()
                .filter(other -> !other.equals(system))
                .filter(other -> mappings.ofCanonical(other, record.entity()).isPresent())
                .toList();
    }

    java.util.Collection<String> systems() {
        return connectors.systems();
    }

    private List<Ref> refs(RecordId record, Ref asked) {
        List<Ref> refs = new ArrayList<>();
        for (String system : connectors.systems()) {
            mappings.ofCanonical(system, record.entity())
                    .ifPresent(mapping -> refs.add(new Ref(system, mapping.systemEntity(), asked.id())));
        }
        return refs;
    }
}
