package org.floris.login;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key by which a client proves that a token is his.
 *
 * @param hubsPart where the client has given a part of his own: from both the key is computed (WS-Trust 1.3, PSHA1)
 */
record ProofKey(byte[] key, Optional<byte[]> hubsPart) {
    /** @param fresh random bytes, as many as the key has */
    static ProofKey of(Optional<byte[]> clientsPart, byte[] fresh) {
        return clientsPart
                .map(part -> new ProofKey(computed(part, fresh, fresh.length), Optional.of(fresh)))
                .orElseGet(() -> new ProofKey(fresh, Optional.empty()));
    }

    /** P_SHA1 of TLS 1.0 (RFC 2246, section 5). */
    static byte[] computed(byte[] secret, byte[] seed, int length) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.length == 0 ? new byte[1] : secret, "HmacSHA1"));
            byte[] key = new byte[0];
            byte[] a = seed;
            while (key.length < length) {
                a = mac.doFinal(a);
                mac.update(a);
                byte[] block = mac.doFinal(seed);
                int before = key.length;
                key = Arrays.copyOf(key, before + block.length);
                System.arraycopy(block, 0, key, before, block.length);
            }
            return Arrays.copyOf(key, length);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "ProofKey[]";
    }
}
