package org.floris.bridge;

import org.floris.bridge.reads.FaultWords;
import org.floris.bridge.reads.TwinSystems;
import org.floris.connector.dynamics.OrganizationAnswer;
import org.floris.connector.mapping.Mappings;
import org.floris.store.LinkTable;
import org.springframework.stereotype.Component;

/** Between the schema that a caller speaks and the one of the system that he works in. */
@Component
class CallersWords {
    private final Mappings mappings;
    private final LinkTable links;

    CallersWords(Mappings mappings, LinkTable links) {
        this.mappings = mappings;
        this.links = links;
    }

    TwinSystems between(OrganizationCall call, String home) {
        return new TwinSystems(call.system(), home, mappings, links);
    }

    /** A fault of {@code home}, in the names and ids of the system whose address was called. */
    OrganizationAnswer.Faulted of(OrganizationAnswer.Faulted fault, OrganizationCall call, String home) {
        return home.equals(call.system())
                ? fault
                : call.peek()
                        .entityName()
                        .flatMap(entity -> mappings.twins(call.system(), entity, home))
                        .map(twins -> new FaultWords(between(call, home)).of(fault, twins))
                        .orElse(fault);
    }
}
