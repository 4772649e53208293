package org.floris.sandbox.crm.login;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.XMLConstants;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What the token service and its system look for in messages. */
final class ClaimsXml {
    static final String WSSE = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    static final String WSU = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
    static final String TRUST = "http://docs.oasis-open.org/ws-sx/ws-trust/200512";
    static final String ENC = "http://www.w3.org/2001/04/xmlenc#";
    static final String ADDRESSING = "http://www.w3.org/2005/08/addressing";

    private ClaimsXml() {}

    /** Null when it is no XML or has a document type. */
    static Document parse(byte[] message) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(message));
        } catch (ParserConfigurationException | SAXException | IOException malformed) {
            return null;
        }
    }

    static Element element(Document document, String namespace, String name) {
        NodeList found = document.getElementsByTagNameNS(namespace, name);
        return found.getLength() == 0 ? null : (Element) found.item(0);
    }

    static String text(Document document, String namespace, String name) {
        return text(document.getDocumentElement(), namespace, name);
    }

    /** Empty where there is none. */
    static String text(Element parent, String namespace, String name) {
        NodeList found = parent.getElementsByTagNameNS(namespace, name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }

    /** Whether the time stamp, and nothing else of that name, is signed with this key. */
    static boolean isSigned(Document envelope, byte[] key) {
        Element signature = element(envelope, XMLSignature.XMLNS, "Signature");
        Element stamp = element(envelope, WSU, "Timestamp");
        if (signature == null || stamp == null) {
            return false;
        }
        try {
            stamp.setIdAttributeNS(WSU, "Id", true);
            DOMValidateContext context = new DOMValidateContext(new SecretKeySpec(key, "HmacSHA1"), signature);
            // The protocol's own algorithms are older than what is let through today.
            context.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.FALSE);
            XMLSignature read = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
            return read.getSignedInfo().getReferences().size() == 1
                    && ("#" + stamp.getAttributeNS(WSU, "Id"))
                            .equals(read.getSignedInfo().getReferences().get(0).getURI())
                    && read.validate(context);
        } catch (MarshalException | XMLSignatureException unreadable) {
            return false;
        }
    }
}
