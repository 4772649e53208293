package org.floris.login;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.floris.connector.dynamics.SecurityHeader;
import org.w3c.dom.Element;

/** The header {@code wsse:Security}, taken apart. It holds secrets. */
final class ShownSecurity {
    private static final int LARGEST = 256 * 1024;
    private static final String PASSWORD_TYPES =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#";
    static final String ENCRYPTION = "http://www.w3.org/2001/04/xmlenc#";
    static final String SIGNATURES = "http://www.w3.org/2000/09/xmldsig#";

    private final String scope;
    private final ShownTexts texts;
    /** The tree of it, made where a signature has to be verified. */
    private Element header;

    private ShownSecurity(String scope) {
        this.scope = scope;
        this.texts = ShownTexts.in(scope);
    }

    /** @throws org.floris.canonical.FlorisException MALFORMED_MESSAGE */
    static ShownSecurity of(SecurityHeader shown) {
        if (shown.xml().length() > LARGEST) {
            throw new NotLoggedInException(
                    SecurityFault.INVALID_SECURITY, SecurityFault.NOT_VERIFIED + " Its security header is too large.");
        }
        StringBuilder wrapped = new StringBuilder(shown.xml().length() + 512).append("<scope");
        for (Map.Entry<String, String> declared : shown.declarations().entrySet()) {
            if (!declared.getValue().isEmpty() && !declared.getKey().equals("xml")) {
                wrapped.append(declared.getKey().isEmpty() ? " xmlns" : " xmlns:" + declared.getKey())
                        .append("=\"")
                        .append(Xml.escaped(declared.getValue()))
                        .append('"');
            }
        }
        wrapped.append('>').append(shown.xml()).append("</scope>");
        return new ShownSecurity(wrapped.toString());
    }

    private Element header() {
        if (header == null) {
            header = Dom.children(Dom.parse(Xml.bytes(scope)).getDocumentElement())
                    .get(0);
        }
        return header;
    }

    /** @param digest whether {@code password} is a digest of it with nonce and time */
    record UsernameToken(
            String name, String password, boolean digest, Optional<String> nonce, Optional<String> created) {
        @Override
        public String toString() {
            return "UsernameToken[]";
        }
    }

    Optional<UsernameToken> usernameToken() {
        return texts.token().map(token -> {
            String password = token.password().orElseThrow(() -> incomplete("has no Password"));
            boolean digest = token.type().equals(PASSWORD_TYPES + "PasswordDigest");
            if (!digest && !token.type().isEmpty() && !token.type().equals(PASSWORD_TYPES + "PasswordText")) {
                throw incomplete("has a Password of an unknown Type; send #PasswordText or #PasswordDigest");
            }
            return new UsernameToken(
                    token.name().orElseThrow(() -> incomplete("has no Username")),
                    password,
                    digest,
                    token.nonce(),
                    token.created());
        });
    }

    private static NotLoggedInException incomplete(String wrong) {
        return new NotLoggedInException(SecurityFault.FAILED_AUTHENTICATION, "The UsernameToken " + wrong + ".");
    }

    Optional<Element> timestamp() {
        return Dom.child(header(), Xml.UTILITY, "Timestamp");
    }

    Optional<Element> signature() {
        return Dom.child(header(), SIGNATURES, "Signature");
    }

    /** The token that the token service has issued: both of its values, wherever the client has put spaces. */
    Optional<SealedToken> token() {
        if (!texts.encrypted()) {
            return Optional.empty();
        }
        return Dom.child(header(), ENCRYPTION, "EncryptedData").map(data -> {
            Optional<String> key = Dom.child(data, SIGNATURES, "KeyInfo")
                    .flatMap(info -> Dom.child(info, ENCRYPTION, "EncryptedKey"))
                    .flatMap(ShownSecurity::cipherValue);
            Optional<String> content = cipherValue(data);
            if (key.isEmpty() || content.isEmpty()) {
                throw SecurityFault.invalid(" Its token is incomplete.");
            }
            return new SealedToken(key.get(), content.get());
        });
    }

    private static Optional<String> cipherValue(Element encrypted) {
        return Dom.child(encrypted, ENCRYPTION, "CipherData")
                .flatMap(data -> Dom.text(data, ENCRYPTION, "CipherValue"))
                .map(value -> value.replaceAll("\\s", ""));
    }

    /** Checks the times of the time stamp, where there is one. */
    void requireFresh(Freshness freshness, Duration age, SecurityFault fault) {
        texts.stamp().ifPresent(stamp -> freshness.require(stamp, age, fault));
    }
}
