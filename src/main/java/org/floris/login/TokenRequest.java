package org.floris.login;

import java.util.Base64;
import java.util.Optional;
import org.floris.connector.dynamics.EnvelopePeek;
import org.floris.connector.dynamics.SoapVersion;
import org.w3c.dom.Element;

/**
 * What a client asks the token service for (WS-Trust 1.3, RST/Issue).
 *
 * @param appliesTo address of the service that the token is for, as the client wrote it
 * @param entropy   the client's part of the proof key, where it has one
 * @param keySize   of the proof key, in bytes
 */
record TokenRequest(
        Optional<String> messageId,
        Optional<ShownSecurity> security,
        String appliesTo,
        Optional<byte[]> entropy,
        int keySize) {
    static final String POLICY = "http://schemas.xmlsoap.org/ws/2004/09/policy";
    static final String ADDRESSING = "http://www.w3.org/2005/08/addressing";
    private static final int USUAL_BITS = 256;

    /** @throws NotLoggedInException as the token service's fault when it is no such request */
    static TokenRequest read(byte[] envelope) {
        EnvelopePeek peek = EnvelopePeek.of(envelope);
        if (peek.version() != SoapVersion.SOAP12) {
            throw unknown("The token service speaks SOAP 1.2.");
        }
        Element request = Dom.child(Dom.parse(envelope).getDocumentElement(), SoapVersion.SOAP12.namespace(), "Body")
                .flatMap(body -> Dom.child(body, Xml.TRUST, "RequestSecurityToken"))
                .orElseThrow(() -> unknown("A RequestSecurityToken of WS-Trust 1.3 is expected."));
        requireIssue(request);
        return new TokenRequest(
                peek.headers().messageId(),
                peek.headers().security().map(ShownSecurity::of),
                appliesTo(request),
                entropy(request),
                keySize(request));
    }

    private static void requireIssue(Element request) {
        String type = Dom.text(request, Xml.TRUST, "RequestType").orElse("");
        if (!type.equals(Xml.TRUST + "/Issue")) {
            throw unknown("Tokens are issued here; the RequestType has to be " + Xml.TRUST + "/Issue.");
        }
        Optional<String> key = Dom.text(request, Xml.TRUST, "KeyType");
        if (key.isPresent() && !key.get().equals(Xml.TRUST + "/SymmetricKey")) {
            throw unknown(
                    "Tokens have a symmetric proof key; leave KeyType out or ask for " + Xml.TRUST + "/SymmetricKey.");
        }
    }

    private static String appliesTo(Element request) {
        return Dom.child(request, POLICY, "AppliesTo")
                .flatMap(scope -> Dom.child(scope, ADDRESSING, "EndpointReference"))
                .flatMap(reference -> Dom.text(reference, ADDRESSING, "Address"))
                .orElseThrow(() -> new NotLoggedInException(
                        SecurityFault.SCOPE_UNKNOWN,
                        "ID3082: The request scope is not valid or is unsupported. Name the Organization Service with"
                                + " AppliesTo."));
    }

    private static Optional<byte[]> entropy(Element request) {
        return Dom.child(request, Xml.TRUST, "Entropy")
                .flatMap(entropy -> Dom.text(entropy, Xml.TRUST, "BinarySecret"))
                .map(secret -> {
                    try {
                        return Base64.getDecoder().decode(secret);
                    } catch (IllegalArgumentException notBase64) {
                        throw unknown("The Entropy is not base64.");
                    }
                });
    }

    private static int keySize(Element request) {
        Optional<String> bits = Dom.text(request, Xml.TRUST, "KeySize");
        if (bits.isEmpty()) {
            return USUAL_BITS / Byte.SIZE;
        }
        if (!bits.get().matches("128|192|256|512")) {
            throw unknown("The KeySize has to be 128, 192, 256 or 512.");
        }
        return Integer.parseInt(bits.get()) / Byte.SIZE;
    }

    private static NotLoggedInException unknown(String message) {
        return new NotLoggedInException(SecurityFault.REQUEST_UNKNOWN, message);
    }

    @Override
    public String toString() {
        return "TokenRequest[" + appliesTo + "]";
    }
}
