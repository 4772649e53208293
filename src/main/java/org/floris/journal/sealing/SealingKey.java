package org.floris.journal.sealing;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key of 256 bits. Its id is a digest of it: nobody has to name keys, and none can be given the name of another. No
 * value is sealed with the key itself, but each with one derived from it for the value's place, so that a key may seal
 * any number of values with random nonces.
 */
final class SealingKey {
    static final int ID_LENGTH = 4;
    private static final int LENGTH = 32;
    private static final String DERIVATION = "HmacSHA256";

    private final SecretKeySpec secret;
    private final byte[] id;

    private SealingKey(byte[] secret) {
        this.secret = new SecretKeySpec(secret, DERIVATION);
        this.id = idOf(secret);
    }

    /**
     * @param base64 32 random bytes, as {@code openssl rand -base64 32} writes them
     * @param where  the setting that it comes from, for the message
     * @throws IllegalArgumentException when it is no such key; the message does not hold it
     */
    static SealingKey parse(String base64, String where) {
        byte[] secret;
        try {
            secret = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException(where + " is not Base64; make a key by: openssl rand -base64 32");
        }
        if (secret.length != LENGTH) {
            throw new IllegalArgumentException(where + " holds " + secret.length * 8
                    + " bits and not 256; make a key by: openssl rand -base64 32");
        }
        return new SealingKey(secret);
    }

    String id() {
        return HexFormat.of().formatHex(id);
    }

    byte[] idBytes() {
        return id.clone();
    }

    SecretKey derivedFor(byte[] place) throws GeneralSecurityException {
        Mac derivation = Mac.getInstance(DERIVATION);
        derivation.init(secret);
        return new SecretKeySpec(derivation.doFinal(place), "AES");
    }

    @Override
    public String toString() {
        return "SealingKey[" + id() + "]";
    }

    private static byte[] idOf(byte[] secret) {
        try {
            return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(secret), ID_LENGTH);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
