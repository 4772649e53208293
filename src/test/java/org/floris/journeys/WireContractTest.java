package org.floris.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WireContractTest {
    private static final String DELETE =
            """
            <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>\
            <Delete xmlns="http://schemas.microsoft.com/xrm/2011/Contracts/Services">\
            <entityName>contact</entityName><id>%s</id></Delete></s:Body></s:Envelope>""";

    @BeforeEach
    void theSchemasAreAtHand() {
        assumeTrue(WireContract.isAtHand(), "The schemas of the real service (FLORIS_WIRE) are not at hand");
    }

    private static List<String> errors(String envelope) throws Exception {
        return WireContract.errors(envelope.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aBodyThatKeepsTheContractHasNoErrors() throws Exception {
        assertThat(errors(DELETE.formatted("5f0e4b1c-0000-4d11-9a52-6c3be5a87d01")))
                .isEmpty();
    }

    @Test
    void aWrongValueAndAnElementThatNobodyKnowsAreFound() throws Exception {
        assertThat(errors(DELETE.formatted("no guid"))).isNotEmpty();
        assertThat(errors(
                        DELETE.formatted("5f0e4b1c-0000-4d11-9a52-6c3be5a87d01").replace("entityName", "name")))
                .isNotEmpty();
    }

    @Test
    void insideAFaultItsDetailIsLookedAt() throws Exception {
        String fault =
                """
                <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultcode>s:Client</faultcode>\
                <faultstring>no</faultstring><detail><OrganizationServiceFault xmlns="http://schemas.microsoft.com/xrm/2011/Contracts">\
                <ErrorCode>%s</ErrorCode></OrganizationServiceFault></detail></s:Fault></s:Body></s:Envelope>""";
        assertThat(errors(fault.formatted("-2147220969"))).isEmpty();
        assertThat(errors(fault.formatted("none"))).isNotEmpty();
    }
}
