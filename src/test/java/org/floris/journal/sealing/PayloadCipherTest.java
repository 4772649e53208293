package org.floris.journal.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadCipherTest {
    private static final String TEXT = "Иванова Мария, +7 905 123-45-67";
    private static final String FIRST = key(1);
    private static final String SECOND = key(2);

    private final Place place = new Place("exchange.change", UUID.randomUUID());
    private final PayloadCipher cipher = cipher(FIRST);

    @Test
    void whatIsSealedOpensInItsPlaceAndShowsNothing() {
        byte[] sealed = cipher.seal(place, TEXT);

        assertThat(cipher.openText(place, sealed)).isEqualTo(TEXT);
        assertThat(new String(sealed, StandardCharsets.UTF_8)).doesNotContain("Иванова", "905");
        assertThat(cipher.seal(place, TEXT)).isNotEqualTo(sealed);
    }

    @Test
    void nothingAtAllCanBeSealedToo() {
        assertThat(cipher.open(place, cipher.seal(place, new byte[0]))).isEmpty();
    }

    @Test
    void aValueThatWasMovedToAnotherRowOrColumnDoesNotOpen() {
        byte[] sealed = cipher.seal(place, TEXT);

        assertDoesNotOpen(cipher, new Place(place.column(), UUID.randomUUID()), sealed);
        assertDoesNotOpen(cipher, new Place("exchange.before", place.row()), sealed);
    }

    @Test
    void aValueOfWhichOneBitWasChangedDoesNotOpen() {
        byte[] sealed = cipher.seal(place, TEXT);
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertDoesNotOpen(cipher, place, changed);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 5, 16, 17, 32})
    void aValueThatWasCutOffDoesNotOpen(int length) {
        byte[] sealed = java.util.Arrays.copyOf(cipher.seal(place, TEXT), length);

        assertDoesNotOpen(cipher, place, sealed);
    }

    @Test
    void afterARotationTheNewKeySealsAndTheOldOneStillOpens() {
        byte[] old = cipher.seal(place, TEXT);
        PayloadCipher rotated = cipher(SECOND, FIRST);

        byte[] young = rotated.seal(place, TEXT);

        assertThat(rotated.openText(place, old)).isEqualTo(TEXT);
        assertThat(rotated.openText(place, young)).isEqualTo(TEXT);
        assertThat(PayloadCipher.keyIdOf(young)).isEqualTo(rotated.currentKeyId());
        assertThat(PayloadCipher.keyIdOf(old)).isNotEqualTo(rotated.currentKeyId());
        assertThat(rotated.keyIds()).containsExactlyInAnyOrder(cipher.currentKeyId(), rotated.currentKeyId());
    }

    @Test
    void withoutTheKeyItIsSaidWhichOneIsNeeded() {
        byte[] sealed = cipher.seal(place, TEXT);

        assertThatThrownBy(() -> cipher(SECOND).open(place, sealed))
                .isInstanceOfSatisfying(SealedPayloadException.class, missing -> {
                    assertThat(missing.keyId()).isEqualTo(cipher.currentKeyId());
                    assertThat(missing.code()).isEqualTo(ErrorCode.PAYLOAD_SEALED);
                })
                .hasMessageContaining(cipher.currentKeyId())
                .hasMessageContaining("FLORIS_JOURNAL_OLDKEYS");
    }

    @Test
    void whatIsNoKeyIsRefusedWithoutBeingRepeated() {
        String secret = "correct horse battery staple";
        String tooShort = Base64.getEncoder().encodeToString(new byte[16]);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> cipher(secret))
                .withMessageContaining("FLORIS_JOURNAL_KEY is not Base64")
                .withMessageNotContaining(secret);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cipher(FIRST, SECOND, tooShort))
                .withMessageContaining("Key 2 of FLORIS_JOURNAL_OLDKEYS holds 128 bits")
                .withMessageNotContaining(tooShort);
    }

    @Test
    void noTextOfTheSettingsShowsAKey() {
        assertThat(new SealingSettings(FIRST, List.of(SECOND)))
                .asString()
                .doesNotContain(FIRST)
                .doesNotContain(SECOND);
        assertThat(SealingKey.parse(FIRST, "a test")).asString().doesNotContain(FIRST);
    }

    private static void assertDoesNotOpen(PayloadCipher cipher, Place place, byte[] sealed) {
        assertThatThrownBy(() -> cipher.open(place, sealed))
                .isInstanceOf(FlorisException.class)
                .isInstanceOf(SealedPayloadException.class)
                .hasMessageContaining(place.row().toString());
    }

    static PayloadCipher cipher(String key, String... oldKeys) {
        return new PayloadCipher(new KeyRing(new SealingSettings(key, List.of(oldKeys))));
    }

    private static String key(int seed) {
        byte[] secret = new byte[32];
        new java.util.Random(seed).nextBytes(secret);
        return Base64.getEncoder().encodeToString(secret);
    }
}
