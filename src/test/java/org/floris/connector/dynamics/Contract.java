package org.floris.connector.dynamics;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Validates bodies against the schemas of the real service. The i:type of messages is dropped first: the WSDL does not
 * declare the concrete ones. Of a fault, the OrganizationServiceFault is validated.
 */
final class Contract {
    private static final Set<String> OPEN = Set.of("request", "ExecuteResult", "OrganizationRequest", "Response");

    private final Schema schema;
    private int checked;

    Contract(Path crm2011) throws Exception {
        schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(crm2011.resolve("contract/xsd/all.xsd").toFile());
    }

    int checked() {
        return checked;
    }

    void check(byte[] envelope) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(envelope));
        NodeList all = document.getElementsByTagNameNS("*", "*");
        Element payload = null;
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (OPEN.contains(element.getLocalName())) {
                element.removeAttributeNS(Namespaces.XSI, "type");
            }
            if (element.getLocalName().equals("Body") && payload == null) {
                payload = firstElement(element);
            }
            if (element.getLocalName().equals("OrganizationServiceFault")) {
                payload = element;
                break;
            }
        }
        Document alone = factory.newDocumentBuilder().newDocument();
        alone.appendChild(alone.importNode(withScope(payload), true));
        schema.newValidator().validate(new DOMSource(alone));
        checked++;
    }

    /** The element with the declarations of its ancestors, which i:type values may use. */
    private static Element withScope(Element element) {
        for (Node up = element.getParentNode(); up instanceof Element parent; up = up.getParentNode()) {
            for (int i = 0; i < parent.getAttributes().getLength(); i++) {
                Node attribute = parent.getAttributes().item(i);
                if ("xmlns".equals(attribute.getPrefix()) && !element.hasAttribute(attribute.getNodeName())) {
                    element.setAttributeNS(
                            XMLConstants.XMLNS_ATTRIBUTE_NS_URI, attribute.getNodeName(), attribute.getNodeValue());
                }
            }
        }
        return element;
    }

    private static Element firstElement(Element parent) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                return element;
            }
        }
        throw new AssertionError("empty body");
    }
}
