package org.floris.connector.dynamics;

import com.ctc.wstx.api.WstxOutputProperties;
import com.ctc.wstx.stax.WstxOutputFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.codehaus.stax2.XMLStreamWriter2;
import org.springframework.util.FastByteArrayOutputStream;

/** Writes a message. The prefixes of the dialect are declared once, on the body's element; answers are lettered. */
final class XmlOut {
    private static final XMLOutputFactory FACTORY = factory();

    /** Prefix and namespace, in the order in which they are declared. */
    private static final String[][] PREFIXES = {
        {"i", Namespaces.XSI},
        {"a", Namespaces.XRM},
        {"b", Namespaces.CRM},
        {"c", Namespaces.COLLECTIONS},
        {"x", Namespaces.XSD},
        {"g", Namespaces.SERIALIZATION},
        {"l", Namespaces.ARRAYS},
    };

    private static final int USUAL_SIZE = 2048;

    /** From so many characters on the JDK's own way from text to bytes is worth a flush. */
    private static final int LONG = 512;

    private final FastByteArrayOutputStream bytes = new FastByteArrayOutputStream(USUAL_SIZE);
    private final TextBuffer text;
    private final XMLStreamWriter2 writer;

    XmlOut() {
        this(null);
    }

    private XmlOut(TextBuffer text) {
        this.text = text;
        try {
            writer = (XMLStreamWriter2)
                    (text == null
                            ? FACTORY.createXMLStreamWriter(bytes, "UTF-8")
                            : FACTORY.createXMLStreamWriter(text));
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For the content of an answer's body, as text, which {@link LetteredXml} gives its prefixes. */
    static XmlOut lettered() {
        return new XmlOut(new TextBuffer(USUAL_SIZE));
    }

    private static XMLOutputFactory factory() {
        WstxOutputFactory factory = new WstxOutputFactory();
        factory.setProperty(XMLOutputFactory.IS_REPAIRING_NAMESPACES, false);
        // The envelope around a body, and an answer's body in it, are written raw: the writer sees no root.
        factory.setProperty(WstxOutputProperties.P_OUTPUT_VALIDATE_STRUCTURE, false);
        factory.setProperty(WstxOutputProperties.P_AUTOMATIC_END_ELEMENTS, false);
        return factory;
    }

    @FunctionalInterface
    private interface Step {
        void to(XMLStreamWriter writer) throws XMLStreamException;
    }

    private XmlOut write(Step step) {
        try {
            step.to(writer);
            return this;
        } catch (XMLStreamException e) {
            throw XmlText.notAllowed();
        }
    }

    XmlOut start(String prefix, String local, String namespace) {
        return write(w -> w.writeStartElement(prefix, local, namespace));
    }

    /** An element of the prefix table, such as {@code a:Entity}. */
    XmlOut start(String prefixedName) {
        int colon = prefixedName.indexOf(':');
        String prefix = prefixedName.substring(0, colon);
        return start(prefix, prefixedName.substring(colon + 1), namespaceOf(prefix));
    }

    /** An element of the services' namespace, which is the default one. */
    XmlOut startService(String local) {
        return start("", local, Namespaces.SERVICES);
    }

    XmlOut end() {
        return write(XMLStreamWriter::writeEndElement);
    }

    XmlOut declare(String prefix, String namespace) {
        return write(w -> {
            if (prefix.isEmpty()) {
                w.writeDefaultNamespace(namespace);
            } else {
                w.writeNamespace(prefix, namespace);
            }
        });
    }

    XmlOut declareDialect() {
        for (String[] entry : PREFIXES) {
            declare(entry[0], entry[1]);
        }
        return this;
    }

    /** Where the CRM's own server declares a namespace of the prefix table; requests have declared all of them before. */
    XmlOut place(String prefix) {
        return text == null ? this : declare(prefix, namespaceOf(prefix));
    }

    XmlOut attribute(String name, String value) {
        return write(w -> w.writeAttribute(name, value));
    }

    XmlOut attribute(String prefix, String namespace, String name, String value) {
        return write(w -> w.writeAttribute(prefix, namespace, name, value));
    }

    XmlOut nil() {
        return attribute("i", Namespaces.XSI, "nil", "true");
    }

    /** i:type of the prefix table, such as {@code x:string}. */
    XmlOut type(String prefixedName) {
        return attribute("i", Namespaces.XSI, "type", prefixedName);
    }

    XmlOut text(String text) {
        return write(w -> w.writeCharacters(text));
    }

    XmlOut raw(String xml) {
        if (text != null || xml.length() < LONG) {
            try {
                writer.writeRaw(xml);
                return this;
            } catch (XMLStreamException e) {
                throw new IllegalStateException("Writing into memory failed", e);
            }
        }
        return raw(xml.getBytes(StandardCharsets.UTF_8));
    }

    private XmlOut raw(byte[] utf8) {
        try {
            // Closes the start tag before it.
            writer.writeRaw("");
            writer.flush();
            bytes.write(utf8);
            return this;
        } catch (XMLStreamException | IOException e) {
            throw new IllegalStateException("Writing into memory failed", e);
        }
    }

    /** {@code <a:Name>text</a:Name>}, or nil when the text is null. */
    XmlOut element(String prefixedName, String text) {
        return text == null
                ? start(prefixedName).nil().end()
                : open(prefixedName).text(text).close(prefixedName);
    }

    /** {@code <c:value i:type="x:string">text</c:value>}. */
    XmlOut typed(String prefixedName, String type, String text) {
        raw("<").raw(prefixedName).raw(" i:type=\"").raw(type).raw("\">");
        return text(text).close(prefixedName);
    }

    /**
     * The tag of an element of the prefix table that has no attributes and is never empty; {@link #close} ends it. The
     * writer keeps no book on it, which for the many small elements of a page costs more than the texts in them.
     */
    XmlOut open(String prefixedName) {
        return raw("<").raw(prefixedName).raw(">");
    }

    XmlOut close(String prefixedName) {
        return raw("</").raw(prefixedName).raw(">");
    }

    /** A value as it came, with the prefixes that it uses declared on its element. */
    XmlOut rawElement(String prefix, String local, String namespace, RawValue value) {
        Map<String, String> used = value.namespaces();
        String own = free(prefix, namespace, used);
        start(own, local, namespace).declare(own, namespace);
        used.forEach((name, uri) -> {
            if (!name.equals(own)) {
                declare(name, uri);
            }
        });
        if (value.typeName() != null) {
            String instance = free("i", Namespaces.XSI, used);
            String type = free("t", value.typeNamespace(), used);
            if (!used.containsKey(instance) && !instance.equals(own)) {
                declare(instance, Namespaces.XSI);
            }
            if (!used.containsKey(type) && !type.equals(own) && !type.equals(instance)) {
                declare(type, value.typeNamespace());
            }
            attribute(instance, Namespaces.XSI, "type", type + ":" + value.typeName());
        }
        return raw(value.xml()).end();
    }

    /** {@code wanted}, or that with a number behind it, so that it does not mean something else in {@code used}. */
    private static String free(String wanted, String namespace, Map<String, String> used) {
        String name = wanted;
        for (int i = 0; used.containsKey(name) && !used.get(name).equals(namespace); i++) {
            name = wanted + i;
        }
        return name;
    }

    /** The prefix table, and {@code soap} for the envelope's own namespace. */
    static Map<String, String> prefixes(String soap, String namespace) {
        Map<String, String> prefixes = new LinkedHashMap<>();
        prefixes.put(soap, namespace);
        for (String[] entry : PREFIXES) {
            prefixes.put(entry[0], entry[1]);
        }
        return Collections.unmodifiableMap(prefixes);
    }

    static String namespaceOf(String prefix) {
        for (String[] entry : PREFIXES) {
            if (entry[0].equals(prefix)) {
                return entry[1];
            }
        }
        throw new IllegalArgumentException(prefix);
    }

    /** Of one that is to be lettered. */
    String toText() {
        finish();
        return text.toString();
    }

    byte[] toBytes() {
        finish();
        return bytes.toByteArrayUnsafe();
    }

    private void finish() {
        try {
            writer.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Writing into memory failed", e);
        }
    }
}
