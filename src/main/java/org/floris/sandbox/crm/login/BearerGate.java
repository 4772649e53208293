package org.floris.sandbox.crm.login;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.floris.sandbox.crm.Accounts;
import org.floris.sandbox.crm.Caller;

/** Bearer tokens, and the service at {@code /adfs/oauth2/token} that gives them for client credentials. */
final class BearerGate implements Gate {
    private static final int GOOD_FOR = 3_600;

    private final Supplier<Accounts> accounts;
    private final Map<String, Issued> tokens = new ConcurrentHashMap<>();

    private record Issued(Caller account, Instant until) {}

    BearerGate(Supplier<Accounts> accounts) {
        this.accounts = accounts;
    }

    @Override
    public Caller enter(HttpExchange exchange, byte[] message) throws IOException {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        Issued issued = header == null || !header.startsWith("Bearer ") ? null : tokens.get(header.substring(7));
        if (issued == null || issued.until().isBefore(Instant.now())) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            Gate.answer(exchange, 401, "text/plain", "");
            return null;
        }
        return issued.account();
    }

    @Override
    public void forget() {
        tokens.clear();
    }

    @Override
    public void serve(HttpServer server) {
        server.createContext("/adfs/oauth2/token", this::issue);
    }

    private void issue(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(exchange);
        Caller client = accounts.get().logIn(form.getOrDefault("client_id", ""), form.get("client_secret"));
        String grant = form.getOrDefault("grant_type", "");
        if (client == null) {
            refuse(exchange, 401, "invalid_client");
        } else if (grant.equals("client_credentials")) {
            issue(exchange, client);
        } else if (grant.equals("password")) {
            Caller user = accounts.get().logIn(form.getOrDefault("username", ""), form.get("password"));
            if (user == null) {
                refuse(exchange, 400, "invalid_grant");
            } else {
                issue(exchange, user);
            }
        } else {
            refuse(exchange, 400, "unsupported_grant_type");
        }
    }

    private static void refuse(HttpExchange exchange, int status, String error) throws IOException {
        Gate.answer(exchange, status, "application/json", "{\"error\":\"" + error + "\"}");
    }

    private void issue(HttpExchange exchange, Caller account) throws IOException {
        String token = UUID.randomUUID().toString();
        tokens.put(token, new Issued(account, Instant.now().plusSeconds(GOOD_FOR)));
        Gate.answer(
                exchange,
                200,
                "application/json",
                "{\"access_token\":\"" + token + "\",\"token_type\":\"bearer\",\"expires_in\":" + GOOD_FOR + "}");
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readNBytes(64 * 1024), StandardCharsets.UTF_8);
        Map<String, String> form = new HashMap<>();
        for (String pair : body.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }
}
