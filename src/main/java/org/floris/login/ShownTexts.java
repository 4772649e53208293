package org.floris.login;

import com.ctc.wstx.stax.WstxInputFactory;
import java.io.StringReader;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;

/**
 * What a header {@code wsse:Security} says in plain texts, read in one pass: who logs in with a UsernameToken shows another
 * one with each call, and a tree of it would cost more than all else that the hub does with a read.
 */
final class ShownTexts {
    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader reader;
    private Token token;
    private Stamp stamp;
    private boolean encrypted;

    /** The texts of a UsernameToken; null what it has not. */
    static final class Token {
        private String name;
        private String password;
        private String type = "";
        private String nonce;
        private String created;

        Optional<String> name() {
            return Optional.ofNullable(name);
        }

        Optional<String> password() {
            return Optional.ofNullable(password);
        }

        String type() {
            return type;
        }

        Optional<String> nonce() {
            return Optional.ofNullable(nonce);
        }

        Optional<String> created() {
            return Optional.ofNullable(created);
        }
    }

    /** A time stamp as it stands there. */
    record Stamp(Optional<String> created, Optional<String> expires) {}

    private ShownTexts(XMLStreamReader reader) {
        this.reader = reader;
    }

    private static XMLInputFactory factory() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /**
     * @param scope an element that declares the header's prefixes, with the header as its first child
     * @throws FlorisException MALFORMED_MESSAGE
     */
    static ShownTexts in(String scope) {
        try {
            ShownTexts texts = new ShownTexts(FACTORY.createXMLStreamReader(new StringReader(scope)));
            if (texts.nextChild() && texts.nextChild()) {
                texts.readHeader();
            }
            return texts;
        } catch (XMLStreamException wrong) {
            // The parser's own text may repeat content.
            throw new FlorisException(ErrorCode.MALFORMED_MESSAGE, "The message is not well-formed XML.");
        }
    }

    Optional<Token> token() {
        return Optional.ofNullable(token);
    }

    Optional<Stamp> stamp() {
        return Optional.ofNullable(stamp);
    }

    /** Whether there is an encrypted token. */
    boolean encrypted() {
        return encrypted;
    }

    private void readHeader() throws XMLStreamException {
        while (nextChild()) {
            if (token == null && is(Xml.SECURITY, "UsernameToken")) {
                token = new Token();
                readToken();
            } else if (stamp == null && is(Xml.UTILITY, "Timestamp")) {
                readStamp();
            } else {
                encrypted |= is(ShownSecurity.ENCRYPTION, "EncryptedData");
                text();
            }
        }
    }

    /** Of what stands there twice the first counts. */
    private void readToken() throws XMLStreamException {
        while (nextChild()) {
            if (token.name == null && is(Xml.SECURITY, "Username")) {
                token.name = text().trim();
            } else if (token.password == null && is(Xml.SECURITY, "Password")) {
                String type = reader.getAttributeValue("", "Type");
                token.type = type == null ? "" : type;
                token.password = text();
            } else if (token.nonce == null && is(Xml.SECURITY, "Nonce")) {
                token.nonce = text().trim();
            } else if (token.created == null && is(Xml.UTILITY, "Created")) {
                token.created = text().trim();
            } else {
                text();
            }
        }
    }

    private void readStamp() throws XMLStreamException {
        Optional<String> created = Optional.empty();
        Optional<String> expires = Optional.empty();
        while (nextChild()) {
            if (created.isEmpty() && is(Xml.UTILITY, "Created")) {
                created = Optional.of(text().trim());
            } else if (expires.isEmpty() && is(Xml.UTILITY, "Expires")) {
                expires = Optional.of(text().trim());
            } else {
                text();
            }
        }
        stamp = new Stamp(created, expires);
    }

    private boolean is(String namespace, String local) {
        return local.equals(reader.getLocalName()) && namespace.equals(reader.getNamespaceURI());
    }

    /** To the next child's start, or to the parent's end, which is false. */
    private boolean nextChild() throws XMLStreamException {
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT -> {
                    return false;
                }
                default -> {}
            }
        }
    }

    /** All text inside the element; leaves the reader on its end. */
    private String text() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(reader.getText());
                default -> {}
            }
        }
        return text.toString();
    }
}
