package org.floris.bridge.odata;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.floris.connector.dynamics.EntityDescription;
import org.floris.connector.dynamics.ManyToMany;
import org.floris.connector.dynamics.OrganizationAnswer;
import org.floris.connector.dynamics.OrganizationRequest;

/** Two entities as a CRM describes them, and an Organization Service that remembers what it is asked. */
abstract class DataFixture {
    static final String ROOT = "http://hub/xrm/forsage/XRMServices/2011/OrganizationData.svc/";
    static final UUID ID = UUID.fromString("7bf2e032-ad92-e311-9752-6c3be5a87df0");
    static final UUID CLIENT = UUID.fromString("11111111-ad92-e311-9752-6c3be5a87df0");
    static final EntityDescription.Tie CUSTOMER =
            new EntityDescription.Tie("opportunity_customer_contacts", "opportunity", "customerid", "contact");
    static final ManyToMany CO_BORROWERS = new ManyToMany(
            "frs_opportunity_contact",
            "frs_opportunity_contact",
            new ManyToMany.End("opportunity", "opportunityid"),
            new ManyToMany.End("contact", "contactid"));
    static final EntityDescription OPPORTUNITY = new EntityDescription(
            "opportunity",
            "Opportunity",
            "opportunityid",
            List.of(
                    attribute("OpportunityId", "Uniqueidentifier"),
                    attribute("Name", "String"),
                    attribute("EstimatedValue", "Money"),
                    attribute("CustomerId", "Customer"),
                    attribute("StateCode", "State"),
                    attribute("frs_term", "Integer"),
                    attribute("frs_rate", "Decimal"),
                    attribute("CreatedOn", "DateTime")),
            List.of(CUSTOMER),
            List.of(),
            List.of(CO_BORROWERS));
    static final EntityDescription CONTACT = new EntityDescription(
            "contact",
            "Contact",
            "contactid",
            List.of(
                    attribute("ContactId", "Uniqueidentifier"),
                    attribute("FullName", "String"),
                    attribute("OwnerId", "Owner")),
            List.of(),
            List.of(CUSTOMER),
            List.of(CO_BORROWERS));

    final List<OrganizationRequest> asked = new ArrayList<>();
    final CrmEdm edm = new CrmEdm(
            "forsage",
            entity -> switch (entity) {
                case "opportunity" -> Optional.of(OPPORTUNITY);
                case "contact" -> Optional.of(CONTACT);
                default -> Optional.empty();
            },
            entity -> entity.equals("contact") ? "Contact" : "Opportunity");

    static EntityDescription.Attribute attribute(String schemaName, String type) {
        return new EntityDescription.Attribute(
                CrmEdm.logical(schemaName), schemaName, type, type.equals("String") ? 300 : 0);
    }

    DataSession session(OrganizationAnswer answer) {
        return answering(request -> answer);
    }

    DataSession answering(Function<OrganizationRequest, OrganizationAnswer> answers) {
        return new DataSession(edm, entity -> entity.equals("contact") ? CONTACT : OPPORTUNITY, request -> {
            asked.add(request);
            return answers.apply(request);
        });
    }

    static DataCall call(String method, boolean json, String body, Map<String, String> options, String... segments) {
        return sent(method, json, "application/json", body, options, segments);
    }

    /** @param type of the body, as the call has it */
    static DataCall sent(
            String method, boolean json, String type, String body, Map<String, String> options, String... segments) {
        return new DataCall(
                "forsage",
                method,
                URI.create(ROOT),
                List.of(segments),
                options,
                json,
                type,
                Optional.empty(),
                body.getBytes(StandardCharsets.UTF_8));
    }
}
