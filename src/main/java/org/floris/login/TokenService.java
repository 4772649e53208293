package org.floris.login;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.floris.connector.Connectors;
import org.floris.connector.dynamics.DialectEndpoint;
import org.floris.login.Login.Way;
import org.floris.login.ShownSecurity.UsernameToken;

/** Issues tokens to users whom their CRM knows: WS-Trust 1.3, {@code usernamemixed}. */
final class TokenService {
    private static final Pattern SYSTEM = Pattern.compile("^https?://[^/]+/xrm/([^/?#]+)(?:[/?#].*)?$");
    private static final String UNTRUSTED = "ID3242: The security token could not be authenticated or authorized.";

    private final Tokens tokens;
    private final CallerLogin login;
    private final Connectors connectors;
    private final Freshness freshness;

    TokenService(Tokens tokens, CallerLogin login, Connectors connectors, Freshness freshness) {
        this.tokens = tokens;
        this.login = login;
        this.connectors = connectors;
        this.freshness = freshness;
    }

    /**
     * @param calledFor the system in whose name the token service was called, where its address names one
     * @return the answer's envelope
     * @throws NotLoggedInException as a fault of the token service
     */
    byte[] issue(TokenRequest request, Optional<String> calledFor, String address) {
        if (!tokens.areIssued()) {
            throw new NotLoggedInException(
                    SecurityFault.REQUEST_UNKNOWN,
                    "This hub issues no tokens: it has no key for them. Set floris.facade.https.bundle, or"
                            + " floris.facade.tokens.bundle.");
        }
        UsernameToken user = user(request);
        String system = system(request, calledFor);
        Map.Entry<String, UUID> known = known(system, user, address);
        ProofKey proof = ProofKey.of(request.entropy(), tokens.random(request.keySize()));
        Tokens.Issued token = tokens.issue(system, user.name(), user.password(), proof.key());
        login.issued(known.getKey(), token.carried().key(), known.getValue());
        return TokenAnswer.write(request, token, proof);
    }

    private UsernameToken user(TokenRequest request) {
        ShownSecurity security = request.security().orElseThrow(TokenService::untrusted);
        security.requireFresh(freshness, Freshness.OF_MESSAGES, SecurityFault.INVALID_SECURITY);
        UsernameToken user = security.usernameToken().orElseThrow(TokenService::untrusted);
        if (user.digest()) {
            throw new NotLoggedInException(
                    SecurityFault.TOKEN_REFUSED,
                    UNTRUSTED + " The token service takes a UsernameToken with #PasswordText.");
        }
        return user;
    }

    /** Empty when neither the address nor the scope names one: such a token is good wherever its user is known. */
    private String system(TokenRequest request, Optional<String> calledFor) {
        Matcher named = SYSTEM.matcher(request.appliesTo());
        Optional<String> asked = named.matches() ? Optional.of(named.group(1)) : calledFor;
        boolean both = named.matches() && calledFor.isPresent();
        if (asked.isPresent() && !served().contains(asked.get())
                || both && !asked.get().equals(calledFor.get())) {
            throw new NotLoggedInException(
                    SecurityFault.SCOPE_UNKNOWN,
                    "ID3082: The request scope is not valid or is unsupported. AppliesTo has to name an Organization"
                            + " Service of this hub.");
        }
        return asked.orElse("");
    }

    /** The first of the systems that lets the user in, and his id there. */
    private Map.Entry<String, UUID> known(String system, UsernameToken user, String address) {
        Login.Asked asked = LoginReader.byText(user).by(Way.TOKEN_SERVICE);
        List<String> systems = system.isEmpty() ? served() : List.of(system);
        NotLoggedInException refused = null;
        for (String each : systems) {
            try {
                return Map.entry(each, login.systemUser(each, asked, Optional.empty(), address));
            } catch (NotLoggedInException stranger) {
                refused = stranger;
            }
        }
        throw new NotLoggedInException(
                SecurityFault.TOKEN_REFUSED, refused == null ? UNTRUSTED : UNTRUSTED + ' ' + refused.getMessage());
    }

    private List<String> served() {
        return connectors.systems().stream()
                .filter(system -> connectors.get(system) instanceof DialectEndpoint)
                .sorted()
                .toList();
    }

    private static NotLoggedInException untrusted() {
        return new NotLoggedInException(SecurityFault.TOKEN_REFUSED, UNTRUSTED + " Send a UsernameToken.");
    }
}
