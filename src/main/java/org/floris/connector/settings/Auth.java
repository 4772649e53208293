package org.floris.connector.settings;

import java.net.URI;
import java.util.Optional;

/** How the hub logs in to a system with its own account. No password or secret is ever shown. */
public sealed interface Auth {
    /** The account, for people. */
    String account();

    /** HTTP Basic. */
    record Basic(String user, String password) implements Auth {
        @Override
        public String account() {
            return user;
        }

        @Override
        public String toString() {
            return "Basic[user=" + user + "]";
        }
    }

    /** NTLMv2 over HTTP (MS-NLMP, MS-NTHT). */
    record Ntlm(String domain, String user, String password) implements Auth {
        @Override
        public String account() {
            return domain + '\\' + user;
        }

        /** Somebody else's, by a name such as {@code CORP\\user}, {@code user@corp.example}, or {@code user} of this domain. */
        public Ntlm of(String name, String otherPassword) {
            int separator = name.indexOf('\\');
            String where = separator >= 0 ? name.substring(0, separator) : name.contains("@") ? "" : domain;
            return new Ntlm(where, name.substring(separator + 1), otherPassword);
        }

        @Override
        public String toString() {
            return "Ntlm[account=" + account() + "]";
        }
    }

    /**
     * A token of a WS-Trust 1.3 token service, ADFS for one, with a symmetric proof key.
     *
     * @param tokenService its {@code …/trust/13/usernamemixed}
     * @param appliesTo    whom the token is for; empty means the address of the system's service
     */
    record WsTrust(String user, String password, URI tokenService, Optional<URI> appliesTo) implements Auth {
        @Override
        public String account() {
            return user;
        }

        @Override
        public String toString() {
            return "WsTrust[user=" + user + ", tokenService=" + tokenService + "]";
        }
    }

    /**
     * OAuth 2.0 client credentials (RFC 6749, section 4.4).
     *
     * @param scope    asked for; empty for none
     * @param resource that the token is for, as ADFS wants it; empty for none
     */
    record OAuth2(URI tokenService, String clientId, String clientSecret, String scope, String resource)
            implements Auth {
        @Override
        public String account() {
            return clientId;
        }

        @Override
        public String toString() {
            return "OAuth2[clientId=" + clientId + ", tokenService=" + tokenService + "]";
        }
    }
}
