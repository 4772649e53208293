package org.floris.login;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The hub's address as the caller of a request sees it: scheme, host and port. */
@Component
public class PublicAddress {
    private static final String HTTPS = "https://";

    private final LoginSettings settings;
    private final Environment environment;

    PublicAddress(LoginSettings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    /** By which he came, what a proxy in front says of it included, unless it is set. */
    public String of(HttpServletRequest request) {
        if (!settings.address().isEmpty()) {
            return settings.address().replaceAll("/$", "");
        }
        StringBuffer url = request.getRequestURL();
        return url.substring(0, url.length() - request.getRequestURI().length());
    }

    /** The same over HTTPS, where there is such a way: what claims-based clients insist on. */
    public String secure(HttpServletRequest request) {
        String address = of(request);
        String port = environment.getProperty(HttpsPort.OPEN_AT);
        return address.startsWith(HTTPS) || port == null || !settings.address().isEmpty()
                ? address
                : HTTPS + host(address) + ':' + port;
    }

    private static String host(String address) {
        String authority = URI.create(address).getRawAuthority();
        return authority.replaceAll(":\\d+$", "");
    }
}
