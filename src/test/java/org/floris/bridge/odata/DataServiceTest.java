package org.floris.bridge.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.olingo.odata2.api.ep.EntityProvider;
import org.apache.olingo.odata2.api.ep.EntityProviderReadProperties;
import org.apache.olingo.odata2.api.rt.RuntimeDelegate;
import org.apache.olingo.odata2.api.uri.UriInfo;
import org.apache.olingo.odata2.api.uri.UriParser;
import org.floris.connector.Option;
import org.floris.connector.Reference;
import org.floris.connector.Sum;
import org.floris.connector.dynamics.AliasedValue;
import org.floris.connector.dynamics.ColumnSet;
import org.floris.connector.dynamics.DynamicsEntity;
import org.floris.connector.dynamics.EntityCollection;
import org.floris.connector.dynamics.OrganizationAnswer;
import org.floris.connector.dynamics.OrganizationRequest;
import org.floris.connector.dynamics.Query;
import org.floris.connector.dynamics.Relationship;
import org.junit.jupiter.api.Test;

/** URIs and bodies of the data service against what is asked of the Organization Service for them. */
class DataServiceTest extends DataFixture {
    private UriInfo uri(String set, String... options) throws Exception {
        Map<String, String> all = new LinkedHashMap<>();
        for (int at = 0; at < options.length; at += 2) {
            all.put(options[at], options[at + 1]);
        }
        return UriParser.parse(
                RuntimeDelegate.createEdm(edm), List.of(UriParser.createPathSegment(set, Map.of())), all);
    }

    private static DataCall call(boolean json) {
        return call("GET", json, "", Map.of("$filter", "frs_term gt 1"), "OpportunitySet");
    }

