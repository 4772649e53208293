package org.floris.login;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A token as clients carry it.
 *
 * @param encryptedKey the content's key, for the hub's certificate; in base64
 * @param content      what only the hub can read; in base64
 */
record SealedToken(String encryptedKey, String content) {
    /** The same for the same token. */
    String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Xml.bytes(encryptedKey));
            return HexFormat.of().formatHex(digest.digest(Xml.bytes(content)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** By which the log-in with it is known again. */
    String key() {
        return "Token " + digest();
    }

    @Override
    public String toString() {
        return "SealedToken[]";
    }
}
