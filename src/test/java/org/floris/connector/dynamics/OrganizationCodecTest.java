package org.floris.connector.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrganizationCodecTest {
    private static final UUID ID = UUID.fromString("7bf2e032-ad92-e311-9752-6c3be5a87df0");

    private final OrganizationCodec codec = new OrganizationCodec();

    @ParameterizedTest
    @EnumSource(SoapVersion.class)
    void everyRequestIsReadAsItWasWritten(SoapVersion version) {
        for (int seed = 0; seed < 600; seed++) {
            OrganizationRequest request = new RandomMessages(seed).request();
            byte[] written = codec.writeRequest(request, EnvelopeHeaders.NONE, version);
            assertThat(codec.readRequest(written).message()).as("seed %d", seed).isEqualTo(request);
        }
    }

    @ParameterizedTest
    @EnumSource(SoapVersion.class)
    void everyAnswerIsReadAsItWasWritten(SoapVersion version) {
        for (int seed = 0; seed < 600; seed++) {
            OrganizationAnswer answer = new RandomMessages(seed).answer();
            byte[] written = codec.writeAnswer(answer, "Create", EnvelopeHeaders.NONE, version);
            assertThat(codec.readAnswer(written).message()).as("seed %d", seed).isEqualTo(answer);
        }
    }

    @Test
    void headersAreReadAsTheyWereWritten() {
        EnvelopeHeaders headers = EnvelopeHeaders.NONE
                .withMessageId("urn:uuid:1")
                .withTo("http://crm.test/Organization.svc")
                .withCallerId(Optional.of(ID))
                .withSdkClientVersion(Optional.of("7.0.0.0"));
        byte[] twelve = codec.writeRequest(OrganizationRequest.whoAmI(), headers, SoapVersion.SOAP12);
        assertThat(codec.readRequest(twelve).headers())
                .isEqualTo(headers.withAction(OrganizationCodec.actionOf("Execute")));
        byte[] eleven = codec.writeRequest(OrganizationRequest.whoAmI(), headers, SoapVersion.SOAP11);
        assertThat(codec.readRequest(eleven).headers())
                .isEqualTo(EnvelopeHeaders.NONE
                        .withCallerId(Optional.of(ID))
                        .withSdkClientVersion(Optional.of("7.0.0.0")));
    }

    @Test
    void activityPartiesAreWrittenAsEntitiesAndReadBackAsReferences() {
        List<Reference> parties =
                List.of(new Reference("contact", ID.toString()), new Reference("account", ID.toString()));
        DynamicsEntity call = new DynamicsEntity("phonecall", ID, Map.of("to", parties));
        byte[] written =
                codec.writeRequest(new OrganizationRequest.Create(call), EnvelopeHeaders.NONE, SoapVersion.SOAP11);
        var read = (OrganizationRequest.Create) codec.readRequest(written).message();
        assertThat(read.entity().systemValues()).containsEntry("to", parties);
    }

    @Test
    void aRequestInRequestFormIsTheSameAsThePlainOne() {
        var execute =
                OrganizationRequest.Execute.of("Delete", Map.of("Target", new Reference("account", ID.toString())));
        assertThat(execute.plain()).isEqualTo(new OrganizationRequest.Delete("account", ID));
        assertThat(OrganizationRequest.whoAmI().plain()).isEqualTo(OrganizationRequest.whoAmI());
    }

    @Test
    void aFaultWithoutDetailIsStillAFault() {
        var answer = codec.readAnswer(
                soap11("<s:Fault><faultcode>s:Client</faultcode><faultstring>no</faultstring></s:Fault>"));
        assertThat(answer.message())
                .isEqualTo(new OrganizationAnswer.Faulted(
                        new OrganizationFault(FaultCode.UNEXPECTED, "no", Instant.EPOCH), true));
    }

    @Test
    void aCharacterThatXmlDoesNotAllowIsRefusedWhenWritten() {
        var create = new OrganizationRequest.Create(new DynamicsEntity("account", null, Map.of("name", "\u0001")));
        assertThatThrownBy(() -> codec.writeRequest(create, EnvelopeHeaders.NONE, SoapVersion.SOAP11))
                .isInstanceOf(FlorisException.class)
                .extracting("code")
                .isEqualTo(ErrorCode.INVALID_VALUE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<Retrieve><entityName>account</entityName><id>SECRET</id></Retrieve> | INVALID_VALUE | 'id'",
                "<Retrieve><entityName>account</entityName></Retrieve> | INVALID_VALUE | 'id'",
                "<Retrieve><id>7bf2e032-ad92-e311-9752-6c3be5a87df0</id></Retrieve> | INVALID_VALUE | 'entityName'",
                "<Frobnicate/> | UNKNOWN_OPERATION | 'Frobnicate'",
                "<Create><entity><a:Attributes/></entity></Create> | INVALID_VALUE | LogicalName",
                "<Create/> | INVALID_VALUE | 'entity'",
                "<Create><entity>SECRET</entity></Create> | MALFORMED_MESSAGE | text",
                "<Create><entity><a:LogicalName><a:x/></a:LogicalName></entity></Create> | MALFORMED_MESSAGE | 'LogicalName'",
                "<Create><entity> | MALFORMED_MESSAGE | well-formed",
                "<RetrieveMultiple><query i:type='a:SecretQuery'/></RetrieveMultiple> | INVALID_VALUE | QueryExpression",
                "<RetrieveMultiple><query i:type='nope:QueryExpression'/></RetrieveMultiple> | MALFORMED_MESSAGE | prefix",
                "<Execute><request i:type='a:RetrieveRequest'><a:RequestName>Delete</a:RequestName></request></Execute> | INVALID_VALUE | RequestName",
                "<Execute><request/></Execute> | INVALID_VALUE | RequestName"
            })
    void whatIsWrongIsNamedAndNoValueIsRepeated(String body, ErrorCode code, String named) {
        assertThatThrownBy(() -> codec.readRequest(soap11(body)))
                .isInstanceOf(FlorisException.class)
                .hasMessageContaining(named)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("SECRET"))
                .extracting("code")
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x:int | SECRET | whole number",
                "x:int | 99999999999 | 32 bits",
                "x:long | 1.5 | 64 bits",
                "x:decimal | 1,5 | decimal",
                "x:decimal | 1e5 | decimal",
                "x:double | SECRET | number",
                "x:double | 1f | number",
                "x:boolean | yes | true nor false",
                "x:dateTime | 2014-02-30T00:00:00Z | exists",
                "x:dateTime | 04.03.2014 | dateTime",
                "g:guid | {7bf2e032-ad92-e311-9752-6c3be5a87df0) | guid",
                "g:guid | {7bf2e032ad92e31197526c3be5a87df0} | guid",
                "a:OptionSetValue | '' | Value",
                "a:Money | '' | Value",
                "a:EntityReference | '' | LogicalName"
            })
    void aValueThatIsNotOfItsTypeIsRefused(String type, String text, String named) {
        String body = "<Create><entity><a:Attributes><a:p><c:key>k</c:key><c:value i:type='" + type + "'>" + text
                + "</c:value></a:p></a:Attributes><a:LogicalName>account</a:LogicalName></entity></Create>";
        assertThatThrownBy(() -> codec.readRequest(soap11(body)))
                .hasMessageContaining(named)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("SECRET"))
                .extracting("code")
                .isEqualTo(ErrorCode.INVALID_VALUE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{7BF2E032-AD92-E311-9752-6C3BE5A87DF0}",
                "(7bf2e032-ad92-e311-9752-6c3be5a87df0)",
                " 7bf2e032ad92e31197526c3be5a87df0 "
            })
    void aGuidIsReadAsDotNetReadsIt(String text) {
        byte[] delete = soap11("<Delete><entityName>account</entityName><id>" + text + "</id></Delete>");
        assertThat(codec.readRequest(delete).message()).isEqualTo(new OrganizationRequest.Delete("account", ID));
    }

    @Test
    void aDayAloneIsItsMidnight() {
        byte[] create = soap11(
                "<Create><entity><a:Attributes><a:p><c:key>birthdate</c:key><c:value i:type='x:dateTime'>"
                        + "1980-02-29</c:value></a:p></a:Attributes><a:LogicalName>contact</a:LogicalName></entity></Create>");
        assertThat(((OrganizationRequest.Create) codec.readRequest(create).message())
                        .entity()
                        .attributes())
                .containsEntry("birthdate", new DateTimeValue(LocalDateTime.of(1980, 2, 29, 0, 0), Optional.empty()));
    }

    /** A module for Drupal in the field has the type of a Retrieve; at the CRM the name counts. */
    @Test
    void aReadWithTheTypeOfAnotherReadGoesByItsName() {
        byte[] query =
                soap11("<Execute><request i:type='a:RetrieveRequest'><a:Parameters><a:KeyValuePairOfstringanyType>"
                        + "<c:key>Query</c:key><c:value i:type='a:QueryExpression'><a:EntityName>lead</a:EntityName></c:value>"
                        + "</a:KeyValuePairOfstringanyType></a:Parameters><a:RequestId i:nil='true'/>"
                        + "<a:RequestName>RetrieveMultiple</a:RequestName></request></Execute>");
        assertThat(codec.readRequest(query).message().plain()).isInstanceOf(OrganizationRequest.RetrieveMultiple.class);
        EnvelopePeek peek = EnvelopePeek.of(query);
        assertThat(peek.requestName()).contains("RetrieveMultiple");
        assertThat(peek.writes()).isFalse();
    }

    @Test
    void whatIsNoEnvelopeIsMalformed() {
        String depth = "<a>".repeat(200) + "</a>".repeat(200);
        for (String text : List.of(
                "",
                "hello",
                "{}",
                "<Envelope/>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>",
                "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'/>",
                "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body/></s:Envelope>",
                "<?xml version='1.0' encoding='windows-1251'?><x/>",
                new String(soap11("<Retrieve>" + depth + "</Retrieve>"), StandardCharsets.UTF_8),
                new String(soap11("<Retrieve>&undeclared;</Retrieve>"), StandardCharsets.UTF_8))) {
            assertThatThrownBy(() -> codec.readRequest(text.getBytes(StandardCharsets.UTF_8)))
                    .as(text)
                    .isInstanceOf(FlorisException.class)
                    .extracting("code")
                    .isEqualTo(ErrorCode.MALFORMED_MESSAGE);
        }
        assertThatThrownBy(() -> codec.readRequest(new byte[] {'<', (byte) 0xC3, '>'}))
                .extracting("code")
                .isEqualTo(ErrorCode.MALFORMED_MESSAGE);
    }

    @Test
    void twoElementsInABodyAreRefused() {
        String one = "<Delete><entityName>account</entityName><id>" + ID + "</id></Delete>";
        assertThatThrownBy(() -> codec.readRequest(soap11(one + one))).hasMessageContaining("more than one element");
    }

    @Test
    void utf16WithAByteOrderMarkIsRead() {
        String text = "\uFEFF"
                + new String(
                        soap11("<Delete><entityName>account</entityName><id>" + ID + "</id></Delete>"),
                        StandardCharsets.UTF_8);
        assertThat(codec.readRequest(text.getBytes(StandardCharsets.UTF_16BE)).message())
                .isEqualTo(new OrganizationRequest.Delete("account", ID));
    }

    static byte[] soap11(String body) {
        return ("<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/' xmlns='" + Namespaces.SERVICES
                        + "' xmlns:i='" + Namespaces.XSI + "' xmlns:a='" + Namespaces.XRM + "' xmlns:c='"
                        + Namespaces.COLLECTIONS + "' xmlns:x='" + Namespaces.XSD + "' xmlns:g='"
                        + Namespaces.SERIALIZATION + "'><s:Body>" + body + "</s:Body></s:Envelope>")
                .getBytes(StandardCharsets.UTF_8);
    }
}
