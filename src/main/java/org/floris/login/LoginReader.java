package org.floris.login;

import java.util.Optional;
import org.floris.login.Login.Way;
import org.floris.login.ShownSecurity.UsernameToken;

/** In which way a caller logs in, and what the hub can check of it before the CRM is asked. */
final class LoginReader {
    private final CertificateUsers certificates;
    private final PasswordDigests digests;
    private final Tokens tokens;
    private final Freshness freshness;

    LoginReader(CertificateUsers certificates, PasswordDigests digests, Tokens tokens, Freshness freshness) {
        this.certificates = certificates;
        this.digests = digests;
        this.tokens = tokens;
        this.freshness = freshness;
    }

    /**
     * What stands in the message goes before what stands around it.
     *
     * @throws NotLoggedInException without anything that logs in, or with something that does not hold
     */
    Login read(String system, Presented presented) {
        Optional<Login> inMessage =
                presented.security().map(ShownSecurity::of).flatMap(shown -> inMessage(system, shown));
        if (inMessage.isPresent()) {
            return inMessage.get();
        }
        String authorization = presented.authorization();
        if (Basic.is(authorization)) {
            return new Login.Asked(Way.BASIC, Basic.nameIn(authorization), authorization, () -> authorization);
        }
        if (presented.certificates().length > 0) {
            return certificates.userOf(system, presented.certificates());
        }
        throw new NotLoggedInException(
                SecurityFault.CHALLENGE,
                "Log in as a user of " + system
                        + ": with HTTP Basic, a UsernameToken, a token of the token service, or a"
                        + " client certificate.");
    }

    private Optional<Login> inMessage(String system, ShownSecurity shown) {
        Optional<UsernameToken> named = shown.usernameToken();
        if (named.isPresent()) {
            shown.requireFresh(freshness, Freshness.OF_MESSAGES, SecurityFault.INVALID_SECURITY);
            return Optional.of(named.get().digest() ? digests.check(named.get()) : byText(named.get()));
        }
        return shown.token().map(carried -> byToken(system, shown, carried));
    }

    static Login.Asked byText(UsernameToken token) {
        String authorization = Basic.header(token.name(), token.password());
        return new Login.Asked(Way.USERNAME_TOKEN, token.name(), authorization, () -> authorization);
    }

    private Login byToken(String system, ShownSecurity shown, SealedToken carried) {
        Tokens.Opened token = tokens.open(carried);
        if (!token.isFor(system)) {
            throw SecurityFault.invalid(" Its token was issued for " + token.system() + ", not for " + system + ".");
        }
        SignedTimestamp.verify(shown, token, freshness);
        return new Login.Asked(Way.TOKEN, token.user(), carried.key(), () -> tokens.authorization(carried));
    }
}
