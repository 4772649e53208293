package org.floris.connector.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.floris.connector.settings.Auth;
import org.junit.jupiter.api.Test;

/** The published values of MS-NLMP 4.2, and a handshake as it goes over the wire. */
class NtlmTest {
    private static final HexFormat HEX = HexFormat.of();

    @Test
    void thePublishedVectorsAreMet() throws IOException {
        JsonNode vectors =
                new ObjectMapper().readTree(resource("ntlm-vectors.json")).path("ms_nlmp_4_2");
        byte[] challenge = hex(vectors, "serverChallenge");
        byte[] mine = hex(vectors, "clientChallenge");

        byte[] key = NtlmHashes.key(
                vectors.path("domain").asText(),
                vectors.path("user").asText(),
                vectors.path("password").asText());
        byte[] temp = NtlmHashes.temp(hex(vectors, "time"), mine, hex(vectors, "targetInfo"));
        byte[] proof = NtlmHashes.proof(key, challenge, temp);

        assertThat(HEX.formatHex(Md4.digest("Password".getBytes(StandardCharsets.UTF_16LE))))
                .isEqualTo(vectors.path("ntowfv1").asText());
        assertThat(HEX.formatHex(key)).isEqualTo(vectors.path("ntowfv2").asText());
        assertThat(HEX.formatHex(temp)).isEqualTo(vectors.path("temp").asText());
        assertThat(HEX.formatHex(proof)).isEqualTo(vectors.path("ntProofStr").asText());
        assertThat(HEX.formatHex(NtlmHashes.sessionKey(key, proof)))
                .isEqualTo(vectors.path("sessionBaseKey").asText());
        assertThat(HEX.formatHex(NtlmHashes.lmResponse(key, challenge, mine)))
                .isEqualTo(vectors.path("lmv2Response").asText());
    }

    /** RFC 1320, A.5. */
    @Test
    void theHashIsThatOfTheStandardForTextsOfAnyLength() {
        assertThat(HEX.formatHex(Md4.digest(new byte[0]))).isEqualTo("31d6cfe0d16ae931b73c59d7e0c089c0");
        assertThat(HEX.formatHex(
                        Md4.digest("12345678901234567890123456789012345678901234567890123456789012345678901234567890"
                                .getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo("e33b4ddc9c38f2199c3e7b164fcc0536");
    }

    @Test
    void theMessagesAreThoseOfACapturedHandshake() throws IOException {
        List<byte[]> captured = Pattern.compile("NTLM (TlRM\\S+)")
                .matcher(new String(resource("ntlm-http-handshake.http.txt"), StandardCharsets.UTF_8))
                .results()
                .map(match -> match.group(1))
                .map(Base64.getDecoder()::decode)
                .toList();
        byte[] theirs = captured.get(2);
        NtlmChallenge challenge = NtlmChallenge.read(captured.get(1));

        byte[] mine = new NtlmMessages(new Auth.Ntlm("CORP", "svc_hub", "x"), "HUB01", () -> hex("aabbccddeeff0011"))
                .authenticate(challenge);

        assertThat(NtlmMessages.negotiate()).isEqualTo(captured.get(0));
        for (int field : new int[] {12, 28, 36, 44}) {
            assertThat(field(mine, field)).as("the field at " + field).isEqualTo(field(theirs, field));
        }
        assertThat(Arrays.copyOfRange(mine, 60, 72))
                .as("flags and version")
                .isEqualTo(Arrays.copyOfRange(theirs, 60, 72));
        byte[] response = field(mine, 20);
        byte[] captured3 = field(theirs, 20);
        int withoutEnd = captured3.length - 8;
        assertThat(Arrays.copyOfRange(response, 16, withoutEnd))
                .as("time, challenge and target as they were, up to the end of the pairs")
                .isEqualTo(Arrays.copyOfRange(captured3, 16, withoutEnd));
        assertThat(Arrays.copyOfRange(response, withoutEnd, response.length))
                .as("then the announcement of the integrity code")
                .isEqualTo(hex("06000400020000000000000000000000"));
        assertThat(Arrays.copyOfRange(mine, 72, 88)).as("the code itself").isNotEqualTo(new byte[16]);
    }

    @Test
    void whatIsNoChallengeIsRefused() {
        assertThatThrownBy(() -> NtlmChallenge.read(new byte[60])).isInstanceOf(IOException.class);
        byte[] cut = NtlmMessages.negotiate();
        assertThatThrownBy(() -> NtlmChallenge.read(cut)).isInstanceOf(IOException.class);
    }

    private static byte[] field(byte[] message, int at) {
        int length = (message[at] & 0xff) + 256 * (message[at + 1] & 0xff);
        int from = (message[at + 4] & 0xff) + 256 * (message[at + 5] & 0xff);
        return Arrays.copyOfRange(message, from, from + length);
    }

    private static byte[] hex(JsonNode vectors, String name) {
        return hex(vectors.path(name).asText());
    }

    private static byte[] hex(String text) {
        return HEX.parseHex(text);
    }

    static byte[] resource(String name) throws IOException {
        try (InputStream in = NtlmTest.class.getResourceAsStream("/login/" + name)) {
            return in.readAllBytes();
        }
    }
}
