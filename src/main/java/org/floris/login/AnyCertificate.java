package org.floris.login;

import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

/**
 * Lets every client certificate through the handshake, which proves that the client has its key. Whether it is trusted
 * is decided by {@link CertificateUsers}, before anybody is believed to be somebody.
 */
public final class AnyCertificate implements X509TrustManager {
    private static final X509Certificate[] NONE = {};

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    /** The hub calls nobody through this manager. */
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return NONE;
    }
}
