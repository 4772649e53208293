package org.floris.connector.dynamics;

import java.util.Map;

/**
 * A value of a type that the codec does not look into, such as metadata: kept as it came, written as it came.
 *
 * @param typeNamespace namespace of its i:type, or null where it had none
 * @param typeName      local name of its i:type, or null where it had none
 * @param xml           what stands inside its element, verbatim
 * @param namespaces    prefixes in scope there, which {@code xml} may use
 */
public record RawValue(String typeNamespace, String typeName, String xml, Map<String, String> namespaces) {
    public RawValue {
        namespaces = Map.copyOf(namespaces);
    }
}
