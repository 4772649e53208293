package org.floris.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.ProducerTemplate;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.RecordId;
import org.floris.canonical.Why;
import org.floris.connector.OutcomeUnknownException;
import org.floris.connector.dynamics.EnvelopePeek;
import org.floris.connector.dynamics.SoapVersion;
import org.floris.journal.ExchangeState;
import org.floris.journal.ExchangeSummary;
import org.floris.journal.Exchanges;
import org.floris.journal.FindingFilter;
import org.floris.journal.Findings;
import org.floris.store.Homes;
import org.floris.store.HubUser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Writes that the hub does not map, in the married write as it is routed. */
@BridgeTestContext
class PassedWriteTest {
    private static final String GRANT =
            """
            <Execute xmlns="http://schemas.microsoft.com/xrm/2011/Contracts/Services" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">
              <!-- as it came --><request i:type="b:GrantAccessRequest" xmlns:a="http://schemas.microsoft.com/xrm/2011/Contracts" xmlns:b='http://schemas.microsoft.com/crm/2011/Contracts'>
                <a:Parameters xmlns:c="http://schemas.datacontract.org/2004/07/System.Collections.Generic"><a:KeyValuePairOfstringanyType><c:key>Target</c:key>
                  <c:value i:type="a:EntityReference"><a:Id>7bf2e032-ad92-e311-9752-6c3be5a87df0</a:Id><a:LogicalName>contact</a:LogicalName><a:Name i:nil="true"/></c:value></a:KeyValuePairOfstringanyType>
                  <a:KeyValuePairOfstringanyType><c:key>What</c:key><c:value i:type="z:Never" xmlns:z="urn:seen"><z:Before>&#x41;</z:Before></c:value></a:KeyValuePairOfstringanyType></a:Parameters>
                <a:RequestId i:nil="true" /><a:RequestName>GrantAccess</a:RequestName></request></Execute>""";
    private static final String GIFT =
            """
            <Create xmlns="http://schemas.microsoft.com/xrm/2011/Contracts/Services"><entity xmlns:a="http://schemas.microsoft.com/xrm/2011/Contracts" xmlns:c="http://schemas.datacontract.org/2004/07/System.Collections.Generic">
            <a:Attributes /><a:FormattedValues /><a:LogicalName>%s</a:LogicalName>
            <a:RelatedEntities><a:KeyValuePairOfRelationshipEntityCollectionX_PsK4FkN><c:key><a:SchemaName>some_relation</a:SchemaName></c:key><c:value><a:Entities/></c:value></a:KeyValuePairOfRelationshipEntityCollectionX_PsK4FkN></a:RelatedEntities></entity></Create>""";
    private static final String GRANTED = envelope(
            "<ExecuteResponse xmlns=\"http://schemas.microsoft.com/xrm/2011/Contracts/Services\"><ExecuteResult/></ExecuteResponse>");
    private static final String CREATED = envelope(
            "<CreateResponse xmlns=\"http://schemas.microsoft.com/xrm/2011/Contracts/Services\"><CreateResult>11111111-0000-0000-0000-000000000001</CreateResult></CreateResponse>");
    private static final String REFUSED = envelope(
            "<s:Fault><faultcode>s:Client</faultcode><faultstring>Not you.</faultstring><detail><OrganizationServiceFault xmlns=\"http://schemas.microsoft.com/xrm/2011/Contracts\"><ErrorCode>-2147220960</ErrorCode><Message>Not you.</Message></OrganizationServiceFault></detail></s:Fault>");

    @Autowired
    private ProducerTemplate routes;

    @Autowired
    private OrganizationWrites writes;

    @Autowired
    private TwoCrms crms;

    @Autowired
    private Exchanges exchanges;

    @Autowired
    private Findings findings;

    @Autowired
    private DoubtResolver resolver;

    @Autowired
    private Homes homes;

    private HubUser seller;

    @BeforeEach
    void aSeller() {
        seller = crms.seller();
        crms.reset();
        crms.forsage.says = () -> GRANTED;
    }

