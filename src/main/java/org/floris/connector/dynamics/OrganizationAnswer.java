package org.floris.connector.dynamics;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** What the Organization Service answers. */
public sealed interface OrganizationAnswer {
    record Created(UUID id) implements OrganizationAnswer {}

    record Retrieved(DynamicsEntity entity) implements OrganizationAnswer {}

    record Updated() implements OrganizationAnswer {}

    record Deleted() implements OrganizationAnswer {}

    record RetrievedMultiple(EntityCollection page) implements OrganizationAnswer {}

    record Associated() implements OrganizationAnswer {}

    record Disassociated() implements OrganizationAnswer {}

    /** Answer to an Execute; {@code results} as the parameters of {@link OrganizationRequest.Execute}. */
    record Executed(String responseName, String typeNamespace, Map<String, Object> results)
            implements OrganizationAnswer {
        public Executed {
            results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
        }

        public static Executed of(String responseName, Map<String, Object> results) {
            return new Executed(responseName, ExecuteMessages.namespaceOf(responseName), results);
        }
    }

    /**
     * A fault. One without OrganizationServiceFault inside has code {@link FaultCode#UNEXPECTED}.
     *
     * @param sender whether the caller is at fault (Sender, Client) or the service (Receiver, Server)
     */
    record Faulted(OrganizationFault fault, boolean sender) implements OrganizationAnswer {}

    /** This answer as that of an Execute of the same message, for callers who used the request form. */
    default OrganizationAnswer executed() {
        return ExecuteMessages.executed(this);
    }
}
