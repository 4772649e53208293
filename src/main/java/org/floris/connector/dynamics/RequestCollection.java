package org.floris.connector.dynamics;

import java.util.List;

/**
 * The requests of an ExecuteMultiple, in their order.
 *
 * @param asTheyCame each as it stood in the message; empty when they were not read from one
 */
public record RequestCollection(List<OrganizationRequest.Execute> requests, List<RawValue> asTheyCame) {
    public RequestCollection {
        requests = List.copyOf(requests);
        asTheyCame = List.copyOf(asTheyCame);
    }

    public RequestCollection(List<OrganizationRequest.Execute> requests) {
        this(requests, List.of());
    }

    /** The same requests are the same, however they stood in a message. */
    @Override
    public boolean equals(Object other) {
        return other instanceof RequestCollection collection && requests.equals(collection.requests);
    }

    @Override
    public int hashCode() {
        return requests.hashCode();
    }
}
