package org.floris.connector.login;

import java.net.URI;
import java.time.Clock;
import org.floris.connector.settings.Auth;
import org.floris.connector.settings.ConnectorSettings;

/** The way in that a system's {@code connector.yaml} names. */
public final class SystemLogins {
    private SystemLogins() {}

    /** @param service the address that is called, whom a token is for unless the settings say otherwise */
    public static SystemHttp of(ConnectorSettings settings, URI service, BodyReader bodies) {
        Auth auth = settings.auth();
        if (auth instanceof Auth.Ntlm ntlm) {
            return new NtlmHttp(settings, ntlm, bodies);
        }
        Http http = Http.toSystem(settings, bodies);
        if (auth instanceof Auth.Basic basic) {
            return new HeaderHttp(http, basic);
        }
        Http tokens = Http.toTokenService(settings, bodies);
        if (auth instanceof Auth.OAuth2 oauth) {
            return withTokens(settings, http, new BearerTokens(oauth, tokens), new BearerLogin());
        }
        Auth.WsTrust trust = (Auth.WsTrust) auth;
        URI appliesTo = trust.appliesTo().orElse(service);
        return withTokens(
                settings, http, new ClaimsTokens(trust, appliesTo, tokens), new ClaimsLogin(Clock.systemUTC()));
    }

    private static <T> SystemHttp withTokens(
            ConnectorSettings settings, Http http, TokenSource<T> source, TokenHttp.Carrying<T> carrying) {
        TokenKeeper<T> keeper = new TokenKeeper<>(settings.system(), source, Clock.systemUTC());
        return new TokenHttp<>(http, source, keeper, carrying);
    }
}
