package org.floris.journeys;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Reads of known callers take the short way, and nobody can tell it from the long one but by the clock. */
class FastReadJourney extends HubInABox {
    private static final String RETRIEVE =
            """
            <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><Retrieve xmlns="http://schemas.microsoft.com/xrm/2011/Contracts/Services"><entityName>contact</entityName><id>%s</id>
            <columnSet xmlns:b="http://schemas.microsoft.com/xrm/2011/Contracts"><b:AllColumns>true</b:AllColumns></columnSet></Retrieve></s:Body></s:Envelope>""";

    @Autowired
    MeterRegistry meters;

    private String seller;
    private String client;

    @BeforeEach
    void aSellerWhoHasLoggedIn() {
        seller = user("sales");
        client = sample("forsage", "contact", 17);
        assertThat(facade("forsage", false, seller).whoAmI().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aReadIsAnsweredAsTheCrmAnswersIt(boolean soap12) {
        String name = crm("forsage", "floris-hub").retrieve("contact", client).attribute("lastname");
        double before = reads("short");

        PlainSoap.Answer answer = facade("forsage", soap12, seller).retrieve("contact", client, "lastname");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.attribute("lastname")).isEqualTo(name);
        assertThat(answer.text("RelatesTo") != null).isEqualTo(soap12);
        assertThat(reads("short")).isEqualTo(before + 1);
    }

    @Test
    void theFaultOfTheCrmComesAsItIs() {
        PlainSoap.Answer answer =
                facade("forsage", false, seller).retrieve("contact", "00000000-0000-0000-0000-00000000beef");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text("ErrorCode")).isEqualTo("-2147220969");
    }

    @Test
    void theReaderOfAnotherHomeTakesTheShortWayTooAndIsAnsweredFromThere() {
        String underwriter = user("underwriting");
        facade("forsage", false, underwriter).whoAmI();
        double before = reads("short");

        PlainSoap.Answer answer = facade("forsage", true, underwriter).retrieve("contact", client, "lastname");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.text("Id")).isEqualTo(client);
        assertThat(answer.text("RelatesTo")).startsWith("urn:uuid:");
        assertThat(reads("short")).isEqualTo(before + 1);
    }

    @Test
    void aWrongPasswordIsRefusedThoughTheCallerIsKnown() throws Exception {
        String login = seller.substring(seller.lastIndexOf('\\') + 1);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/xrm/forsage/XRMServices/2011/Organization.svc/web"))
                .header("Content-Type", "text/xml; charset=utf-8")
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString((login + ":wrong").getBytes()))
                .POST(HttpRequest.BodyPublishers.ofString(
                        """
                        <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
                        <Retrieve xmlns="http://schemas.microsoft.com/xrm/2011/Contracts/Services"><entityName>contact</entityName><id>%s</id></Retrieve>
                        </s:Body></s:Envelope>"""
                                .formatted(client)))
                .build();

        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).doesNotContain("lastname");
    }

    @Test
    void aCrmThatBreaksTheCallOffIsToldAsTheDialectsFault() {
        breakIt("forsage", """
                {"kind": "DROP_AFTER", "operation": "Retrieve", "count": 1}""");

        PlainSoap.Answer answer = facade("forsage", false, seller).retrieve("contact", client, "lastname");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text("Message")).contains("FLORIS-101").contains("forsage");
    }

    @Test
    void aPackedReadTakesTheShortWayAndItsAnswerIsPackedForWhoAsks() throws Exception {
        double before = reads("short");

        HttpResponse<byte[]> answer = send(
                BodyPublishers.ofByteArray(packed(RETRIEVE.formatted(client).getBytes(UTF_8))),
                "Content-Encoding",
                "gzip",
                "Accept-Encoding",
                "gzip, deflate");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        String text = new String(new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes(), UTF_8);
        assertThat(text).contains(client).endsWith("</s:Envelope>");
        assertThat(reads("short")).isEqualTo(before + 1);
    }

    @Test
    void whoDoesNotAskGetsNothingPacked() throws Exception {
        HttpResponse<byte[]> answer = send(BodyPublishers.ofString(RETRIEVE.formatted(client)));

        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(new String(answer.body(), UTF_8)).contains(client);
    }

    @Test
    void whatOnlySaysThatItIsPackedIsAFault() throws Exception {
        byte[] packed = packed(RETRIEVE.formatted(client).getBytes(UTF_8));
        for (byte[] wrong : List.of("<not packed>".getBytes(UTF_8), Arrays.copyOf(packed, packed.length / 2))) {
            HttpResponse<byte[]> answer = send(BodyPublishers.ofByteArray(wrong), "Content-Encoding", "gzip");

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(new String(answer.body(), UTF_8))
                    .contains("OrganizationServiceFault")
                    .contains("packed");
        }
        HttpResponse<byte[]> other = send(BodyPublishers.ofByteArray(packed), "Content-Encoding", "br");
        assertThat(new String(other.body(), UTF_8))
                .contains("OrganizationServiceFault")
                .contains("gzip");
    }

    @Test
    void aReadInPiecesAndInUtf16IsUnderstood() throws Exception {
        String envelope = RETRIEVE.formatted(client);
        for (byte[] body : List.of(
                ("\uFEFF" + envelope).getBytes(UTF_8),
                ("\uFEFF<?xml version=\"1.0\" encoding=\"utf-16\"?>" + envelope).getBytes(UTF_16LE),
                envelope.getBytes(UTF_16BE))) {
            HttpResponse<byte[]> answer = send(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(new String(answer.body(), UTF_8)).contains(client);
        }
    }

    private HttpResponse<byte[]> send(HttpRequest.BodyPublisher body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/xrm/forsage/XRMServices/2011/Organization.svc/web"))
                .header("Content-Type", "text/xml; charset=utf-8")
                .header(
                        "SOAPAction",
                        "http://schemas.microsoft.com/xrm/2011/Contracts/Services/IOrganizationService/Retrieve")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString((seller + ":sandbox").getBytes(UTF_8)))
                .POST(body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static byte[] packed(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    private double reads(String way) {
        return meters.counter("floris.facade.reads", "way", way).count();
    }
}
