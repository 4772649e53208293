package org.floris.connector.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class TokenResponseTest {
    @Test
    void theTokenIsTakenAsItStandsWithItsKeyItsReferenceAndItsEnd() throws IOException {
        String text = new String(NtlmTest.resource("token-response.xml"), StandardCharsets.UTF_8);

        TokenSource.Issued<ClaimsToken> issued = read(200, text);

        String end = "</xenc:EncryptedData>";
        assertThat(issued.token().assertion())
                .isEqualTo(text.substring(text.indexOf("<xenc:EncryptedData"), text.indexOf(end) + end.length()));
        assertThat(issued.token().reference())
                .startsWith("<o:SecurityTokenReference")
                .contains(">_ed121435-64ea-45b0-9b15-e5769afdb746</o:KeyIdentifier>")
                .endsWith("</o:SecurityTokenReference>");
        assertThat(issued.token().proofKey())
                .isEqualTo(Base64.getDecoder().decode("XZwQpJKfAy00NNWU1RwdtDpVyW/nfabuCq4H38GgKrM="));
        assertThat(issued.life()).as("the token's, not the message's").isEqualTo(Duration.ofDays(7));
        assertThat(issued.token().toString()).doesNotContain("EncryptedData");
    }

    @Test
    void aFaultIsToldByItsCodeAndAWrongPasswordIsARefusal() {
        assertThatThrownBy(() -> read(500, fault("wst:FailedAuthentication")))
                .isInstanceOfSatisfying(NoLogInException.class, refused -> assertThat(refused.isRefused())
                        .isTrue())
                .hasMessage("the token service refuses a token (HTTP 500, wst:FailedAuthentication)");
        assertThatThrownBy(() -> read(500, fault("a:InvalidSecurity")))
                .isInstanceOfSatisfying(NoLogInException.class, refused -> assertThat(refused.isRefused())
                        .isFalse())
                .hasMessageContaining("a:InvalidSecurity");
    }

    @Test
    void whatCannotBeReadIsNoToken() {
        for (String text : new String[] {"", "<html>", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}) {
            assertThatThrownBy(() -> read(200, text)).isInstanceOf(NoLogInException.class);
        }
    }

    @Test
    void aBearerTokenIsReadWithItsLife() throws IOException {
        TokenSource.Issued<String> issued =
                bearer(200, "{\"access_token\": \"a.b\", \"token_type\": \"bearer\", \"expires_in\": \"600\"}");

        assertThat(issued).isEqualTo(new TokenSource.Issued<>("a.b", Duration.ofMinutes(10)));
        assertThat(bearer(200, "{\"access_token\": \"a.b\"}").life()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void aRefusedBearerTokenIsToldByItsCodeAlone() {
        assertThatThrownBy(() -> bearer(400, "{\"error\": \"invalid_grant\", \"error_description\": \"ivanov\"}"))
                .isInstanceOfSatisfying(NoLogInException.class, refused -> assertThat(refused.isRefused())
                        .isTrue())
                .hasMessage("the token service refuses a token (HTTP 400, invalid_grant)");
        assertThatThrownBy(() -> bearer(400, "{\"error\": \"no such user: ivanov\"}"))
                .hasMessage("the token service refuses a token (HTTP 400, ?)");
        for (String text : new String[] {"", "<html>", "[]", "null", "{\"access_token\": \"\"}"}) {
            assertThatThrownBy(() -> bearer(200, text)).isInstanceOf(NoLogInException.class);
        }
    }

    private static TokenSource.Issued<ClaimsToken> read(int status, String text) throws IOException {
        return TokenResponse.read(new Reply(status, text.getBytes(StandardCharsets.UTF_8)));
    }

    private static TokenSource.Issued<String> bearer(int status, String text) throws IOException {
        return BearerTokens.read(new Reply(status, text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String fault(String code) {
        return "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Body><s:Fault><s:Code>"
                + "<s:Value>s:Sender</s:Value><s:Subcode><s:Value>" + code + "</s:Value></s:Subcode>"
                + "</s:Code></s:Fault></s:Body></s:Envelope>";
    }
}
