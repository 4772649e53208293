package org.floris.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** The messages of the token service. */
class TokenAnswerTest {
    private static final String REQUEST =
            """
            <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://www.w3.org/2005/08/addressing"><s:Header>
            <a:MessageID>urn:uuid:55e3ac50</a:MessageID></s:Header><s:Body>
            <t:RequestSecurityToken xmlns:t="http://docs.oasis-open.org/ws-sx/ws-trust/200512">
            <p:AppliesTo xmlns:p="http://schemas.xmlsoap.org/ws/2004/09/policy"><a:EndpointReference><a:Address>https://crm.example.test/?a&amp;b</a:Address></a:EndpointReference></p:AppliesTo>
            <t:RequestType>http://docs.oasis-open.org/ws-sx/ws-trust/200512/Issue</t:RequestType>%s
            </t:RequestSecurityToken></s:Body></s:Envelope>""";
    private static final String ENTROPY = "<t:Entropy><t:BinarySecret>Y2xpZW50</t:BinarySecret></t:Entropy>";

    @Test
    void whereTheClientGivesAPartOfTheKeyTheHubTellsItsOwn(@TempDir Path directory) {
        Document answer = answer(directory, ENTROPY + "<t:KeySize>128</t:KeySize>");

        assertThat(text(answer, "trust:ComputedKey")).endsWith("/CK/PSHA1");
        assertThat(Base64.getDecoder().decode(text(answer, "trust:BinarySecret")))
                .hasSize(16);
        assertThat(text(answer, "wsa:Address")).isEqualTo("https://crm.example.test/?a&b");
        assertThat(text(answer, "a:RelatesTo")).isEqualTo("urn:uuid:55e3ac50");
    }

    @Test
    void withoutItTheKeyIsTheHubs(@TempDir Path directory) {
        Document answer = answer(directory, "");

        assertThat(answer.getElementsByTagName("trust:ComputedKey").getLength()).isZero();
        assertThat(Base64.getDecoder().decode(text(answer, "trust:BinarySecret")))
                .hasSize(32);
        assertThat(text(answer, "X509IssuerName")).isEqualTo("CN=localhost, O=Floris sandbox");
        assertThat(text(answer, "X509SerialNumber")).matches("\\d+");
    }

    @Test
    void whatIsNoRequestForSuchATokenIsRefusedInWords() {
        refuses(
                REQUEST.formatted("<t:KeyType>http://docs.oasis-open.org/ws-sx/ws-trust/200512/Bearer</t:KeyType>"),
                "KeyType");
        refuses(REQUEST.formatted("<t:KeySize>7</t:KeySize>"), "KeySize");
        refuses(REQUEST.formatted(ENTROPY.replace("Y2xpZW50", "???")), "Entropy");
        refuses(REQUEST.formatted("").replace("/Issue<", "/Cancel<"), "RequestType");
        refuses(REQUEST.formatted("").replace("AppliesTo", "Other"), "AppliesTo");
        refuses(REQUEST.formatted("").replace("RequestSecurityToken", "Other"), "RequestSecurityToken");
        refuses(
                REQUEST.formatted("")
                        .replace(
                                "http://www.w3.org/2003/05/soap-envelope", "http://schemas.xmlsoap.org/soap/envelope/"),
                "SOAP 1.2");
    }

    private static void refuses(String request, String named) {
        assertThatThrownBy(() -> TokenRequest.read(request.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(NotLoggedInException.class)
                .hasMessageContaining(named);
    }

    private static Document answer(Path directory, String more) {
        TokenRequest request = TokenRequest.read(REQUEST.formatted(more).getBytes(StandardCharsets.UTF_8));
        Tokens tokens =
                new Tokens(TestSecurity.keys(directory.resolve("facade.p12")), Duration.ofHours(8), Clock.systemUTC());
        ProofKey proof = ProofKey.of(request.entropy(), tokens.random(request.keySize()));
        Tokens.Issued issued = tokens.issue("", "ivanov", "secret", proof.key());
        assertThat(request.security()).isEqualTo(Optional.empty());
        return Dom.parse(TokenAnswer.write(request, issued, proof));
    }

    private static String text(Document document, String tag) {
        return document.getElementsByTagName(tag).item(0).getTextContent();
    }
}
