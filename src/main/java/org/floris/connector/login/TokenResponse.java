package org.floris.connector.login;

import com.ctc.wstx.stax.WstxInputFactory;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;

/**
 * What a token service answers: a RequestSecurityTokenResponse, or a fault. The token is cut out as it stands, since
 * nobody but the system can read it, and a changed character would spoil it.
 */
final class TokenResponse {
    private static final String WRONG_CREDENTIALS = "FailedAuthentication";
    private static final XMLInputFactory FACTORY = factory();

    private final String text;
    private final XMLStreamReader2 reader;
    private String assertion = "";
    private String reference = "";
    private String secret = "";
    private String created = "";
    private String expires = "";
    private String faultCode = "";
    private String inside = "";

    private TokenResponse(String text) throws XMLStreamException {
        this.text = text;
        this.reader = (XMLStreamReader2) FACTORY.createXMLStreamReader(new StringReader(text));
    }

    private static XMLInputFactory factory() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.getConfig().doParseLazily(false);
        return factory;
    }

    /** @throws NoLogInException when it holds no token */
    static TokenSource.Issued<ClaimsToken> read(Reply reply) throws NoLogInException {
        try {
            TokenResponse response = new TokenResponse(new String(reply.body(), StandardCharsets.UTF_8));
            response.readAll();
            return response.issued(reply.status());
        } catch (XMLStreamException | IllegalArgumentException | DateTimeException unreadable) {
            throw NoLogInException.notPossible(BearerTokens.unreadable(reply.status()), unreadable);
        }
    }

    private void readAll() throws XMLStreamException {
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                element();
            }
        }
    }

    private void element() throws XMLStreamException {
        switch (reader.getLocalName()) {
            case "RequestedSecurityToken" -> assertion = child();
            case "RequestedAttachedReference" -> reference = child();
            case "RequestedProofToken", "Lifetime", "Code", "Subcode" -> inside = reader.getLocalName();
            case "BinarySecret" -> {
                if (inside.equals("RequestedProofToken")) {
                    secret = reader.getElementText().strip();
                }
            }
            case "Created" -> {
                if (inside.equals("Lifetime")) {
                    created = reader.getElementText().strip();
                }
            }
            case "Expires" -> {
                if (inside.equals("Lifetime")) {
                    expires = reader.getElementText().strip();
                }
            }
            case "Value" -> faultCode = reader.getElementText().strip();
            default -> {}
        }
    }

    /** The only child of the element that the reader stands on, verbatim. */
    private String child() throws XMLStreamException {
        if (reader.nextTag() != XMLStreamConstants.START_ELEMENT) {
            return "";
        }
        int from = Math.toIntExact(reader.getLocationInfo().getStartingCharOffset());
        int depth = reader.getDepth();
        while (!(reader.getEventType() == XMLStreamConstants.END_ELEMENT && reader.getDepth() == depth)) {
            reader.next();
        }
        return text.substring(from, Math.toIntExact(reader.getLocationInfo().getEndingCharOffset()));
    }

    private TokenSource.Issued<ClaimsToken> issued(int status) throws NoLogInException {
        if (faultCode.endsWith(WRONG_CREDENTIALS)) {
            throw NoLogInException.refused(BearerTokens.refusal(status, faultCode));
        }
        if (assertion.isEmpty() || secret.isEmpty() || created.isEmpty() || expires.isEmpty()) {
            throw NoLogInException.notPossible(
                    faultCode.isEmpty() ? BearerTokens.unreadable(status) : BearerTokens.refusal(status, faultCode),
                    null);
        }
        return new TokenSource.Issued<>(
                new ClaimsToken(assertion, reference, Base64.getMimeDecoder().decode(secret)),
                Duration.between(Instant.parse(created), Instant.parse(expires)));
    }
}
