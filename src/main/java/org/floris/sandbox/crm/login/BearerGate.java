package org.floris.sandbox.crm.login;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.floris.sandbox.crm.Accounts;
import org.floris.sandbox.crm.Caller;

/** Bearer tokens, and the service at {@code /adfs/oauth2/token} that gives them for client credentials. */
final class BearerGate implements Gate {
    private final Supplier<Accounts> accounts;
    private final TokenService service;
    private final Map<String, Issued> tokens = new ConcurrentHashMap<>();

    private record Issued(Caller account, Instant until) {}

    BearerGate(Supplier<Accounts> accounts, TokenService service) {
        this.accounts = accounts;
        this.service = service;
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
    public Optional<Service> service() {
        return Optional.of(
                new Service("/adfs/oauth2/token", this::issue, exchange -> refuse(exchange, 500, "server_error")));
    }

    private void issue(HttpExchange exchange) throws IOException {
        if (service.isAway()) {
            exchange.close();
            return;
        }
        Map<String, String> form;
        try {
            form = form(exchange);
        } catch (IllegalArgumentException notEncoded) {
            refuse(exchange, 400, "invalid_request");
            return;
        }
        String secret = form.get("client_secret");
        Caller client = accounts.get()
                .logIn(form.getOrDefault("client_id", ""), password -> service.isClientSecret(secret, password));
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
        Duration life = service.issue();
        tokens.put(token, new Issued(account, Instant.now().plus(life)));
        Gate.answer(
                exchange,
                200,
                "application/json",
                "{\"access_token\":\"" + token + "\",\"token_type\":\"bearer\",\"expires_in\":" + life.toSeconds()
                        + "}");
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
