package org.floris.connector.login;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.floris.canonical.Why;
import org.floris.connector.settings.Auth;

/**
 * Asks for access tokens: for the hub with its client credentials (RFC 6749, section 4.4), for a caller with his name and
 * password (section 4.3).
 */
final class BearerTokens implements TokenSource<String> {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** RFC 6749 lets a service leave it out. */
    private static final Duration UNLESS_SAID = Duration.ofMinutes(5);

    private static final Set<String> WRONG_CREDENTIALS =
            Set.of("invalid_client", "invalid_grant", "unauthorized_client", "access_denied");

    private final Auth.OAuth2 auth;
    private final Http http;

    BearerTokens(Auth.OAuth2 auth, Http http) {
        this.auth = auth;
        this.http = http;
    }

    @Override
    public Issued<String> issue() throws IOException {
        return ask(form("client_credentials"));
    }

    @Override
    public Issued<String> issueTo(Credentials caller) throws IOException {
        List<NameValuePair> form = form("password");
        form.add(new BasicNameValuePair("username", caller.user()));
        form.add(new BasicNameValuePair("password", caller.password()));
        return ask(form);
    }

    private List<NameValuePair> form(String grant) {
        List<NameValuePair> form = new ArrayList<>();
        form.add(new BasicNameValuePair("grant_type", grant));
        form.add(new BasicNameValuePair("client_id", auth.clientId()));
        form.add(new BasicNameValuePair("client_secret", auth.clientSecret()));
        if (!auth.scope().isEmpty()) {
            form.add(new BasicNameValuePair("scope", auth.scope()));
        }
        if (!auth.resource().isEmpty()) {
            form.add(new BasicNameValuePair("resource", auth.resource()));
        }
        return form;
    }

    private Issued<String> ask(List<NameValuePair> form) throws IOException {
        HttpPost request = new HttpPost(auth.tokenService());
        request.setHeader("Accept", "application/json");
        request.setEntity(new UrlEncodedFormEntity(form, StandardCharsets.UTF_8));
        return read(http.send(request));
    }

    static Issued<String> read(Reply reply) throws NoLogInException {
        JsonNode answer;
        try {
            answer = JSON.readTree(reply.body());
        } catch (IOException notJson) {
            throw NoLogInException.notPossible(unreadable(reply.status()), notJson);
        }
        String token = answer.path("access_token").asText();
        String error = answer.path("error").asText();
        if (reply.status() == 200 && !token.isEmpty()) {
            long seconds = answer.path("expires_in").asLong(UNLESS_SAID.toSeconds());
            return new Issued<>(token, Duration.ofSeconds(Math.max(0, seconds)));
        }
        if (WRONG_CREDENTIALS.contains(error)) {
            throw NoLogInException.refused(refusal(reply.status(), error));
        }
        throw NoLogInException.notPossible(
                error.isEmpty() ? unreadable(reply.status()) : refusal(reply.status(), error), null);
    }

    /** @param code one of the protocol's own, never the service's text, which may name the account */
    static Why refusal(int status, String code) {
        return Why.of(
                "token-refused",
                "the token service refuses a token (HTTP {0}, {1})",
                status,
                code.matches("[\\w:.-]{1,60}") ? code : "?");
    }

    static Why unreadable(int status) {
        return Why.of("token-unreadable", "the token service answers HTTP {0} without a token", status);
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
