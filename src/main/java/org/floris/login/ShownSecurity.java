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
    private static final String ENCRYPTION = "http://www.w3.org/2001/04/xmlenc#";
    static final String SIGNATURES = "http://www.w3.org/2000/09/xmldsig#";

    private final Element header;

    private ShownSecurity(Element header) {
        this.header = header;
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
        Element scope = Dom.parse(Xml.bytes(wrapped.toString())).getDocumentElement();
        return new ShownSecurity(Dom.children(scope).get(0));
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
        return Dom.child(header, Xml.SECURITY, "UsernameToken").map(token -> {
            Element password =
                    Dom.child(token, Xml.SECURITY, "Password").orElseThrow(() -> incomplete("has no Password"));
            String type = password.getAttribute("Type");
            boolean digest = type.equals(PASSWORD_TYPES + "PasswordDigest");
            if (!digest && !type.isEmpty() && !type.equals(PASSWORD_TYPES + "PasswordText")) {
                throw incomplete("has a Password of an unknown Type; send #PasswordText or #PasswordDigest");
            }
            return new UsernameToken(
                    Dom.text(token, Xml.SECURITY, "Username").orElseThrow(() -> incomplete("has no Username")),
                    password.getTextContent(),
                    digest,
                    Dom.text(token, Xml.SECURITY, "Nonce"),
                    Dom.text(token, Xml.UTILITY, "Created"));
        });
    }

    private static NotLoggedInException incomplete(String wrong) {
        return new NotLoggedInException(SecurityFault.FAILED_AUTHENTICATION, "The UsernameToken " + wrong + ".");
    }

    Optional<Element> timestamp() {
        return Dom.child(header, Xml.UTILITY, "Timestamp");
    }

    Optional<Element> signature() {
        return Dom.child(header, SIGNATURES, "Signature");
    }

    /** The token that the token service has issued: both of its values, wherever the client has put spaces. */
    Optional<SealedToken> token() {
        return Dom.child(header, ENCRYPTION, "EncryptedData").map(data -> {
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
        timestamp().ifPresent(stamp -> {
            Dom.text(stamp, Xml.UTILITY, "Created")
                    .ifPresent(created -> freshness.requireMadeWithin(age, Freshness.instant(created, fault), fault));
            Dom.text(stamp, Xml.UTILITY, "Expires")
                    .ifPresent(expires -> freshness.requireNotOver(Freshness.instant(expires, fault), fault));
        });
    }
}
