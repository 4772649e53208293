package org.floris.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Callers who log in in all the ways that clients of the CRMs have. */
class LoginJourney extends HubInABox {
    private static final String NOBODY = null;

    @Autowired
    MeterRegistry meters;

    private String client;

    @BeforeEach
    void aClientOfTheBank() {
        client = sample("forsage", "contact", 23);
    }

    @Test
    void overHttpsAReadIsAnsweredAsWithoutIt() {
        PlainSoap.Answer answer =
                secureFacade("forsage", true, user("sales"), null).retrieve("contact", client, "lastname");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.attribute("lastname"))
                .isEqualTo(
                        crm("forsage", "floris-hub").retrieve("contact", client).attribute("lastname"));
    }

    @Test
    void aClientCertificateLogsItsUserIn() {
        PlainSoap portal = secureFacade("forsage", false, NOBODY, "portal");

        assertThat(portal.whoAmI().body()).contains(userId("abramov.gi"));
        double before = shortReads();
        assertThat(portal.retrieve("contact", client, "lastname").status()).isEqualTo(200);
        assertThat(shortReads()).isEqualTo(before + 1);
    }

    @Test
    void aStrangersCertificateIsRefusedInTheDialect() {
        PlainSoap.Answer soap12 =
                secureFacade("forsage", true, NOBODY, "stranger").whoAmI();
        PlainSoap.Answer soap11 =
                secureFacade("forsage", false, NOBODY, "stranger").whoAmI();

        assertThat(soap12.status()).isEqualTo(500);
        assertThat(soap12.text("Subcode")).isEqualTo("wsse:FailedAuthentication");
        assertThat(soap12.text("RelatesTo")).startsWith("urn:uuid:");
        assertThat(soap11.text("faultcode")).isEqualTo("wsse:FailedAuthentication");
    }

    @Test
    void withoutAnythingTheCallerIsAskedForBasic() {
        assertThat(secureFacade("forsage", false, NOBODY, null).whoAmI().status())
                .isEqualTo(401);
    }

    private double shortReads() {
        return meters.counter("floris.facade.reads", "way", "short").count();
    }
}
