package org.floris.bridge.odata;

import java.util.function.Function;
import org.apache.olingo.odata2.api.edm.EdmException;
import org.apache.olingo.odata2.api.edm.EdmType;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.dynamics.EntityDescription;
import org.floris.connector.dynamics.OrganizationAnswer;
import org.floris.connector.dynamics.OrganizationFault;
import org.floris.connector.dynamics.OrganizationRequest;

/** One caller's view: his CRM's entities, and the way in that his requests take. */
record DataSession(
        CrmEdm edm,
        Function<String, EntityDescription> entities,
        Function<OrganizationRequest, OrganizationAnswer> requests) {

    /** A fault of the Organization Service. */
    static final class Faulted extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient OrganizationFault fault;

        Faulted(OrganizationFault fault) {
            super("The Organization Service has answered with a fault", null, false, false);
            this.fault = fault;
        }

        OrganizationFault fault() {
            return fault;
        }
    }

    /** @throws Faulted instead of a fault */
    OrganizationAnswer ask(OrganizationRequest request) {
        OrganizationAnswer answer = requests.apply(request);
        if (answer instanceof OrganizationAnswer.Faulted faulted) {
            throw new Faulted(faulted.fault());
        }
        return answer;
    }

    EntityDescription entity(String logicalName) {
        return entities.apply(logicalName);
    }

    EntityDescription entity(EdmType type) {
        try {
            return entities.apply(CrmEdm.logical(type.getName()));
        } catch (EdmException wrong) {
            throw new FlorisException(ErrorCode.UNKNOWN_ENTITY, "The URI leads to no entity.", wrong);
        }
    }
}
