package org.floris.connector.dynamics;

import java.util.List;

/** The requests of an ExecuteMultiple, in their order. */
public record RequestCollection(List<OrganizationRequest.Execute> requests) {
    public RequestCollection {
        requests = List.copyOf(requests);
    }
}
