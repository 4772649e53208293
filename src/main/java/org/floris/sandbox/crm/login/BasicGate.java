package org.floris.sandbox.crm.login;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Supplier;
import org.floris.sandbox.crm.Accounts;
import org.floris.sandbox.crm.Caller;

/** HTTP Basic. */
final class BasicGate implements Gate {
    private final Supplier<Accounts> accounts;

    BasicGate(Supplier<Accounts> accounts) {
        this.accounts = accounts;
    }

    @Override
    public Caller enter(HttpExchange exchange, byte[] message) throws IOException {
        Caller account = account(exchange.getRequestHeaders().getFirst("Authorization"));
        if (account == null) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"Dynamics CRM\"");
            Gate.answer(exchange, 401, "text/plain; charset=utf-8", "Log in with a user of this organisation.");
        }
        return account;
    }

    private Caller account(String header) {
        if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return null;
        }
        try {
            String pair =
                    new String(Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? null : accounts.get().logIn(pair.substring(0, colon), pair.substring(colon + 1));
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }
}
