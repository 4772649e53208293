package org.floris.sandbox.crm.wire;

import java.util.Map;
import org.floris.sandbox.crm.CrmFault;

/** The parameters of a request inside Execute: as values where they are values, as elements otherwise. */
record Parameters(String request, Map<String, Object> values, Map<String, XmlElement> elements) {
    <T> T required(String name, Class<T> type) {
        Object value = values.get(name);
        if (!type.isInstance(value)) {
            throw CrmFault.invalidArgument(
                    "Required field '" + name + "' of the request '" + request + "' is missing or has another type.");
        }
        return type.cast(value);
    }

    XmlElement element(String name) {
        XmlElement element = elements.get(name);
        if (element == null || element.nil) {
            throw CrmFault.invalidArgument(
                    "Required field '" + name + "' of the request '" + request + "' is missing.");
        }
        return element;
    }

    /** The text of a parameter; without it the default, and without that a refusal. */
    String text(String name, String otherwise) {
        XmlElement element = elements.get(name);
        if (element != null && !element.text.isBlank()) {
            return element.text.strip();
        }
        if (otherwise == null) {
            throw CrmFault.invalidArgument(
                    "Required field '" + name + "' of the request '" + request + "' is missing.");
        }
        return otherwise;
    }
}
