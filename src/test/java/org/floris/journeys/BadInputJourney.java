package org.floris.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes in: the dialect's own fault that names what is wrong, nothing written, nothing internal told. */
class BadInputJourney extends HubInABox {
    private String seller;
    private String client;
    private String newest;

    @BeforeEach
    void aSellerAndAClient() {
        seller = user("sales");
        client = sample("forsage", "contact", 17);
        newest = journaled();
    }

    /** The last exchange that has done something. */
    private String journaled() {
        return api("GET", "/api/v1/exchanges?state=done&limit=1", null)
                .required("items")
                .toString();
    }

    private void refused(PlainSoap.Answer answer, String... named) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(500);
        assertThat(answer.text("ErrorCode")).as(answer.body()).matches("-\\d+");
        for (String name : named) {
            assertThat(answer.text("Message")).contains(name);
        }
        assertThat(answer.body()).doesNotContain("Exception", "org.floris", "java.", "postgres");
        assertThat(journaled()).isEqualTo(newest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not xml",
                "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>",
                "<!DOCTYPE x [<!ENTITY a \"b\">]><s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>&a;</s:Body></s:Envelope>",
                "<x/>"
            })
    void whatIsNoEnvelopeIsRefused(String body) {
        refused(facade("forsage", false, seller).post("Update", body.getBytes(StandardCharsets.UTF_8)));
        refused(facade("forsage", true, seller).post("Update", body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aBodyOf50MegabytesIsRefused() {
        byte[] large = new byte[50 * 1024 * 1024];
        Arrays.fill(large, (byte) ' ');

        refused(facade("forsage", false, seller).post("Update", large), "larger");
    }

    @Test
    void unknownThingsAreNamed() {
        PlainSoap facade = facade("forsage", true, seller);
        refused(
                facade.call(
                        "Frobnicate",
                        "<Frobnicate xmlns=\"http://schemas.microsoft.com/xrm/2011/Contracts/Services\"/>"),
                "Frobnicate");
        refused(facade.update("unicorn", client, PlainSoap.string("name", "x")), "unicorn");
        refused(facade.update("contact", client, PlainSoap.string("nosuchattribute", "x")), "nosuchattribute");
        refused(
                facade.update("contact", "12345678-0000-0000-0000-000000000000", PlainSoap.string("lastname", "x")),
                "12345678");
        refused(facade.update("contact", "no-guid", PlainSoap.string("lastname", "x")), "Id");
        refused(facade.update("contact", client, PlainSoap.integer("lastname", 7)));
        refused(facade.execute("b:LaunchRocketRequest", "LaunchRocket", ""), "LaunchRocket");
    }

    @Test
    void whoIsNotKnownIsNotLetIn() {
        PlainSoap.Answer nobody = facade("forsage", false, "BANK\\nobody").whoAmI();
        assertThat(nobody.status()).isEqualTo(401);
        assertThat(nobody.text("ErrorCode")).matches("-\\d+");
        assertThat(facade("forsage", false, null).whoAmI().status()).isEqualTo(401);
    }

    @Test
    void anUnknownSystemIsNamed() {
        PlainSoap.Answer answer = facade("atlantis", false, seller).whoAmI();
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text("Message")).contains("atlantis", "forsage", "loris");
    }
}
