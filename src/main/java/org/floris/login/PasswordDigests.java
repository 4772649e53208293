package org.floris.login;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.floris.login.Login.Way;
import org.floris.login.ShownSecurity.UsernameToken;

/**
 * UsernameTokens with a digest (UsernameToken Profile 1.0): base64 of SHA-1 over nonce, time and password. The hub must
 * know the password to check it, and remembers each nonce for as long as its message would pass for a new one.
 */
final class PasswordDigests {
    private static final String EVERYBODY_ELSE = "*";
    private static final int MOST_NONCES = 500_000;
    private static final Duration AGE = Freshness.SKEW;

    private final List<LoginSettings.DigestUser> users;
    private final Freshness freshness;
    private final Map<String, Instant> used = new ConcurrentHashMap<>();

    PasswordDigests(List<LoginSettings.DigestUser> users, Freshness freshness) {
        this.users = users;
        this.freshness = freshness;
    }

    /** @throws NotLoggedInException when it does not hold, or the password is not known here */
    Login.Asked check(UsernameToken token) {
        String password = password(token.name())
                .orElseThrow(() -> refused("The hub does not know this user's password, without which it cannot check a"
                        + " digest: send #PasswordText over HTTPS, or name the user in floris.facade.digest-users."));
        String nonce = token.nonce().orElseThrow(() -> refused("A UsernameToken with a digest needs a Nonce."));
        String created = token.created().orElseThrow(() -> refused("A UsernameToken with a digest needs Created."));
        Instant made = freshness.instant(created, SecurityFault.FAILED_AUTHENTICATION);
        freshness.requireMadeWithin(AGE, made, SecurityFault.FAILED_AUTHENTICATION);
        byte[] expected = digest(nonce, created, password);
        if (!MessageDigest.isEqual(expected, Xml.bytes(token.password().trim()))) {
            throw NotLoggedInException.guess(
                    SecurityFault.FAILED_AUTHENTICATION,
                    "This user and password digest are not accepted.",
                    Way.USERNAME_DIGEST,
                    token.name());
        }
        String authorization = Basic.header(token.name(), password);
        return new Login.Asked(
                Way.USERNAME_DIGEST,
                token.name(),
                authorization,
                () -> authorization,
                () -> claim(nonce + ' ' + created, made.plus(AGE)));
    }

    private boolean claim(String nonce, Instant until) {
        if (used.size() >= MOST_NONCES) {
            Instant now = freshness.now();
            used.values().removeIf(over -> over.isBefore(now));
        }
        // Only who knows the password gets here, so nobody else can fill it.
        return used.size() < MOST_NONCES && used.putIfAbsent(nonce, until) == null;
    }

    private Optional<String> password(String name) {
        String plain = name.substring(name.lastIndexOf('\\') + 1).toLowerCase(Locale.ROOT);
        return named(plain).or(() -> named(EVERYBODY_ELSE));
    }

    private Optional<String> named(String name) {
        return users.stream()
                .filter(user -> user.name().equalsIgnoreCase(name))
                .map(LoginSettings.DigestUser::password)
                .findFirst();
    }

    private static byte[] digest(String nonce, String created, String password) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(Base64.getDecoder().decode(nonce));
            digest.update(Xml.bytes(created));
            return Base64.getEncoder().encode(digest.digest(Xml.bytes(password)));
        } catch (IllegalArgumentException notBase64) {
            throw refused("The Nonce of the UsernameToken is not base64.");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static NotLoggedInException refused(String message) {
        return new NotLoggedInException(SecurityFault.FAILED_AUTHENTICATION, message);
    }
}
