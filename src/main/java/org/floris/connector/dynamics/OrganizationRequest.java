package org.floris.connector.dynamics;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.floris.connector.Option;
import org.floris.connector.Reference;

/** What can be asked of the Organization Service. */
public sealed interface OrganizationRequest {
    /** The SOAP operation: the name of the body's element. */
    default String operation() {
        return getClass().getSimpleName();
    }

    record Create(DynamicsEntity entity) implements OrganizationRequest {}

    /** @param related only the request form can carry it, so with it the operation is Execute */
    record Retrieve(String entityName, UUID id, ColumnSet columns, RelatedQueries related)
            implements OrganizationRequest {
        public Retrieve(String entityName, UUID id, ColumnSet columns) {
            this(entityName, id, columns, RelatedQueries.NONE);
        }

        @Override
        public String operation() {
            return related.queries().isEmpty() ? "Retrieve" : "Execute";
        }

        /** With what is related, in the form that can carry it. */
        Execute inRequestForm() {
            Map<String, Object> parameters = new LinkedHashMap<>();
            parameters.put("Target", new Reference(entityName, id.toString()));
            parameters.put("ColumnSet", columns);
            parameters.put("RelatedEntitiesQuery", related);
            return Execute.of("Retrieve", parameters);
        }
    }

    record Update(DynamicsEntity entity) implements OrganizationRequest {}

    record Delete(String entityName, UUID id) implements OrganizationRequest {}

    record RetrieveMultiple(Query query) implements OrganizationRequest {}

    record Associate(String entityName, UUID entityId, Relationship relationship, List<Reference> related)
            implements OrganizationRequest {
        public Associate {
            related = List.copyOf(related);
        }
    }

    record Disassociate(String entityName, UUID entityId, Relationship relationship, List<Reference> related)
            implements OrganizationRequest {
        public Disassociate {
            related = List.copyOf(related);
        }
    }

    /**
     * Any message in request form.
     *
     * @param requestName   such as {@code WhoAmI}
     * @param typeNamespace namespace of its i:type
     * @param parameters    in order, values as in {@link DynamicsEntity} and also DynamicsEntity, {@link ColumnSet},
     *                      {@link Query}, {@link Relationship}, {@link References}, {@link RelatedQueries}
     */
    record Execute(String requestName, String typeNamespace, Map<String, Object> parameters, Optional<UUID> requestId)
            implements OrganizationRequest {
        public Execute {
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        }

        /** The request in the namespace that the SDK gives it. */
        public static Execute of(String requestName, Map<String, Object> parameters) {
            return new Execute(requestName, ExecuteMessages.namespaceOf(requestName), parameters, Optional.empty());
        }
    }

    static Execute whoAmI() {
        return Execute.of("WhoAmI", Map.of());
    }

    static Execute setState(Reference record, Option state, Option status) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("EntityMoniker", record);
        parameters.put("State", state);
        parameters.put("Status", status);
        return Execute.of("SetState", parameters);
    }

    static Execute assign(Reference record, Reference assignee) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("Target", record);
        parameters.put("Assignee", assignee);
        return Execute.of("Assign", parameters);
    }

    static Execute merge(Reference target, UUID subordinate, DynamicsEntity content, boolean parentingChecks) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("Target", target);
        parameters.put("SubordinateId", subordinate);
        parameters.put("UpdateContent", content);
        parameters.put("PerformParentingChecks", parentingChecks);
        return Execute.of("Merge", parameters);
    }

    /** @param becomes some of account, contact and opportunity */
    static Execute qualifyLead(Reference lead, Set<String> becomes, Optional<Reference> customer, Option status) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("LeadId", lead);
        parameters.put("CreateAccount", becomes.contains("account"));
        parameters.put("CreateContact", becomes.contains("contact"));
        parameters.put("CreateOpportunity", becomes.contains("opportunity"));
        parameters.put("OpportunityCurrencyId", null);
        parameters.put("OpportunityCustomerId", customer.orElse(null));
        parameters.put("SourceCampaignId", null);
        parameters.put("Status", status);
        return Execute.of("QualifyLead", parameters);
    }

    /**
     * The same request in the form of an operation of its own, where there is one: an Execute of Create, Retrieve,
     * Update, Delete, RetrieveMultiple, Associate or Disassociate; else itself.
     */
    default OrganizationRequest plain() {
        return this instanceof Execute execute ? ExecuteMessages.plain(execute) : this;
    }
}
