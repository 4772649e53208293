package org.floris.sandbox.crm.wire;

import java.util.Map;
import java.util.UUID;
import org.floris.sandbox.crm.Crm;
import org.floris.sandbox.crm.RecordInput;

/** References that name a record by an alternate key, which releases from 2015 on know; earlier ones look at Id alone. */
final class KeyedReferences {
    private static final String EMPTY = new UUID(0, 0).toString();

    private KeyedReferences() {}

    /** Gives them their ids. */
    static void resolve(XmlElement element, Crm crm) {
        if (element == null || crm.schema().version().startsWith("5.")) {
            return;
        }
        element.children.forEach(child -> resolve(child, crm));
        XmlElement keys = element.child(Namespaces.CONTRACTS, "KeyAttributes");
        XmlElement entity = element.child(Namespaces.CONTRACTS, "LogicalName");
        XmlElement id = element.child(Namespaces.CONTRACTS, "Id");
        boolean record = "Entity".equals(element.type) || element.name.equalsIgnoreCase("Entity");
        boolean named =
                id != null && !id.nil && !id.text.isBlank() && !id.text.strip().equals(EMPTY);
        if (record || named || entity == null || keys == null || keys.children.isEmpty()) {
            return;
        }
        XmlElement found = new XmlElement(Namespaces.CONTRACTS, "Id", null, null, false, Map.of());
        found.text = crm.named(new RecordInput(entity.text.strip(), null, Map.of(), ValueReader.pairs(keys), Map.of()))
                .toString();
        element.children.remove(id);
        element.children.add(0, found);
    }
}
