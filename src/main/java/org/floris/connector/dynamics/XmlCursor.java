package org.floris.connector.dynamics;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.sr.StreamReaderImpl;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.namespace.NamespaceContext;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;

/**
 * A forward cursor over a message that stands on the start or the end of an element. Whoever handles an element finds
 * the cursor on its start and leaves it on its end.
 */
final class XmlCursor {
    static final int MAX_DEPTH = 128;
    /** No name in a CRM is half as long. */
    private static final int LONGEST_NAME = 1_024;

    /** Begins where a name does and gives nothing back, or a long text without a colon were searched from each letter. */
    private static final Pattern PREFIX = Pattern.compile("(?<![\\p{L}\\p{N}_.-])[\\p{L}_][\\p{L}\\p{N}_.-]*+(?=:)");

    private static final XMLInputFactory FACTORY = factory();

    /** A resolved QName; {@code namespace} is empty, never null, where there is none. */
    record Name(String namespace, String local) {}

    private final String source;
    private final XMLStreamReader2 reader;

    private XmlCursor(String source, XMLStreamReader2 reader) {
        this.source = source;
        this.reader = reader;
    }

    private static XMLInputFactory factory() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, MAX_DEPTH);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, 256);
        factory.getConfig().doParseLazily(false);
        return factory;
    }

    /** A cursor on the root element's start. */
    static XmlCursor open(String source) {
        try {
            XMLStreamReader2 reader = (XMLStreamReader2) FACTORY.createXMLStreamReader(new StringReader(source));
            XmlCursor cursor = new XmlCursor(source, reader);
            cursor.next();
            return cursor;
        } catch (XMLStreamException e) {
            throw notWellFormed(e);
        }
    }

    String local() {
        return reader.getLocalName();
    }

    String namespace() {
        String uri = reader.getNamespaceURI();
        return uri == null ? "" : uri;
    }

    boolean is(String namespace, String local) {
        return local.equals(reader.getLocalName()) && namespace.equals(namespace());
    }

    int depth() {
        return reader.getDepth();
    }

    /** To the next child's start, or to the end of the parent when there is none left, which is {@code false}. */
    boolean nextChild() {
        return next() == XMLStreamConstants.START_ELEMENT;
    }

    /** The same past whatever text stands there, inside the root. */
    boolean nextChildPastText() {
        try {
            int event = advance();
            while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
                event = advance();
            }
            return event == XMLStreamConstants.START_ELEMENT;
        } catch (XMLStreamException e) {
            throw notWellFormed(e);
        }
    }

    /** From the start of an element to its end. */
    void skip() {
        if (reader.getEventType() == XMLStreamConstants.START_ELEMENT) {
            skipToEnd(depth());
        }
    }

    /** To the end of the open element at {@code depth}. */
    void skipToEnd(int depth) {
        try {
            while (!(reader.getEventType() == XMLStreamConstants.END_ELEMENT && reader.getDepth() == depth)) {
                advance();
            }
        } catch (XMLStreamException e) {
            throw notWellFormed(e);
        }
    }

    /** From the end of the root on: nothing but space and comments may follow. */
    void finish() {
        try {
            while (reader.hasNext()) {
                advance();
            }
        } catch (XMLStreamException e) {
            throw notWellFormed(e);
        }
    }

    /** Nothing more is read, so that the parser can lend its buffers to the next message. */
    void close() {
        try {
            reader.close();
        } catch (XMLStreamException e) {
            throw notWellFormed(e);
        }
    }

    /** The element's text as it stands; the cursor is left on its end. */
    String text() {
        return text(Integer.MAX_VALUE);
    }

    /** The same of an element that holds a name, and so is read no further than one can be long. */
    String name() {
        return text(LONGEST_NAME);
    }

    private String text(int most) {
        String element = local();
        String first = null;
        StringBuilder more = null;
        int length = 0;
        try {
            for (int event = advance(); event != XMLStreamConstants.END_ELEMENT; event = advance()) {
                switch (event) {
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                        length += reader.getTextLength();
                        if (length > most) {
                            throw error(
                                    ErrorCode.INVALID_VALUE,
                                    element,
                                    "is longer than " + most + " characters, as no name is");
                        }
                        if (first == null) {
                            first = reader.getText();
                        } else {
                            more = more == null ? new StringBuilder(first) : more;
                            more.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                        }
                    }
                    case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION -> {}
                    default -> throw error(ErrorCode.MALFORMED_MESSAGE, element, "may hold text alone");
                }
            }
        } catch (XMLStreamException e) {
            throw notWellFormed(e);
        }
        return more != null ? more.toString() : first == null ? "" : first;
    }

    boolean isNil() {
        String nil = reader.getAttributeValue(Namespaces.XSI, "nil");
        return nil != null && (nil.trim().equals("true") || nil.trim().equals("1"));
    }

    /** The element's i:type with its prefix resolved, or null where it has none. */
    Name type() {
        String type = reader.getAttributeValue(Namespaces.XSI, "type");
        if (type == null) {
            return null;
        }
        String trimmed = type.trim();
        int colon = trimmed.indexOf(':');
        String prefix = colon < 0 ? "" : trimmed.substring(0, colon);
        String uri = reader.getNamespaceURI(prefix);
        if (uri == null && !prefix.isEmpty()) {
            throw error(ErrorCode.MALFORMED_MESSAGE, local(), "has an i:type whose prefix is not declared");
        }
        return new Name(uri == null ? "" : uri, trimmed.substring(colon + 1));
    }

    /** Adds the prefixes that this very element declares. */
    void declarationsInto(Map<String, String> declarations) {
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            String prefix = reader.getNamespacePrefix(i);
            String uri = reader.getNamespaceURI(i);
            declarations.put(prefix == null ? "" : prefix, uri == null ? "" : uri);
        }
    }

    boolean isEmptyElement() {
        try {
            return reader.isEmptyElement();
        } catch (XMLStreamException e) {
            throw notWellFormed(e);
        }
    }

    /** Offset, in characters, of the first after this start tag. */
    int afterTag() {
        try {
            return Math.toIntExact(reader.getLocationInfo().getEndingCharOffset());
        } catch (XMLStreamException e) {
            throw notWellFormed(e);
        }
    }

    /** Offset, in characters, of this tag's first. */
    int beforeTag() {
        return Math.toIntExact(reader.getLocationInfo().getStartingCharOffset());
    }

    /** The whole element, verbatim; the cursor is left on its end. */
    String outer() {
        int from = beforeTag();
        int end = isEmptyElement() ? afterTag() : -1;
        skip();
        return source.substring(from, end < 0 ? afterTag() : end);
    }

    /** What stands inside the element, verbatim; the cursor is left on its end. */
    String inner() {
        if (isEmptyElement()) {
            skip();
            return "";
        }
        int from = afterTag();
        skip();
        return source.substring(from, beforeTag());
    }

    /** Where an element begins, and what is in scope there. */
    record Mark(Name type, NamespaceContext scope, int content) {}

    /** Taken on an element's start, for {@link #rawSince} on its end. */
    Mark mark() {
        return new Mark(
                type(),
                ((StreamReaderImpl) reader).getNonTransientNamespaceContext(),
                isEmptyElement() ? -1 : afterTag());
    }

    /** The content, as it came, of the element whose end the cursor is on. */
    RawValue rawSince(Mark begin) {
        String xml = begin.content < 0 ? "" : source.substring(begin.content, beforeTag());
        return raw(begin.type, begin.scope, xml);
    }

    /** The element's content as it came, with the prefixes that it uses. */
    RawValue raw() {
        Name type = type();
        NamespaceContext scope = ((StreamReaderImpl) reader).getNonTransientNamespaceContext();
        return raw(type, scope, inner());
    }

    private static RawValue raw(Name type, NamespaceContext scope, String xml) {
        Map<String, String> namespaces = new HashMap<>();
        Matcher prefixes = PREFIX.matcher(xml);
        while (prefixes.find()) {
            String uri = scope.getNamespaceURI(prefixes.group());
            if (uri != null && !uri.isEmpty() && !prefixes.group().startsWith("xml")) {
                namespaces.put(prefixes.group(), uri);
            }
        }
        String defaultNamespace = scope.getNamespaceURI("");
        namespaces.put("", defaultNamespace == null ? "" : defaultNamespace);
        return new RawValue(
                type == null ? null : type.namespace(), type == null ? null : type.local(), xml, namespaces);
    }

    FlorisException error(ErrorCode code, String element, String wrong) {
        return new FlorisException(
                code,
                "The element " + Shown.name(element) + " (line "
                        + reader.getLocationInfo().getStartLocation().getLineNumber() + ") " + wrong + ".");
    }

    /** To the parser's next event. Its names stay in a table that all parsers share, so none may be without end. */
    private int advance() throws XMLStreamException {
        int event = reader.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
            boolean endless = isEndless(reader.getLocalName()) || isEndless(reader.getPrefix());
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                endless |= isEndless(reader.getAttributeLocalName(i));
            }
            if (endless) {
                throw new FlorisException(
                        ErrorCode.MALFORMED_MESSAGE,
                        "The message has a name of more than " + LONGEST_NAME + " characters.");
            }
        }
        return event;
    }

    private static boolean isEndless(String name) {
        return name != null && name.length() > LONGEST_NAME;
    }

    private int next() {
        try {
            while (true) {
                int event = advance();
                switch (event) {
                    case XMLStreamConstants.START_ELEMENT, XMLStreamConstants.END_ELEMENT -> {
                        return event;
                    }
                    case XMLStreamConstants.DTD ->
                        throw new FlorisException(
                                ErrorCode.MALFORMED_MESSAGE,
                                "The message has a document type declaration; none is allowed.");
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        if (!reader.isWhiteSpace()) {
                            throw new FlorisException(
                                    ErrorCode.MALFORMED_MESSAGE,
                                    "There is text where an element is expected (line "
                                            + reader.getLocationInfo()
                                                    .getStartLocation()
                                                    .getLineNumber()
                                            + ").");
                        }
                    }
                    case XMLStreamConstants.END_DOCUMENT ->
                        throw new FlorisException(ErrorCode.MALFORMED_MESSAGE, "The message ends too early.");
                    default -> {}
                }
            }
        } catch (XMLStreamException e) {
            throw notWellFormed(e);
        }
    }

    /** The parser's own text may repeat content, so only the place is told. */
    private static FlorisException notWellFormed(XMLStreamException e) {
        String place = e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNumber() + ", column "
                        + e.getLocation().getColumnNumber() + ")";
        return new FlorisException(ErrorCode.MALFORMED_MESSAGE, "The message is not well-formed XML" + place + ".");
    }
}
