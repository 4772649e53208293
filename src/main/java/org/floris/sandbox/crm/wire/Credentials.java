package org.floris.sandbox.crm.wire;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.floris.sandbox.crm.Accounts;
import org.floris.sandbox.crm.Caller;

/** HTTP Basic. */
final class Credentials {
    private Credentials() {}

    /** The account of a request, or null when it has none or a wrong one. */
    static Caller of(HttpExchange exchange, Accounts accounts) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return null;
        }
        try {
            String pair =
                    new String(Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? null : accounts.logIn(pair.substring(0, colon), pair.substring(colon + 1));
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }
}
