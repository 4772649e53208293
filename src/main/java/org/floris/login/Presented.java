package org.floris.login;

import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.floris.connector.dynamics.SecurityHeader;

/**
 * What a caller shows of himself with a call. It holds secrets.
 *
 * @param authorization the HTTP header, or null
 * @param security      the WS-Security header
 * @param certificates  of the TLS connection, his own first; empty without one
 * @param address       the network address that he calls from
 */
public record Presented(
        String authorization, Optional<SecurityHeader> security, X509Certificate[] certificates, String address) {
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";
    private static final X509Certificate[] NONE = {};

    public static Presented by(HttpServletRequest request, Optional<SecurityHeader> security) {
        String authorization = request.getHeader("Authorization");
        return new Presented(
                authorization,
                security,
                authorization == null && request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain
                        ? chain
                        : NONE,
                request.getRemoteAddr());
    }

    @Override
    public String toString() {
        return "Presented[by " + address + "]";
    }
}
