package org.floris.sandbox.crm.wire;

import java.util.UUID;
import org.floris.sandbox.crm.ConditionValues;
import org.floris.sandbox.crm.CrmFault;

/**
 * A message that was understood as a call of one operation.
 *
 * @param operation of the organisation service
 * @param body the operation's element
 * @param callerId null unless the caller acts for another user
 * @param messageId null where there is none
 */
record Request(SoapVersion version, String operation, XmlElement body, UUID callerId, String messageId) {

    /** @param soapAction the HTTP header or content type parameter, or null */
    static Request of(SoapVersion version, XmlElement envelope, String soapAction) throws XmlReader.Malformed {
        if (!envelope.is(version.namespace, "Envelope")) {
            throw new XmlReader.Malformed("An Envelope of " + version.namespace + " is expected at this address.");
        }
        XmlElement header = envelope.child(version.namespace, "Header");
        XmlElement body = envelope.child(version.namespace, "Body");
        if (body == null || body.children.size() != 1) {
            throw new XmlReader.Malformed("A Body with one operation is expected.");
        }
        String action = version == SoapVersion.SOAP11 ? soapAction : header(header, Namespaces.ADDRESSING, "Action");
        XmlElement operation = body.children.get(0);
        if (action == null || !action.equals(Namespaces.ACTION + operation.name)) {
            throw new XmlReader.Malformed("The message with Action '" + (action == null ? "" : action)
                    + "' cannot be processed at the receiver, due to a ContractFilter mismatch.");
        }
        if (!operation.namespace.equals(Namespaces.SERVICES)) {
            throw new XmlReader.Malformed("The operation is expected in the namespace " + Namespaces.SERVICES + ".");
        }
        return new Request(
                version,
                operation.name,
                operation,
                callerId(header(header, Namespaces.CONTRACTS, "CallerId")),
                header(header, Namespaces.ADDRESSING, "MessageID"));
    }

    private static String header(XmlElement header, String namespace, String name) {
        XmlElement found = header == null ? null : header.child(namespace, name);
        return found == null || found.nil || found.text.isBlank() ? null : found.text.strip();
    }

    private static UUID callerId(String text) throws XmlReader.Malformed {
        try {
            UUID id = text == null ? null : ConditionValues.guid(text);
            return id == null || id.equals(new UUID(0, 0)) ? null : id;
        } catch (IllegalArgumentException | CrmFault e) {
            throw new XmlReader.Malformed("The CallerId is not a guid.");
        }
    }
}
