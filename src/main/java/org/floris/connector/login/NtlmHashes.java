package org.floris.connector.login;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The keys and proofs of NTLMv2 (MS-NLMP 3.3.2). */
final class NtlmHashes {
    private NtlmHashes() {}

    /** NTOWFv2: the domain stands as it is written, the user in capitals. */
    static byte[] key(String domain, String user, String password) {
        byte[] hash = Md4.digest(password.getBytes(StandardCharsets.UTF_16LE));
        return mac(hash, (user.toUpperCase(Locale.ROOT) + domain).getBytes(StandardCharsets.UTF_16LE));
    }

    /** What the client says beside its proof: when, with which challenge, and to whom. */
    static byte[] temp(byte[] time, byte[] clientChallenge, byte[] targetInfo) {
        return Bytes.join(
                new byte[] {1, 1, 0, 0, 0, 0, 0, 0}, time, clientChallenge, new byte[4], targetInfo, new byte[4]);
    }

    static byte[] proof(byte[] key, byte[] serverChallenge, byte[] temp) {
        return mac(key, serverChallenge, temp);
    }

    static byte[] sessionKey(byte[] key, byte[] proof) {
        return mac(key, proof);
    }

    static byte[] lmResponse(byte[] key, byte[] serverChallenge, byte[] clientChallenge) {
        return Bytes.join(mac(key, serverChallenge, clientChallenge), clientChallenge);
    }

    /** HMAC-MD5. */
    static byte[] mac(byte[] key, byte[]... parts) {
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
