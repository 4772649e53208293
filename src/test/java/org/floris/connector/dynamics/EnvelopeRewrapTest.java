package org.floris.connector.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.FlorisException;
import org.junit.jupiter.api.Test;

class EnvelopeRewrapTest {
    private static final UUID ID = UUID.fromString("7bf2e032-ad92-e311-9752-6c3be5a87df0");

    private final OrganizationCodec codec = new OrganizationCodec();

    @Test
    void theBodyPassesUntouchedByteForByte() {
        String body =
                "\r\n <r:Retrieve  xmlns:e = ''\t><!-- Анна </s:Body> --><r:entityName>account</r:entityName ><r:id>"
                        + ID + "</r:id><r:columnSet q:nil='true'  x='&#x41;'/><![CDATA[</s:Body>]]></r:Retrieve>\n";
        body = body.replace("<![CDATA[</s:Body>]]>", "").replace("xmlns:e = ''", "a = '>'");
        String envelope =
                "<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<s:Envelope xmlns:s='" + SoapVersion.SOAP12.namespace()
                        + "' xmlns:q='" + Namespaces.XSI + "'>\r\n<s:Header/><s:Body xmlns:r='" + Namespaces.SERVICES
                        + "'>" + body
                        + "</s:Body></s:Envelope>";
        EnvelopePeek peek = EnvelopePeek.of(envelope.getBytes(StandardCharsets.UTF_8));
        EnvelopeHeaders headers = EnvelopeHeaders.NONE.withCallerId(Optional.of(ID));
        for (SoapVersion version : SoapVersion.values()) {
            byte[] wrapped = EnvelopeRewrap.request(peek, version, headers);
            assertThat(new String(wrapped, StandardCharsets.UTF_8)).contains(body);
            var read = codec.readRequest(wrapped);
            assertThat(read.version()).isEqualTo(version);
            assertThat(read.headers().callerId()).contains(ID);
            assertThat(read.message())
                    .isEqualTo(new OrganizationRequest.Retrieve("account", ID, ColumnSet.of(java.util.List.of())));
        }
    }

