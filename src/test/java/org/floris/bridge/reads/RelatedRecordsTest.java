package org.floris.bridge.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.floris.connector.Reference;
import org.floris.connector.dynamics.ColumnSet;
import org.floris.connector.dynamics.DynamicsEntity;
import org.floris.connector.dynamics.EntityCollection;
import org.floris.connector.dynamics.EnvelopeHeaders;
import org.floris.connector.dynamics.OrganizationAnswer;
import org.floris.connector.dynamics.OrganizationCodec;
import org.floris.connector.dynamics.OrganizationRequest;
import org.floris.connector.dynamics.Query;
import org.floris.connector.dynamics.RelatedQueries;
import org.floris.connector.dynamics.Relationship;
import org.floris.connector.dynamics.SoapVersion;
import org.junit.jupiter.api.Test;

class RelatedRecordsTest {
    private static final UUID ID = UUID.randomUUID();

    private final TwoSchemas schemas = new TwoSchemas();

    private Query.Expression related(String entity, String relationship, String role, String wanted) {
        return new RelatedRecords(schemas.inLoris())
                .of(
                        entity,
                        ID,
                        new Relationship(relationship, Optional.ofNullable(role)),
                        TwoSchemas.query(wanted, List.of("description"), List.of()));
    }

    @Test
    void thoseThatPointToTheRecordAreFoundByTheirLookup() {
        assertThat(related("contact", "opportunity_customer_contacts", null, "opportunity")
                        .criteria()
                        .conditions())
                .containsExactly(new Query.Condition("customerid", "Equal", List.of(ID)));
        assertThat(related("account", "account_parent_account", "Referenced", "account")
                        .criteria()
                        .conditions())
                .containsExactly(new Query.Condition("parentaccountid", "Equal", List.of(ID)));
    }

    @Test
    void theOneThatTheRecordPointsToIsFoundByAJoin() {
        Query.Link link = related("opportunity", "opportunity_customer_contacts", null, "contact")
                .links()
                .get(0);
        assertThat(List.of(link.fromAttribute(), link.toEntity(), link.toAttribute()))
                .containsExactly("contactid", "opportunity", "customerid");
        assertThat(link.criteria().conditions())
                .containsExactly(new Query.Condition("opportunityid", "Equal", List.of(ID)));
    }

    @Test
    void thoseThatAreTiedAreFoundByTheTie() {
        Query.Expression query = related("opportunity", "frs_opportunity_contact", null, "contact");
        assertThat(query.links().get(0).toEntity()).isEqualTo("frs_opportunity_contact");
        Query.Expression there =
                (Query.Expression) TranslatedQuery.of(query, schemas.inLoris()).query();
        assertThat(there.links().get(0).toEntity()).isEqualTo("lrs_application_contact");
        assertThat(there.links().get(0).criteria().conditions().get(0).attribute())
                .isEqualTo("lrs_applicationid");
    }

    @Test
    void aRelationshipWithoutCounterpartIsRefusedByItsName() {
        assertThatThrownBy(() -> related("contact", "contact_frs_visit", null, "task"))
                .hasMessageContaining("'contact_frs_visit'");
    }

    @Test
    void whatIsRelatedGoesOverTheWireAndBack() {
        OrganizationCodec codec = new OrganizationCodec();
        Relationship relationship = new Relationship("opportunity_customer_contacts", Optional.empty());
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("Target", new Reference("contact", ID.toString()));
        parameters.put("ColumnSet", ColumnSet.ALL);
        parameters.put(
                "RelatedEntitiesQuery",
                new RelatedQueries(Map.of(relationship, TwoSchemas.query("opportunity", List.of("name"), List.of()))));
        OrganizationRequest request = OrganizationRequest.Execute.of("Retrieve", parameters);
        byte[] sent = codec.writeRequest(request, EnvelopeHeaders.NONE, SoapVersion.SOAP12);
        assertThat(codec.readRequest(sent).message()).isEqualTo(request);
        byte[] plain = codec.writeRequest(request.plain(), EnvelopeHeaders.NONE, SoapVersion.SOAP12);
        assertThat(codec.readRequest(plain).message()).isEqualTo(request);

        DynamicsEntity child = new DynamicsEntity("opportunity", UUID.randomUUID(), Map.of("name", "Заявка"));
        OrganizationAnswer answer = new OrganizationAnswer.Retrieved(new DynamicsEntity("contact", ID, Map.of())
                .withRelated(Map.of(
                        relationship, EntityCollection.page("opportunity", List.of(child), false, Optional.empty()))));
        byte[] answered = codec.writeAnswer(answer, "Retrieve", EnvelopeHeaders.NONE, SoapVersion.SOAP11);
        assertThat(codec.readAnswer(answered).message()).isEqualTo(answer);
    }
}
