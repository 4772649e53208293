package org.floris.sandbox.crm.login;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A client's third message, examined by a server that knows the other two and asks for the password. */
record NtlmProof(byte[] negotiate, byte[] challenge, byte[] message) {
    private static final int RESPONSE = 20;
    private static final int DOMAIN = 28;
    private static final int USER = 36;
    private static final int MIC_AT = 72;

    String user() {
        return new String(field(USER), StandardCharsets.UTF_16LE);
    }

    /** Whether the client knows this password, and nobody has touched what was said. */
    boolean holds(String password) {
        byte[] response = field(RESPONSE);
        if (response.length < 44) {
            return false;
        }
        String name = user().toUpperCase(Locale.ROOT) + new String(field(DOMAIN), StandardCharsets.UTF_16LE);
        byte[] key = hmac(new PasswordHash(password).bytes(), name.getBytes(StandardCharsets.UTF_16LE));
        byte[] rest = Arrays.copyOfRange(response, 16, response.length);
        byte[] proof = Arrays.copyOf(response, 16);
        byte[] expected = hmac(key, Arrays.copyOfRange(challenge, 24, 32), rest);
        return MessageDigest.isEqual(expected, proof) && (!signed(rest) || untouched(hmac(key, proof)));
    }

    private boolean untouched(byte[] sessionKey) {
        byte[] blank = message.clone();
        Arrays.fill(blank, MIC_AT, MIC_AT + 16, (byte) 0);
        byte[] code = Arrays.copyOfRange(message, MIC_AT, MIC_AT + 16);
        return MessageDigest.isEqual(hmac(sessionKey, negotiate, challenge, blank), code);
    }

    /** Whether the pair MsvAvFlags announces a code over all three messages. */
    private static boolean signed(byte[] rest) {
        int at = 28;
        while (at + 4 <= rest.length) {
            int id = rest[at] & 0xff;
            int length = (rest[at + 2] & 0xff) + 256 * (rest[at + 3] & 0xff);
            if (id == 6) {
                return (rest[at + 4] & 2) != 0;
            }
            if (id == 0) {
                return false;
            }
            at += 4 + length;
        }
        return false;
    }

    private byte[] field(int at) {
        int length = (message[at] & 0xff) + 256 * (message[at + 1] & 0xff);
        int from = (message[at + 4] & 0xff) + 256 * (message[at + 5] & 0xff);
        if (from + length > message.length) {
            throw new IllegalArgumentException("A field lies outside of the message");
        }
        return Arrays.copyOfRange(message, from, from + length);
    }

    private static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacMD5");
            mac.init(new SecretKeySpec(key, "HmacMD5"));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
