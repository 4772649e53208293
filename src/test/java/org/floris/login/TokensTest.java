package org.floris.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {
    private static final Instant NOW = Instant.parse("2026-11-23T08:06:24Z");
    private static final byte[] PROOF = "a proof key of thirty-two bytes.".getBytes(StandardCharsets.UTF_8);

    private static Path file;

    private final Tokens tokens = tokens(NOW);
    private final Tokens.Issued issued = tokens.issue("forsage", "BANK\\ivanov", "p@ss<&>word", PROOF);

    @BeforeAll
    static void aCertificate(@TempDir Path directory) {
        file = directory.resolve("facade.p12");
    }

    private static Tokens tokens(Instant at) {
        return new Tokens(TestSecurity.keys(file), Duration.ofHours(8), Clock.fixed(at, ZoneOffset.UTC));
    }

    @Test
    void anotherReplicaWithTheSameKeyOpensIt() {
        Tokens.Opened opened = tokens(NOW).open(issued.carried());

        assertThat(opened.id()).isEqualTo(issued.id());
        assertThat(opened.user()).isEqualTo("BANK\\ivanov");
        assertThat(opened.proof()).isEqualTo(PROOF);
        assertThat(opened.isFor("forsage")).isTrue();
        assertThat(opened.isFor("loris")).isFalse();
        assertThat(tokens(NOW).authorization(issued.carried())).isEqualTo(Basic.header("BANK\\ivanov", "p@ss<&>word"));
    }

    @Test
    void aHubWithAnotherKeyRefusesIt(@TempDir Path elsewhere) {
        Tokens other = new Tokens(
                TestSecurity.keys(elsewhere.resolve("other.p12")),
                Duration.ofHours(8),
                Clock.fixed(NOW, ZoneOffset.UTC));

        refuses(other, issued.carried());
    }

    @Test
    void itHoldsForItsLifetimeAndNoLonger() {
        assertThat(tokens(NOW.plus(Duration.ofMinutes(479))).open(issued.carried()))
                .isNotNull();
        refuses(tokens(NOW.plus(Duration.ofHours(8))), issued.carried());
    }

    @Test
    void aTokenThatWasChangedAnywhereIsRefused() {
        byte[] content = Base64.getDecoder().decode(issued.carried().content());
        for (int place : List.of(0, 16, content.length / 2, content.length - 1)) {
            byte[] changed = content.clone();
            changed[place] ^= 1;
            refuses(
                    tokens,
                    new SealedToken(
                            issued.carried().encryptedKey(), Base64.getEncoder().encodeToString(changed)));
        }
        refuses(tokens, new SealedToken(issued.carried().encryptedKey(), "AAAA"));
        refuses(tokens, new SealedToken("no base64!", issued.carried().content()));
    }

    @Test
    void nothingOfItStandsThereInTheClear() {
        String everything =
                new String(Base64.getDecoder().decode(issued.carried().content()), StandardCharsets.UTF_8);

        assertThat(everything).doesNotContain("ivanov", "p@ss");
        assertThat(issued + "" + tokens.open(issued.carried())).doesNotContain("p@ss");
    }

    private static void refuses(Tokens hub, SealedToken token) {
        assertThatThrownBy(() -> hub.open(token))
                .isInstanceOfSatisfying(NotLoggedInException.class, refused -> assertThat(refused.fault())
                        .isEqualTo(SecurityFault.INVALID_SECURITY));
    }
}
