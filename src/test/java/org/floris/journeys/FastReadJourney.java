package org.floris.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Reads of known callers take the short way, and nobody can tell it from the long one but by the clock. */
class FastReadJourney extends HubInABox {
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
    void theReaderOfAnotherHomeTakesTheLongWay() {
        String underwriter = user("underwriting");
        facade("forsage", false, underwriter).whoAmI();
        double before = reads("short");

        assertThat(facade("forsage", false, underwriter)
                        .retrieve("contact", client, "lastname")
                        .status())
                .isEqualTo(200);

        assertThat(reads("short")).isEqualTo(before);
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

    private double reads(String way) {
        return meters.counter("floris.facade.reads", "way", way).count();
    }
}
