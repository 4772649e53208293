package org.floris.journal.sealing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals payloads with AES-256-GCM. A sealed value is
 *
 * <pre>
 * version 1 | id of the key, 4 bytes | nonce, 12 bytes | ciphertext and tag
 * </pre>
 *
 * and everything before the ciphertext, and the {@link Place}, is authenticated with it. Any number of threads may use
 * it; a value of a kilobyte takes microseconds.
 */
public final class PayloadCipher {
    private static final byte VERSION = 1;
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;
    private static final int HEADER_LENGTH = 1 + SealingKey.ID_LENGTH + NONCE_LENGTH;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyRing keys;

    PayloadCipher(KeyRing keys) {
        this.keys = keys;
    }

    /** Seals with the current key; another value each time. */
    public byte[] seal(Place place, byte[] clear) {
        byte[] nonce = new byte[NONCE_LENGTH];
        RANDOM.nextBytes(nonce);
        SealingKey key = keys.current();
        byte[] header = ByteBuffer.allocate(HEADER_LENGTH)
                .put(VERSION)
                .put(key.idBytes())
                .put(nonce)
                .array();
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, header, place);
            byte[] sealed = Arrays.copyOf(header, HEADER_LENGTH + cipher.getOutputSize(clear.length));
            cipher.doFinal(clear, 0, clear.length, sealed, HEADER_LENGTH);
            return sealed;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-GCM of the Java runtime does not work", impossible);
        }
    }

    public byte[] seal(Place place, String clear) {
        return seal(place, clear.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws SealedPayloadException when its key is not there, or it was not sealed for this place */
    public byte[] open(Place place, byte[] sealed) {
        String keyId = keyIdOf(sealed);
        if (sealed.length < HEADER_LENGTH + TAG_BITS / 8 || sealed[0] != VERSION) {
            throw SealedPayloadException.damaged(place, keyId, null);
        }
        SealingKey key = keys.find(keyId).orElseThrow(() -> SealedPayloadException.withoutKey(place, keyId));
        byte[] header = Arrays.copyOf(sealed, HEADER_LENGTH);
        try {
            return cipher(Cipher.DECRYPT_MODE, key, header, place)
                    .doFinal(sealed, HEADER_LENGTH, sealed.length - HEADER_LENGTH);
        } catch (AEADBadTagException changed) {
            throw SealedPayloadException.damaged(place, keyId, changed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-GCM of the Java runtime does not work", impossible);
        }
    }

    public String openText(Place place, byte[] sealed) {
        return new String(open(place, sealed), StandardCharsets.UTF_8);
    }

    /** The id of the key that seals now. */
    public String currentKeyId() {
        return keys.current().id();
    }

    /** The ids of the keys that open. */
    public Set<String> keyIds() {
        return keys.ids();
    }

    /** The id of the key that a value was sealed with. */
    public static String keyIdOf(byte[] sealed) {
        int end = 1 + SealingKey.ID_LENGTH;
        return sealed.length < end ? "unknown" : HexFormat.of().formatHex(sealed, 1, end);
    }

    private static Cipher cipher(int mode, SealingKey key, byte[] header, Place place) throws GeneralSecurityException {
        byte[] where = place.bytes();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode,
                key.derivedFor(where),
                new GCMParameterSpec(TAG_BITS, header, HEADER_LENGTH - NONCE_LENGTH, NONCE_LENGTH));
        cipher.updateAAD(header);
        cipher.updateAAD(where);
        return cipher;
    }
}
