package org.floris.sandbox.crm.login;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.floris.sandbox.Guarded;
import org.floris.sandbox.crm.Accounts;
import org.floris.sandbox.crm.Caller;

/** How callers log in to a simulated system. */
public interface Gate {
    /** @return the account of a call, or null when it has been answered with a refusal or a challenge */
    Caller enter(HttpExchange exchange, byte[] message) throws IOException;

    /** Forgets tokens and logged-in connections, as a restart of the server does. */
    default void forget() {}

    /**
     * What else is served for this way in.
     *
     * @param apology how it tells that it has failed
     */
    record Service(String path, HttpHandler handler, Guarded.Apology apology) {}

    /** The token service of this way in, if it has one. */
    default Optional<Service> service() {
        return Optional.empty();
    }

    /**
     * @param kind     basic, ntlm, ws-trust or oauth2
     * @param accounts wait until the data are there
     * @param tokens   how the token service behaves
     */
    static Gate of(String kind, Supplier<Accounts> accounts, TokenService tokens) {
        return switch (kind) {
            case "basic" -> new BasicGate(accounts);
            case "ntlm" -> new NtlmGate(accounts);
            case "ws-trust" -> new ClaimsGate(accounts, tokens);
            case "oauth2" -> new BearerGate(accounts, tokens);
            default ->
                throw new IllegalArgumentException(
                        "floris.sandbox.logins: " + kind + " is none of basic, ntlm, ws-trust, oauth2.");
        };
    }

    /** Answers with a text and nothing more. */
    static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes("UTF-8");
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }
}