    /** With letters of one, two, three and four bytes before and in the body. */
    @Test
    void theBodyPassesWhateverItsLettersTakeAndHoweverTheyCame() {
        String body = "<Delete xmlns='" + Namespaces.SERVICES + "'><!-- Ж€\uD834\uDD1E --><entityName>account"
                + "</entityName><id>" + ID + "</id><!-- \uD834\uDD1E€Ж --></Delete>";
        String envelope = "<s:Envelope xmlns:s='" + SoapVersion.SOAP12.namespace() + "'><!-- Я\uD834\uDD1E€ --><s:Body>"
                + body + "</s:Body></s:Envelope>";
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
            for (String mark : List.of("", "\uFEFF")) {
                EnvelopePeek peek = EnvelopePeek.of((mark + envelope).getBytes(charset));
                byte[] wrapped = EnvelopeRewrap.request(peek, SoapVersion.SOAP11, EnvelopeHeaders.NONE);
                assertThat(new String(wrapped, StandardCharsets.UTF_8))
                        .contains(SoapVersion.SOAP11.namespace(), ">" + body + "</");
            }
        }
    }

    @Test
    void headersMeanTheSameWhateverTheyHold() {
        String strange = "<a & \"b\">\t]]>\u00e9\uD834\uDD1E";
        EnvelopeHeaders headers =
                EnvelopeHeaders.NONE.withSdkClientVersion(Optional.of(strange)).withMessageId(strange);
        OrganizationRequest request = new OrganizationRequest.Retrieve("account", ID, ColumnSet.of(List.of()));
        EnvelopePeek peek = EnvelopePeek.of(codec.writeRequest(request, headers, SoapVersion.SOAP12));

        EnvelopeHeaders read = codec.readRequest(EnvelopeRewrap.request(peek, SoapVersion.SOAP12, headers))
                .headers();

        assertThat(read.sdkClientVersion()).contains(strange);
        assertThat(read.messageId()).contains(strange);
        assertThatThrownBy(
                        () -> EnvelopeRewrap.request(peek, SoapVersion.SOAP12, headers.withMessageId("a" + (char) 1)))
                .isInstanceOf(FlorisException.class)
                .hasMessageContaining("a character that XML does not allow");
    }

    @Test
    void anIdIsPutBetweenWhateverLetters() {
        String before = "<s:Envelope xmlns:s='" + SoapVersion.SOAP12.namespace() + "'><!-- Я\uD834\uDD1E€ --><s:Body>"
                + "<Update xmlns='" + Namespaces.SERVICES + "'><entity xmlns:a='" + Namespaces.XRM + "'>";
        String behind = "<a:LogicalName>account</a:LogicalName><!-- €Ж\uD834\uDD1E --></entity></Update></s:Body>"
                + "</s:Envelope>";
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
            for (String declared : List.of("", "\uFEFF", "<?xml version='1.0'?>\n")) {
                for (String old : List.of("", "<a:Id>00000000-0000-0000-0000-000000000000</a:Id>")) {
                    byte[] given =
                            GivenId.into(EnvelopePeek.of((declared + before + old + behind).getBytes(charset)), ID);
                    assertThat(new String(given, StandardCharsets.UTF_8))
                            .isEqualTo(before + GivenId.element(ID) + behind);
                }
            }
        }
    }

    @Test
    void everyRequestMeansTheSameInTheOtherEnvelope() {
        for (int seed = 0; seed < 300; seed++) {
            OrganizationRequest request = new RandomMessages(seed).request();
            byte[] eleven = codec.writeRequest(request, EnvelopeHeaders.NONE, SoapVersion.SOAP11);
            byte[] twelve = EnvelopeRewrap.request(
                    EnvelopePeek.of(eleven), SoapVersion.SOAP12, EnvelopeHeaders.NONE.withMessageId("urn:uuid:1"));
            assertThat(codec.readRequest(twelve).message()).isEqualTo(request);
            assertThat(codec.readRequest(twelve).headers().action())
                    .contains(OrganizationCodec.actionOf(request.operation()));
        }
    }

    @Test
    void everyAnswerAndFaultMeansTheSameInTheOtherEnvelope() {
        for (int seed = 0; seed < 300; seed++) {
            OrganizationAnswer answer = new RandomMessages(seed).answer();
            for (SoapVersion from : SoapVersion.values()) {
                byte[] written = codec.writeAnswer(answer, "Execute", EnvelopeHeaders.NONE, from);
                for (SoapVersion to : SoapVersion.values()) {
                    byte[] wrapped = EnvelopeRewrap.answer(EnvelopePeek.of(written), to, EnvelopeHeaders.NONE);
                    var read = codec.readAnswer(wrapped);
                    assertThat(read.version()).isEqualTo(to);
                    assertThat(read.message()).as("seed %d", seed).isEqualTo(answer);
                }
            }
        }
    }

    @Test
    void theDetailOfAFaultPassesWithTheLettersOfItsEnvelope() {
        byte[] fault = codec.writeAnswer(
                new OrganizationAnswer.Faulted(
                        new OrganizationFault(FaultCode.BUSINESS_RULE, "нет", Instant.EPOCH), true),
                "Update",
                EnvelopeHeaders.NONE,
                SoapVersion.SOAP11);
        String detail = new String(fault, StandardCharsets.UTF_8).replaceAll("(?s).*<detail>(.*)</detail>.*", "$1");
        byte[] wrapped = EnvelopeRewrap.answer(EnvelopePeek.of(fault), SoapVersion.SOAP12, EnvelopeHeaders.NONE);
        assertThat(new String(wrapped, StandardCharsets.UTF_8))
                .contains(detail.replace("xmlns:a", "xmlns:b"))
                .contains("s:Sender<");
    }

    @Test
    void thePeekShowsWhatIsAskedAndWhetherItWrites() {
        assertPeek(new OrganizationRequest.Retrieve("account", ID, ColumnSet.ALL), "Retrieve", "account", false);
        assertPeek(new OrganizationRequest.Delete("account", ID), "Delete", "account", true);
        assertPeek(
                new OrganizationRequest.RetrieveMultiple(new Query.Fetch("<fetch><entity name='lead'/></fetch>")),
                "RetrieveMultiple",
                "lead",
                false);
        assertPeek(OrganizationRequest.whoAmI(), "Execute", null, false);
        assertPeek(
                OrganizationRequest.setState(
                        new org.floris.connector.Reference("task", ID.toString()),
                        new org.floris.connector.Option(1),
                        new org.floris.connector.Option(5)),
                "Execute",
                "task",
                true);
    }

    private void assertPeek(OrganizationRequest request, String operation, String entity, boolean writes) {
        EnvelopePeek peek = EnvelopePeek.of(codec.writeRequest(request, EnvelopeHeaders.NONE, SoapVersion.SOAP12));
        assertThat(peek.operation()).isEqualTo(operation);
        assertThat(peek.entityName()).isEqualTo(Optional.ofNullable(entity));
        assertThat(peek.writes()).isEqualTo(writes);
    }

    @Test
    void aReadInNameThatIsAWriteByTypeCountsAsAWrite() {
        byte[] envelope = OrganizationCodecTest.soap11(
                "<Execute><request i:type='a:DeleteRequest'><a:RequestName>Retrieve</a:RequestName></request></Execute>");
        assertThat(EnvelopePeek.of(envelope).writes()).isTrue();
    }

    @Test
    void aPeekDoesNotReadBeyondWhatItNeeds() {
        String open = new String(OrganizationCodecTest.soap11(""), StandardCharsets.UTF_8)
                .replace("</s:Body></s:Envelope>", "");
        byte[] cut = (open + "<Retrieve><entityName>account</entityName><id").getBytes(StandardCharsets.UTF_8);
        EnvelopePeek peek = EnvelopePeek.of(cut);
        assertThat(peek.entityName()).contains("account");
        assertThatThrownBy(() -> EnvelopeRewrap.request(peek, SoapVersion.SOAP11, EnvelopeHeaders.NONE))
                .isInstanceOf(FlorisException.class);
    }

    @Test
    void aSecondElementCannotBeSmuggledPastThePeek() {
        byte[] envelope = OrganizationCodecTest.soap11(
                "<Retrieve><entityName>account</entityName></Retrieve><Delete><entityName>account</entityName></Delete>");
        EnvelopePeek peek = EnvelopePeek.of(envelope);
        assertThatThrownBy(() -> EnvelopeRewrap.request(peek, SoapVersion.SOAP11, EnvelopeHeaders.NONE))
                .hasMessageContaining("more than one element");
    }
}
