package org.floris.login;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How callers of the façade log in.
 *
 * @param loginKeptFor for how long a log-in that a CRM has accepted is not asked for again
 * @param address      the hub's address as callers see it, for contracts; empty means as the request said
 * @param digestUsers  technical users who log in with password digests
 */
@Validated
@ConfigurationProperties("floris.facade")
record LoginSettings(
        @DefaultValue("5m") @NotNull Duration loginKeptFor,
        @DefaultValue("") @NotNull String address,
        @DefaultValue @NotNull @Valid Https https,
        @DefaultValue @NotNull @Valid Tokens tokens,
        @DefaultValue @NotNull List<@Valid DigestUser> digestUsers,
        @DefaultValue @NotNull @Valid Guessing guessing) {
    /** From 8080 to 8443, and from 80 to 443. */
    static final int ABOVE_THE_HUBS_PORT = 363;

    LoginSettings {
        if (loginKeptFor.isNegative()) {
            throw new IllegalArgumentException("floris.facade.login-kept-for must not be negative");
        }
    }

    /** The SSL bundle that tokens are sealed with; empty: none are issued. */
    String tokensBundle() {
        return tokens.bundle().isEmpty() ? https.bundle() : tokens.bundle();
    }

    /**
     * The tokens of claims-based clients.
     *
     * @param bundle   name of the SSL bundle with an RSA key, the same on all replicas; empty: that of HTTPS
     * @param lifetime of a token
     */
    record Tokens(@DefaultValue("") @NotNull String bundle, @DefaultValue("8h") @NotNull Duration lifetime) {
        @AssertTrue(message = "floris.facade.tokens.lifetime must lie between 1m and 30d")
        boolean isLifetimePossible() {
            return lifetime == null
                    || lifetime.compareTo(Duration.ofMinutes(1)) >= 0 && lifetime.compareTo(Duration.ofDays(30)) <= 0;
        }
    }

    /**
     * A user whose password the hub knows, to check digests by it.
     *
     * @param name     login without the domain; {@code *} is everybody else, for rehearsals where all have one password
     * @param password take it from the environment
     */
    record DigestUser(@NotBlank String name, @NotBlank String password) {
        @Override
        public String toString() {
            return "DigestUser[name=" + name + "]";
        }
    }

    /**
     * What becomes of wrong log-ins.
     *
     * @param slowedAfter         so many of one user from one address are answered at once, the next ones later and later
     * @param refusedAfter        from so many on all log-ins of this user from there are refused, right ones too
     * @param addressRefusedAfter after so many of any users from one address, which may be a proxy's, the same goes for all
     *                            users who have not been let in from there before
     * @param refusedFor          for how long
     * @param forgottenAfter      how long after the last wrong log-in those before it do not count any more
     */
    record Guessing(
            @DefaultValue("3") @Min(1) int slowedAfter,
            @DefaultValue("10") @Min(1) int refusedAfter,
            @DefaultValue("100") @Min(1) int addressRefusedAfter,
            @DefaultValue("1m") @NotNull Duration refusedFor,
            @DefaultValue("10m") @NotNull Duration forgottenAfter) {}

    /**
     * The second port, which speaks TLS.
     *
     * @param bundle             name of the SSL bundle (spring.ssl.bundle) with the certificate; empty: no HTTPS
     * @param port               0: any free one; not set: 363 above the hub's port, so 8443 for 8080
     * @param clientCertificates who may log in by certificate; the bundle's trust store says whom to trust
     */
    record Https(
            @DefaultValue("") @NotNull String bundle,
            Integer port,
            @DefaultValue @NotNull List<@Valid ClientCertificate> clientCertificates) {
        int portBeside(int hubsPort) {
            return port != null ? port : hubsPort == 0 ? 0 : hubsPort + ABOVE_THE_HUBS_PORT;
        }

        @AssertTrue(message = "floris.facade.https.port must lie between 0 and 65535")
        boolean isPortPossible() {
            return port == null || port >= 0 && port <= 65_535;
        }

        @AssertTrue(message = "floris.facade.https.client-certificates need floris.facade.https.bundle")
        boolean isThereACertificateOfItsOwn() {
            return clientCertificates == null || clientCertificates.isEmpty() || !bundle.isEmpty();
        }
    }

    /**
     * A client certificate and the user whom it logs in.
     *
     * @param subject       the certificate's subject, such as {@code CN=portal, O=Bank}; order and case of its parts count
     *                      as RFC 2253 says
     * @param user          login of the user
     * @param actsForOthers whether he may name another user by CallerId
     */
    record ClientCertificate(
            @NotBlank String subject, @NotBlank String user, @DefaultValue("false") boolean actsForOthers) {
        boolean isOf(X500Principal other) {
            return new X500Principal(subject).equals(other);
        }

        @AssertTrue(message = "must be a distinguished name such as CN=portal, O=Bank")
        boolean isSubjectADistinguishedName() {
            try {
                return subject == null || new X500Principal(subject) != null;
            } catch (IllegalArgumentException wrong) {
                return false;
            }
        }
    }
}
