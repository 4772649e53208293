package org.floris.login;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what a token holds as ADFS does: AES-256-CBC under a key of its own, and that key by RSA-OAEP for the hub's
 * certificate. Behind the cipher text, inside the same value, stands an HMAC over it, so that a token that was tampered
 * with is refused before anything of it is deciphered.
 */
final class TokenSeal {
    private static final String KEY_CIPHER = "RSA/ECB/OAEPWithSHA-1AndMGF1Padding";
    private static final String CONTENT_CIPHER = "AES/CBC/ISO10126Padding";
    private static final int BLOCK = 16;
    private static final int KEY = 32;

    private final SecureRandom random = new SecureRandom();

    SealedToken seal(byte[] content, TokenKeys.Pair pair) {
        try {
            byte[] key = random(KEY);
            byte[] start = random(BLOCK);
            Cipher cipher = Cipher.getInstance(CONTENT_CIPHER);
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(start));
            byte[] cipherText = cipher.doFinal(content);
            byte[] mac = mac(key, start, cipherText);
            Cipher wrap = Cipher.getInstance(KEY_CIPHER);
            wrap.init(Cipher.ENCRYPT_MODE, pair.certificate().getPublicKey());
            return new SealedToken(
                    base64(wrap.doFinal(key)),
                    base64(ByteBuffer.allocate(BLOCK + cipherText.length + mac.length)
                            .put(start)
                            .put(cipherText)
                            .put(mac)
                            .array()));
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("The token service's certificate cannot be used to encrypt", unusable);
        }
    }

    byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** @return empty when it was not sealed for this pair, or was changed since */
    static Optional<byte[]> open(SealedToken token, TokenKeys.Pair pair) {
        try {
            Cipher unwrap = Cipher.getInstance(KEY_CIPHER);
            unwrap.init(Cipher.DECRYPT_MODE, pair.key());
            byte[] key = unwrap.doFinal(Base64.getDecoder().decode(token.encryptedKey()));
            byte[] content = Base64.getDecoder().decode(token.content());
            if (key.length != KEY || content.length < 2 * BLOCK + KEY) {
                return Optional.empty();
            }
            byte[] start = Arrays.copyOf(content, BLOCK);
            byte[] cipherText = Arrays.copyOfRange(content, BLOCK, content.length - KEY);
            byte[] mac = Arrays.copyOfRange(content, content.length - KEY, content.length);
            if (!MessageDigest.isEqual(mac, mac(key, start, cipherText))) {
                return Optional.empty();
            }
            Cipher cipher = Cipher.getInstance(CONTENT_CIPHER);
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(start));
            return Optional.of(cipher.doFinal(cipherText));
        } catch (GeneralSecurityException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static byte[] mac(byte[] key, byte[] start, byte[] cipherText) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        // A key of its own, so that one key has one use.
        byte[] own = mac.doFinal(Xml.bytes("seal of the token"));
        mac.init(new SecretKeySpec(own, "HmacSHA256"));
        mac.update(start);
        return mac.doFinal(cipherText);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
