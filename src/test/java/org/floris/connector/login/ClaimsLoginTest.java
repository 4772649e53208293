package org.floris.connector.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimsLoginTest {
    private final ClaimsLogin login =
            new ClaimsLogin(Clock.fixed(Instant.parse("2026-11-27T08:00:00Z"), ZoneOffset.UTC));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<s:Value xmlns:a='x'>a:InvalidSecurity</s:Value>",
                "<faultcode xmlns:a='x'>a:FailedAuthentication</faultcode>",
                "<Value> MessageExpired </Value>"
            })
    void aRefusedTokenIsKnownByTheFaultsCode(String code) {
        assertThat(login.refuses(fault(500, code))).isTrue();
    }

    /** It was carried out up to that fault, plug-ins and all, so it must not be sent again. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<faultcode>s:Client</faultcode><faultstring>InvalidSecurity: FailedAuthentication</faultstring>",
                "<faultcode>s:Client</faultcode><faultstring>&lt;faultcode>InvalidSecurity&lt;/</faultstring>"
            })
    void aFaultThatOnlyMentionsSecurityIsAnAnswer(String fault) {
        assertThat(login.refuses(fault(500, fault))).isFalse();
    }

    @Test
    void anAnswerIsNoRefusalWhateverItHolds() {
        assertThat(login.refuses(fault(200, "<Value>InvalidSecurity</Value>"))).isFalse();
        assertThat(login.refuses(fault(401, ""))).isTrue();
    }

    @Test
    void theSecurityHeaderStandsBeforeTheOthersOrGetsAHeaderOfItsOwn() {
        ClaimsToken token = new ClaimsToken("<e:Data xmlns:e='e'/>", "<r/>", new byte[32]);
        String with = signed("<s:Envelope xmlns:s='x'><s:Header><b/></s:Header><s:Body/></s:Envelope>", token);
        String without = signed("<s:Envelope xmlns:s='x'><s:Body>Header</s:Body></s:Envelope>", token);

        assertThat(with)
                .containsPattern("<s:Header><o:Security s:mustUnderstand=\"1\".*</o:Security><b/></s:Header><s:Body/>")
                .contains("<e:Data xmlns:e='e'/>", "<KeyInfo><r/></KeyInfo>", "2026-11-27T08:00:00.000Z");
        assertThat(without).containsPattern("<s:Header><o:Security .*</o:Security></s:Header><s:Body>Header</s:Body>");
        assertThat(token.toString()).doesNotContain("Data");
    }

    private String signed(String envelope, ClaimsToken token) {
        return new String(login.signed(envelope.getBytes(StandardCharsets.UTF_8), token), StandardCharsets.UTF_8);
    }

    private static Reply fault(int status, String inside) {
        return new Reply(
                status,
                ("<s:Envelope><s:Body><s:Fault>" + inside + "</s:Fault></s:Body></s:Envelope>")
                        .getBytes(StandardCharsets.UTF_8));
    }
}