    @Test
    void aMessageThatTheHubDoesNotKnowReachesHomeByteForByteAndIsJournaledAsPassed() {
        WriteReply reply = write(GRANT);

        assertThat(crms.forsage.heard).singleElement().asString().contains(GRANT);
        assertThat(crms.forsage.heard.get(0))
                .contains("CallerId")
                .contains(seller.id().toString());
        assertThat(crms.loris.heard).isEmpty();
        assertThat(told(reply)).isEqualTo(GRANTED);
        ExchangeSummary exchange = journaled(reply);
        assertThat(exchange.state()).isEqualTo(ExchangeState.DONE);
        assertThat(exchange.passedThrough()).isTrue();
        assertThat(exchange.operationLabel()).isEqualTo("GrantAccess contact");
        assertThat(exchange.mirrors()).isEmpty();
        assertThat(exchanges.find(exchange.id()).orElseThrow().steps())
                .extracting(step -> step.name())
                .containsExactly("pass");
    }

    @Test
    void homesOwnFaultIsTheCallersAnswer() {
        crms.forsage.says = () -> REFUSED;

        WriteReply reply = write(GRANT);

        assertThat(told(reply)).isEqualTo(REFUSED);
        assertThat(journaled(reply).state()).isEqualTo(ExchangeState.REFUSED);
    }

    @Test
    void anAnswerThatIsLostIsToldAsUnknownAndIsForPeople() {
        crms.forsage.says = () -> {
            throw new OutcomeUnknownException("forsage", Why.plain("No answer."), null);
        };

        WriteReply reply = write(GRANT);

        assertThat(reply.error()).contains(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(reply.words()).isEmpty();
        resolver.resolve(reply.exchangeId());
        assertThat(findings.search(FindingFilter.openOf(reply.exchangeId()), Optional.empty(), 10)
                        .findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.rule()).isEqualTo("passed-through"));
    }

    @Test
    void garbageForAnAnswerIsUnknownToo() {
        crms.forsage.says = () -> "<s:Envelope><Gar";

        assertThat(write(GRANT).error()).contains(ErrorCode.OUTCOME_UNKNOWN);
    }

    @Test
    void theSameMessageAgainIsNotSentAgainAndAnsweredAlike() {
        OrganizationCall call = call(GRANT, Optional.of("urn:uuid:" + UUID.randomUUID()));

        WriteReply first = write(call);
        WriteReply second = write(call);

        assertThat(crms.forsage.heard).hasSize(1);
        assertThat(told(second)).isEqualTo(told(first));
    }

    @Test
    void aMessageThatHomeDoesNotKnowIsRefusedBeforehand() {
        UUID batch = UUID.randomUUID();
        homes.beginMove(batch, Set.of(seller.id()), java.time.Instant.now().plusSeconds(60));
        homes.flip(batch, Set.of(seller.id()), "loris");

        assertThatThrownBy(() -> write(GRANT))
                .rootCause()
                .hasMessageContaining("'GrantAccess contact'")
                .hasMessageContaining("loris");
        assertThat(crms.forsage.heard).isEmpty();
    }

    @Test
    void whatIsNotMappedIsCreatedWithEverythingThatCameAlongAndWithHomesOwnId() {
        crms.forsage.says = () -> CREATED;

        WriteReply reply = write(GIFT.formatted("frs_gift"));

        assertThat(crms.forsage.heard).singleElement().asString().contains(GIFT.formatted("frs_gift"));
        assertThat(told(reply)).contains("11111111-0000-0000-0000-000000000001");
        assertThat(journaled(reply).asked().id()).isEmpty();
        assertThat(journaled(reply).operationLabel()).isEqualTo("Create frs_gift");
    }

