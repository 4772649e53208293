package org.floris.journeys;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** XML as clients see it that know of no namespaces: elements and types go by their names as they are written, prefix and all. */
final class QualifiedXml {
    private QualifiedXml() {}

    static Element root(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(false);
            return factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement();
        } catch (Exception wrong) {
            throw new AssertionError("Not XML: " + xml, wrong);
        }
    }

    /** The first element of that name below; fails where there is none. */
    static Element first(Element below, String name) {
        NodeList found = below.getElementsByTagName(name);
        if (found.getLength() == 0) {
            throw new AssertionError("There is no " + name + " in " + below.getNodeName());
        }
        return (Element) found.item(0);
    }

    /** Child by child. */
    static Element child(Element from, String... names) {
        Element at = from;
        for (String name : names) {
            at = children(at).stream()
                    .filter(child -> child.getNodeName().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("There is no child " + name + " in " + from.getNodeName()));
        }
        return at;
    }

    static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