    private static DynamicsEntity opportunity(Map<String, Object> more) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", "Заявка");
        values.put("estimatedvalue", new Sum(new BigDecimal("150000.50")));
        values.put("customerid", new Reference("contact", CLIENT.toString(), "Иванов"));
        values.put("statecode", new Option(0));
        values.put("frs_rate", new BigDecimal("12.5"));
        values.put("createdon", Instant.parse("2026-03-05T10:00:00Z"));
        values.putAll(more);
        return new DynamicsEntity("opportunity", ID, values);
    }

    private Query.Expression query(UriInfo uri) {
        return new DataQuery(uri, OPPORTUNITY, session(null), DataQuery.expanded(uri, session(null))).expression();
    }

    private Query.Filter filter(String filter) throws Exception {
        return query(uri("OpportunitySet", "$filter", filter))
                .criteria()
                .filters()
                .get(0);
    }

    @Test
    void comparisonsBecomeConditionsOnAttributes() throws Exception {
        assertThat(filter("frs_term gt 120").conditions())
                .containsExactly(new Query.Condition("frs_term", "GreaterThan", List.of(120)));
        assertThat(filter("StateCode/Value eq 0").conditions())
                .containsExactly(new Query.Condition("statecode", "Equal", List.of(0)));
        assertThat(filter("CustomerId/Id eq guid'" + CLIENT + "'").conditions())
                .containsExactly(new Query.Condition("customerid", "Equal", List.of(CLIENT)));
        assertThat(filter("CreatedOn ge datetime'2026-01-01T00:00:00'").conditions())
                .containsExactly(new Query.Condition(
                        "createdon", "GreaterEqual", List.of(Instant.parse("2026-01-01T00:00:00Z"))));
        assertThat(filter("EstimatedValue/Value le 100.5m").conditions())
                .containsExactly(new Query.Condition("estimatedvalue", "LessEqual", List.of(new BigDecimal("100.5"))));
        assertThat(filter("Name eq null").conditions()).containsExactly(new Query.Condition("name", "Null", List.of()));
        assertThat(filter("startswith(Name,'100%')").conditions())
                .containsExactly(new Query.Condition("name", "Like", List.of("100[%]%")));
        assertThat(filter("substringof('O''K',Name)").conditions())
                .containsExactly(new Query.Condition("name", "Like", List.of("%O'K%")));
    }

    @Test
    void andOrAndNotBecomeFilters() throws Exception {
        Query.Filter filter = filter("not (frs_term gt 120 or endswith(Name,'x')) and frs_term ne 5");
        assertThat(filter.operator()).isEqualTo("And");
        assertThat(filter.filters().get(0).operator()).isEqualTo("And");
        assertThat(filter.filters().get(0).filters().get(0).conditions())
                .containsExactly(new Query.Condition("frs_term", "LessEqual", List.of(120)));
        assertThat(filter.filters().get(0).filters().get(1).conditions())
                .containsExactly(new Query.Condition("name", "NotLike", List.of("%x")));
        assertThatThrownBy(() -> filter("year(CreatedOn) eq 2026")).hasMessageContaining("$filter");
    }

    @Test
    void columnsOrdersAndPagesAreAskedFor() throws Exception {
        Query.Expression query = query(uri(
                "OpportunitySet",
                "$select",
                "Name,EstimatedValue",
                "$orderby",
                "EstimatedValue/Value desc,Name",
                "$top",
                "7",
                "$skip",
                "14"));
        assertThat(query.columns()).isEqualTo(ColumnSet.of(List.of("name", "estimatedvalue", "opportunityid")));
        assertThat(query.orders())
                .containsExactly(new Query.Order("estimatedvalue", true), new Query.Order("name", false));
        assertThat(query.paging()).contains(new Query.Paging(21, 1, Optional.empty(), false));
    }

    @Test
    void aFeedHasComplexTypesAndNextPage() throws Exception {
        UriInfo uri = uri("OpportunitySet", "$filter", "frs_term gt 1");
        EntityCollection page = EntityCollection.page(
                "opportunity", List.of(opportunity(Map.of())), true, Optional.of("<cookie page=\"1\"/>"));
        DataSession session = session(new OrganizationAnswer.RetrievedMultiple(page));
        DataAnswer answer =
                DataAnswer.feed(call(true), uri.getTargetEntitySet(), uri, new DataReads(session).feed(uri));
        JsonNode d = new ObjectMapper().readTree(answer.body()).path("d");
        JsonNode entry = d.path("results").path(0);
        assertThat(entry.path("EstimatedValue").path("Value").asText()).isEqualTo("150000.50");
        assertThat(entry.path("CustomerId").path("LogicalName").asText()).isEqualTo("contact");
        assertThat(entry.path("CustomerId").path("Id").asText()).isEqualTo(CLIENT.toString());
        assertThat(entry.path("StateCode").path("Value").asInt(-1)).isZero();
        assertThat(entry.path("CreatedOn").asText()).isEqualTo("/Date(1772704800000)/");
        assertThat(entry.path("frs_term").isNull()).isTrue();
        assertThat(entry.path("__metadata").path("uri").asText()).endsWith("OpportunitySet(guid'" + ID + "')");
        String next = d.path("__next").asText();
        assertThat(next).contains("OpportunitySet?$filter=frs_term%20gt%201&$skiptoken=2.");
        UriInfo second = uri("OpportunitySet", "$skiptoken", next.substring(next.indexOf("2.")));
        assertThat(query(second).paging())
                .contains(new Query.Paging(50, 2, Optional.of("<cookie page=\"1\"/>"), false));
        assertThat(new String(
                        DataAnswer.feed(call(false), uri.getTargetEntitySet(), uri, new DataReads(session).feed(uri))
                                .body(),
                        StandardCharsets.UTF_8))
                .contains("<feed", "<d:EstimatedValue");
    }

    @Test
    void whatIsPointedToIsJoinedAndGivenAlong() throws Exception {
        UriInfo uri = uri("OpportunitySet", "$expand", "opportunity_customer_contacts");
        Query.Link link = query(uri).links().get(0);
        assertThat(link.fromAttribute()).isEqualTo("customerid");
        assertThat(link.toEntity()).isEqualTo("contact");
        DynamicsEntity row = opportunity(Map.of(
                "expanded0.contactid", new AliasedValue("contactid", "contact", CLIENT),
                "expanded0.fullname", new AliasedValue("fullname", "contact", "Иванов Иван")));
        DataSession session = session(new OrganizationAnswer.RetrievedMultiple(
                EntityCollection.page("opportunity", List.of(row), false, Optional.empty())));
        DataAnswer answer =
                DataAnswer.feed(call(true), uri.getTargetEntitySet(), uri, new DataReads(session).feed(uri));
        JsonNode entry = new ObjectMapper()
                .readTree(answer.body())
                .path("d")
                .path("results")
                .path(0);
        assertThat(entry.path("opportunity_customer_contacts").path("FullName").asText())
                .isEqualTo("Иванов Иван");
    }

    @Test
    void anEntryThatIsSentIsARecordWithWhatStandsInIt() throws Exception {
        String json =
                """
                {"Name": "Новая", "EstimatedValue": {"Value": "1000.50"}, "frs_term": 12,
                 "CustomerId": {"Id": "%s", "LogicalName": "contact"}, "StateCode": {"Value": 0}}"""
                        .formatted(CLIENT);
        DynamicsEntity sent = Entries.record(
                EntityProvider.readEntry(
                                "application/json",
                                uri("OpportunitySet").getTargetEntitySet(),
                                new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
                                EntityProviderReadProperties.init()
                                        .mergeSemantic(true)
                                        .isValidatingFacets(false)
                                        .build())
                        .getProperties(),
                OPPORTUNITY,
                ID);
        assertThat(sent.id()).isEqualTo(ID);
        assertThat(sent.attributes())
                .containsEntry("name", "Новая")
                .containsEntry("estimatedvalue", new Sum(new BigDecimal("1000.50")))
                .containsEntry("customerid", new Reference("contact", CLIENT.toString()))
                .containsEntry("statecode", new Option(0))
                .containsEntry("frs_term", 12)
                .hasSize(5);
    }

    @Test
    void metadataTellOfSetsTypesAndTies() throws Exception {
        String metadata = new String(
                DataAnswer.of(
                                200,
                                EntityProvider.writeMetadata(
                                        List.of(edm.schema(List.of(OPPORTUNITY, CONTACT))), new HashMap<>()),
                                "application/xml")
                        .body(),
                StandardCharsets.UTF_8);
        assertThat(metadata)
                .contains(
                        "EntitySet Name=\"OpportunitySet\"",
                        "ComplexType Name=\"EntityReference\"",
                        "NavigationProperty Name=\"opportunity_customer_contacts\"",
                        "EntityContainer Name=\"ForsageContext\"");
    }

    private UriInfo path(String... segments) throws Exception {
        return UriParser.parse(
                RuntimeDelegate.createEdm(edm),
                Arrays.stream(segments)
                        .map(segment -> UriParser.createPathSegment(segment, Map.of()))
                        .toList(),
                Map.of());
    }

    private DataAnswer links(String method, String body, OrganizationAnswer answer, String... segments)
            throws Exception {
        UriInfo uri = path(segments);
        DataCall call = call(method, true, body, Map.of(), segments);
        return new DataLinks(call, uri, uri.getTargetEntitySet(), session(answer)).carriedOut();
    }

    @Test
    void whatIsTiedManyToManyIsAskedForByItsIntersect() throws Exception {
        UriInfo uri = path("OpportunitySet(guid'" + ID + "')", "frs_opportunity_contact");

        Query.Expression query = new DataQuery(uri, CONTACT, session(null), List.of()).expression();

        assertThat(query.entityName()).isEqualTo("contact");
        assertThat(query.links()).singleElement().satisfies(link -> {
            assertThat(link.toEntity()).isEqualTo("frs_opportunity_contact");
            assertThat(link.fromAttribute()).isEqualTo("contactid");
            assertThat(link.criteria().conditions())
                    .containsExactly(new Query.Condition("opportunityid", "Equal", List.of(ID)));
        });
    }

    @Test
    void linksAlongManyToManyAreAssociations() throws Exception {
        Relationship relationship = new Relationship("frs_opportunity_contact", Optional.empty());
        List<Reference> client = List.of(new Reference("contact", CLIENT.toString()));
        String link = "{\"uri\": \"http://hub/any/ContactSet(guid'" + CLIENT + "')\"}";

        links("POST", link, null, "OpportunitySet(guid'" + ID + "')", "$links", "frs_opportunity_contact");
        links(
                "DELETE",
                "",
                null,
                "OpportunitySet(guid'" + ID + "')",
                "$links",
                "frs_opportunity_contact(guid'" + CLIENT + "')");

        assertThat(asked)
                .containsExactly(
                        new OrganizationRequest.Associate("opportunity", ID, relationship, client),
                        new OrganizationRequest.Disassociate("opportunity", ID, relationship, client));
        String wrong = link.replace("ContactSet", "AccountSet");
        assertThatThrownBy(() -> links(
                        "POST", wrong, null, "OpportunitySet(guid'" + ID + "')", "$links", "frs_opportunity_contact"))
                .hasMessageContaining("no entry of ContactSet");
    }

    @Test
    void linksAlongALookupAreUpdatesOfIt() throws Exception {
        String[] toOne = {"OpportunitySet(guid'" + ID + "')", "$links", "opportunity_customer_contacts"};
        links("PUT", "{\"uri\": \"ContactSet(guid'" + CLIENT + "')\"}", null, toOne);
        links("DELETE", "", null, toOne);
        links(
                "POST",
                "{\"uri\": \"OpportunitySet(guid'" + ID + "')\"}",
                null,
                "ContactSet(guid'" + CLIENT + "')",
                "$links",
                "opportunity_customer_contacts");

        Map<String, Object> cleared = new HashMap<>();
        cleared.put("customerid", null);
        Map<String, Object> set = Map.of("customerid", new Reference("contact", CLIENT.toString()));
        assertThat(asked)
                .containsExactly(
                        new OrganizationRequest.Update(new DynamicsEntity("opportunity", ID, set)),
                        new OrganizationRequest.Update(new DynamicsEntity("opportunity", ID, cleared)),
                        new OrganizationRequest.Update(new DynamicsEntity("opportunity", ID, set)));
        DataAnswer read = links("GET", "", new OrganizationAnswer.Retrieved(opportunity(Map.of())), toOne);
        assertThat(new ObjectMapper()
                        .readTree(read.body())
                        .path("d")
                        .path("uri")
                        .asText())
                .endsWith("OrganizationData.svc/ContactSet(guid'" + CLIENT + "')");
    }

    @Test
    void whatIsJoinedByTheSameWordStandsSideBySide() throws Exception {
        Query.Filter filter = filter("frs_term eq 2 or ".repeat(300) + "frs_term eq 2");
        assertThat(filter.operator()).isEqualTo("Or");
        assertThat(filter.filters()).hasSize(301);
    }
}
