package org.floris.login;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.floris.connector.dynamics.SecurityHeader;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslStoreBundle;

/** Security headers as clients in the field write them, by hand and with their own prefixes. */
final class TestSecurity {
    static final String PASSWORD_TYPES =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#";

    private TestSecurity() {}

    /** The keys of a hub whose certificate stands in {@code file}; made where it is not there yet. */
    static TokenKeys keys(Path file) {
        DefaultSslBundleRegistry bundles = new DefaultSslBundleRegistry();
        bundles.registerBundle("facade", bundle(file));
        return new TokenKeys(bundles, "facade");
    }

    static SslBundle bundle(Path file) {
        return SslBundle.of(
                SslStoreBundle.of(SandboxCertificate.keyStore(file), SandboxCertificate.PASSWORD, null),
                SslBundleKey.of(SandboxCertificate.PASSWORD, SandboxCertificate.ALIAS));
    }

    static Certificate certificate(Path file) {
        try {
            return SandboxCertificate.keyStore(file).getCertificate(SandboxCertificate.ALIAS);
        } catch (GeneralSecurityException broken) {
            throw new AssertionError(broken);
        }
    }

    static SecurityHeader header(String content) {
        return new SecurityHeader(
                "<o:Security s:mustUnderstand=\"1\" xmlns:o=\"" + Xml.SECURITY + "\">" + content + "</o:Security>",
                Map.of("s", "http://www.w3.org/2003/05/soap-envelope", "u", Xml.UTILITY));
    }

    static Presented presented(String content) {
        return new Presented(null, Optional.of(header(content)), new java.security.cert.X509Certificate[0], "10.0.0.1");
    }

    static String username(String name, String type, String password, String more) {
        return "<o:UsernameToken><o:Username>" + name + "</o:Username><o:Password Type=\"" + PASSWORD_TYPES + type
                + "\">" + password + "</o:Password>" + more + "</o:UsernameToken>";
    }

    static String digest(String name, String password, byte[] nonce, String created) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-1");
            sha.update(nonce);
            sha.update(created.getBytes(StandardCharsets.UTF_8));
            String value = Base64.getEncoder().encodeToString(sha.digest(password.getBytes(StandardCharsets.UTF_8)));
            return username(
                    name,
                    "PasswordDigest",
                    value,
                    "<o:Nonce>" + Base64.getEncoder().encodeToString(nonce) + "</o:Nonce><u:Created>" + created
                            + "</u:Created>");
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static String timestamp(Instant created, Instant expires) {
        return "<u:Timestamp xmlns:u=\"" + Xml.UTILITY + "\" u:Id=\"_0\"><u:Created>" + created
                + "</u:Created><u:Expires>" + expires + "</u:Expires></u:Timestamp>";
    }

    static String encrypted(SealedToken token) {
        return """
                <xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#">
                <KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><e:EncryptedKey xmlns:e="http://www.w3.org/2001/04/xmlenc#">
                <e:CipherData><e:CipherValue>%s
                </e:CipherValue></e:CipherData></e:EncryptedKey></KeyInfo>
                <xenc:CipherData><xenc:CipherValue>%s</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData>"""
                .formatted(token.encryptedKey(), token.content());
    }

    /** Signs the time stamp as it is written, which is its canonical form. */
    static String signature(String timestamp, byte[] key, String keyIdentifier) {
        try {
            String digest = Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-1").digest(timestamp.getBytes(StandardCharsets.UTF_8)));
            String info = "<SignedInfo xmlns=\"http://www.w3.org/2000/09/xmldsig#\"><CanonicalizationMethod"
                    + " Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"></CanonicalizationMethod><SignatureMethod"
                    + " Algorithm=\"http://www.w3.org/2000/09/xmldsig#hmac-sha1\"></SignatureMethod><Reference"
                    + " URI=\"#_0\"><Transforms><Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"></Transform>"
                    + "</Transforms><DigestMethod Algorithm=\"http://www.w3.org/2000/09/xmldsig#sha1\"></DigestMethod>"
                    + "<DigestValue>" + digest + "</DigestValue></Reference></SignedInfo>";
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            String value = Base64.getEncoder().encodeToString(mac.doFinal(info.getBytes(StandardCharsets.UTF_8)));
            return "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\">"
                    + info.replace(" xmlns=\"http://www.w3.org/2000/09/xmldsig#\"", "") + "<SignatureValue>" + value
                    + "</SignatureValue><KeyInfo><o:SecurityTokenReference><o:KeyIdentifier>" + keyIdentifier
                    + "</o:KeyIdentifier></o:SecurityTokenReference></KeyInfo></Signature>";
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
