package org.floris.connector.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Requests that are taken out of an ExecuteMultiple keep all that the codec does not know. */
class MultipleAsItCameTest {
    private static final String INNER =
            "<a:Parameters><!-- kept --><a:KeyValuePairOfstringanyType><c:key>Target</c:key><c:value i:type=\"a:Entity\"><a:Attributes/>"
                    + "<a:Id>7bf2e032-ad92-e311-9752-6c3be5a87df0</a:Id><a:LogicalName>new_thing</a:LogicalName>"
                    + "<a:RelatedEntities><a:Pair><c:key><a:SchemaName>new_parts</a:SchemaName></c:key><c:value><a:Entities/></c:value></a:Pair></a:RelatedEntities><n:Later>7</n:Later></c:value></a:KeyValuePairOfstringanyType></a:Parameters>"
                    + "<a:RequestId i:nil=\"true\"/><a:RequestName>Update</a:RequestName>";
    private static final String MULTIPLE =
            """
            <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body xmlns:n="urn:later"><Execute xmlns="http://schemas.microsoft.com/xrm/2011/Contracts/Services" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">
            <request i:type="a:ExecuteMultipleRequest" xmlns:a="http://schemas.microsoft.com/xrm/2011/Contracts"><a:Parameters xmlns:c="http://schemas.datacontract.org/2004/07/System.Collections.Generic">
            <a:KeyValuePairOfstringanyType><c:key>Requests</c:key><c:value i:type="d:OrganizationRequestCollection" xmlns:d="http://schemas.microsoft.com/xrm/2012/Contracts">
            <d:OrganizationRequest i:type="a:UpdateRequest">%s</d:OrganizationRequest><d:OrganizationRequest i:type="a:UpdateRequest">%s</d:OrganizationRequest></c:value></a:KeyValuePairOfstringanyType>
            </a:Parameters><a:RequestId i:nil="true"/><a:RequestName>ExecuteMultiple</a:RequestName></request></Execute></s:Body></s:Envelope>"""
                    .formatted(INNER, INNER);

    private final OrganizationCodec codec = new OrganizationCodec();

    @Test
    void eachIsTheRequestThatItWasInAnEnvelopeOfItsOwn() {
        OrganizationRequest.Execute multiple = (OrganizationRequest.Execute)
                codec.readRequest(MULTIPLE.getBytes(StandardCharsets.UTF_8)).message();
        RequestCollection requests = (RequestCollection) multiple.parameters().get("Requests");

        assertThat(requests.asTheyCame()).hasSize(2);
        for (RawValue request : requests.asTheyCame()) {
            byte[] alone = codec.writeExecute(request, EnvelopeHeaders.NONE, SoapVersion.SOAP12);

            assertThat(new String(alone, StandardCharsets.UTF_8)).contains(INNER);
            EnvelopePeek peek = EnvelopePeek.of(alone);
            assertThat(peek.requestName()).contains("Update");
            assertThat(peek.entityName()).contains("new_thing");
            assertThat(peek.misnamed()).isFalse();
            OrganizationRequest read = codec.readRequest(alone).message().plain();
            assertThat(read).isInstanceOfSatisfying(OrganizationRequest.Update.class, update -> {
                assertThat(update.entity().id()).isEqualTo(UUID.fromString("7bf2e032-ad92-e311-9752-6c3be5a87df0"));
                assertThat(update.entity().related()).hasSize(1);
            });
        }
    }
}