    @Test
    void whatComesAlongWithAMappedRecordAndCouldNotBeFoundIsRefusedBeforehand() {
        String tied = GIFT.formatted("contact")
                .replace("some_relation", "frs_opportunity_contact")
                .replace(
                        "<a:Entities/>",
                        "<a:Entities><a:Entity><a:Attributes/><a:LogicalName>opportunity</a:LogicalName></a:Entity></a:Entities>");

        assertThatThrownBy(() -> write(tied)).hasMessageContaining("Related entities");
        assertThat(crms.forsage.heard).isEmpty();
    }

    @Test
    void anUpdateOfAMappedRecordKeepsAtHomeWhatTheHubDoesNotKnow() {
        RecordId client = crms.client(seller);
        String update =
                """
                <Update xmlns="http://schemas.microsoft.com/xrm/2011/Contracts/Services" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><entity xmlns:a="http://schemas.microsoft.com/xrm/2011/Contracts"><a:Attributes xmlns:c="http://schemas.datacontract.org/2004/07/System.Collections.Generic">
                <a:KeyValuePairOfstringanyType><c:key>mobilephone</c:key><c:value i:type="x:string" xmlns:x="http://www.w3.org/2001/XMLSchema">+79160000002</c:value></a:KeyValuePairOfstringanyType>
                <a:KeyValuePairOfstringanyType><c:key>frs_unheardof</c:key><c:value i:type="a:OptionSetValueCollection"><a:OptionSetValue><a:Value>7</a:Value></a:OptionSetValue></c:value></a:KeyValuePairOfstringanyType>
                </a:Attributes><a:EntityState i:nil="true"/><a:FormattedValues/><a:Id>%s</a:Id><a:LogicalName>contact</a:LogicalName><a:RelatedEntities/><a:RowVersion>12</a:RowVersion></entity></Update>"""
                        .formatted(client.id());
        crms.forsage.says =
                () -> envelope("<UpdateResponse xmlns=\"http://schemas.microsoft.com/xrm/2011/Contracts/Services\"/>");

        WriteReply reply = write(update);

        assertThat(reply.done()).as(reply.reason()).isTrue();
        assertThat(crms.forsage.heard).singleElement().asString().contains(update);
        assertThat(crms.in(crms.loris, client, "mobilephone")).isEqualTo("+79160000002");
        assertThat(crms.loris.written.get(0).values()).containsOnlyKeys("mobilephone");
    }

    @Test
    void whoCallsInTheNameOfAnotherStandsInTheJournalBesideHim() {
        OrganizationCall call = call(GRANT, Optional.empty());
        OrganizationCall acting = new OrganizationCall(
                call.system(),
                call.version(),
                call.envelope(),
                call.peek(),
                seller,
                Optional.empty(),
                Optional.of(new ActingFor("portal")));

        WriteReply reply = write(acting);

        assertThat(journaled(reply).user()).isEqualTo(seller.login());
        assertThat(exchanges
                        .find(reply.exchangeId())
                        .orElseThrow()
                        .steps()
                        .get(0)
                        .reason()
                        .orElseThrow()
                        .sentence())
                .isEqualTo("portal has called in the name of " + seller.login() + ".");
    }

    private WriteReply write(String body) {
        return write(call(body, Optional.empty()));
    }

    private WriteReply write(OrganizationCall call) {
        return routes.requestBody("direct:bridge-write", writes.incoming(call), WriteReply.class);
    }

    private OrganizationCall call(String body, Optional<String> messageId) {
        byte[] envelope = envelope(body).getBytes(StandardCharsets.UTF_8);
        return new OrganizationCall(
                "forsage", SoapVersion.SOAP11, envelope, EnvelopePeek.of(envelope), seller, messageId);
    }

    private static String told(WriteReply reply) {
        return new String(reply.words().orElseThrow().envelope(), StandardCharsets.UTF_8);
    }

    private ExchangeSummary journaled(WriteReply reply) {
        return exchanges.find(reply.exchangeId()).orElseThrow().summary();
    }

    private static String envelope(String body) {
        return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>" + body
                + "</s:Body></s:Envelope>";
    }
}
