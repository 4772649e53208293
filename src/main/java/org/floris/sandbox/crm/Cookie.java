package org.floris.sandbox.crm;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The paging cookie: for each sort attribute, and at last the primary key, the values of the first and the last row.
 *
 * @param page the page that it came with
 */
record Cookie(int page, List<Mark> marks) {
    private static final XMLInputFactory XML = factory();

    /** @param last null where the value is empty */
    record Mark(String attribute, String first, String last) {}

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** @throws CrmFault when the text is not a cookie */
    static Cookie parse(String text) {
        List<Mark> marks = new ArrayList<>();
        int page = -1;
        try {
            XMLStreamReader reader = XML.createXMLStreamReader(new StringReader(text.strip()));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamReader.START_ELEMENT) {
                    if (page < 0 && reader.getLocalName().equals("cookie")) {
                        page = Integer.parseInt(reader.getAttributeValue(null, "page"));
                    } else {
                        marks.add(new Mark(
                                reader.getLocalName(),
                                reader.getAttributeValue(null, "first"),
                                reader.getAttributeValue(null, "last")));
                    }
                }
            }
        } catch (XMLStreamException | NumberFormatException e) {
            throw new CrmFault(CrmFault.COOKIE_AGAINST_ORDER, "The paging cookie is malformed.");
        }
        return new Cookie(page, marks);
    }

    String text() {
        StringBuilder text = new StringBuilder("<cookie page=\"").append(page).append("\">");
        for (Mark mark : marks) {
            text.append('<').append(mark.attribute());
            text(text, "last", mark.last());
            text(text, "first", mark.first());
            text.append(" />");
        }
        return text.append("</cookie>").toString();
    }

    private static void text(StringBuilder text, String name, String value) {
        if (value == null) {
            text.append(' ').append(name).append("null=\"1\"");
        } else {
            text.append(' ').append(name).append("=\"");
            text.append(value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"));
            text.append('"');
        }
    }
}
