package org.floris.connector.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Answers have the prefixes of captured ones, by which clients in the field find what they look for. */
class LetteredXmlTest {
    private static final UUID ID = UUID.fromString("7bf2e032-ad92-e311-9752-6c3be5a87df0");

    /** From the specs of the Ruby gem dynamics_crm, without the values. */
    private static final String WHO_AM_I =
            """
            <ExecuteResponse xmlns="http://schemas.microsoft.com/xrm/2011/Contracts/Services">\
            <ExecuteResult i:type="c:WhoAmIResponse" xmlns:b="http://schemas.microsoft.com/xrm/2011/Contracts" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns:c="http://schemas.microsoft.com/crm/2011/Contracts">\
            <b:ResponseName>WhoAmI</b:ResponseName><b:Results xmlns:d="http://schemas.datacontract.org/2004/07/System.Collections.Generic">\
            <b:KeyValuePairOfstringanyType><d:key>UserId</d:key><d:value i:type="e:guid" xmlns:e="http://schemas.microsoft.com/2003/10/Serialization/">7bf2e032-ad92-e311-9752-6c3be5a87df0</d:value></b:KeyValuePairOfstringanyType>\
            </b:Results></ExecuteResult></ExecuteResponse>""";

    private final OrganizationCodec codec = new OrganizationCodec();

    @Test
    void theLettersAreThoseThatTheEnvelopeLeaves() {
        OrganizationAnswer answer = OrganizationAnswer.Executed.of("WhoAmI", Map.of("UserId", ID));

        assertThat(written(answer, SoapVersion.SOAP12))
                .startsWith(
                        "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\""
                                + " xmlns:a=\"http://www.w3.org/2005/08/addressing\"><s:Header><a:Action s:mustUnderstand=\"1\">")
                .contains("<s:Body>" + WHO_AM_I + "</s:Body>");
        assertThat(written(answer, SoapVersion.SOAP11))
                .contains("<ExecuteResult i:type=\"b:WhoAmIResponse\" xmlns:a=")
                .contains("<a:KeyValuePairOfstringanyType><c:key>UserId</c:key><c:value i:type=\"d:guid\" xmlns:d=");
    }

    @Test
    void aFaultsMembersHaveNoPrefix() {
        OrganizationAnswer fault =
                new OrganizationAnswer.Faulted(new OrganizationFault(FaultCode.NOT_FOUND, "no", Instant.EPOCH), true);

        assertThat(written(fault, SoapVersion.SOAP12))
                .contains("<s:Fault><s:Code><s:Value>s:Sender</s:Value></s:Code>")
                .contains(
                        "<OrganizationServiceFault xmlns=\"http://schemas.microsoft.com/xrm/2011/Contracts\""
                                + " xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\"><ErrorCode>-2147220969</ErrorCode>"
                                + "<ErrorDetails xmlns:b=\"http://schemas.datacontract.org/2004/07/System.Collections.Generic\"/>");
        assertThat(written(fault, SoapVersion.SOAP11)).contains("<ErrorDetails xmlns:a=");
    }

    @Test
    void theResponsesOfManyRequestsHaveLettersOfTheirOwn() {
        Map<String, Object> results = new LinkedHashMap<>();
        results.put(
                "Responses",
                new ResponseCollection(List.of(
                        ResponseCollection.Item.of(0, OrganizationAnswer.Executed.of("Create", Map.of("id", ID))),
                        ResponseCollection.Item.of(1, OrganizationAnswer.Executed.of("SetState", Map.of())))));

        assertThat(written(OrganizationAnswer.Executed.of("ExecuteMultiple", results), SoapVersion.SOAP12))
                .contains("<c:value i:type=\"d:OrganizationResponseCollection\" xmlns:d=")
                .contains("<d:Response i:type=\"b:CreateResponse\"><b:ResponseName>Create</b:ResponseName><b:Results>"
                        + "<b:KeyValuePairOfstringanyType><c:key>id</c:key><c:value i:type=\"e:guid\" xmlns:e=")
                .contains("<d:Response i:type=\"e:SetStateResponse\" xmlns:e=");
    }

    @Test
    void whatStandsBesideThePrefixesStays() {
        String strange = "<p:x xmlns:p = 'urn:p' p:k=\"it's>\"  q='['\n>text &lt;p:y&gt;<!-- <p:z> --><![CDATA[<p:z>]]>"
                + "<p:x xmlns:p='urn:q' i:type=' p:T'/><r xmlns=\"urn:r\"><s xmlns=''/></r ></p:x >";

        assertThat(LetteredXml.of(strange, Map.of("i", Namespaces.XSI), EnvelopeXml.around(SoapVersion.SOAP12)))
                .isEqualTo("<b:x b:k=\"it's>\" q='[' xmlns:b=\"urn:p\">text &lt;p:y&gt;<!-- <p:z> --><![CDATA[<p:z>]]>"
                        + "<c:x i:type='c:T' xmlns:c=\"urn:q\" xmlns:i=\"" + Namespaces.XSI
                        + "\"/><r xmlns=\"urn:r\"><s xmlns=\"\"/></r></b:x>");
    }

    @Test
    void capturedAnswersKeepTheirOwnLettersAndTakeThoseOfTheOtherEnvelope() throws IOException {
        int lettered = 0;
        for (Path file : Wire.xmlFiles(Wire.crm2011().resolve("responses"))) {
            byte[] captured = Files.readAllBytes(file);
            EnvelopePeek peek = EnvelopePeek.of(captured);
            String again = text(EnvelopeRewrap.answer(peek, peek.version(), EnvelopeHeaders.NONE));
            assertThat(names(again)).as(file.toString()).isEqualTo(names(text(captured)));
            EnvelopePeek eleven =
                    EnvelopePeek.of(EnvelopeRewrap.answer(peek, SoapVersion.SOAP11, EnvelopeHeaders.NONE));
            String back = text(EnvelopeRewrap.answer(eleven, peek.version(), EnvelopeHeaders.NONE));
            assertThat(names(back)).as(file.toString()).isEqualTo(names(again));
            lettered++;
        }
        assertThat(lettered).isGreaterThan(8);
    }

    /** Names and types of the body as they are written, in their order. */
    private static List<String> names(String envelope) {
        String body = envelope.substring(envelope.indexOf("Body>"));
        return Pattern.compile("(?:<|i:type=[\"'])([\\w:.-]+)")
                .matcher(body)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private String written(OrganizationAnswer answer, SoapVersion version) {
        return text(codec.writeAnswer(answer, "Execute", EnvelopeHeaders.NONE, version));
    }

    private static String text(byte[] envelope) {
        return new String(envelope, StandardCharsets.UTF_8);
    }
}
