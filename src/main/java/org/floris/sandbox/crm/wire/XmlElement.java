package org.floris.sandbox.crm.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An element as read from a message: small, and with i:type already resolved by the prefixes in scope. */
final class XmlElement {
    final String namespace;
    final String name;
    final String typeNamespace;
    final String type;
    final boolean nil;
    final Map<String, String> attributes;
    final List<XmlElement> children = new ArrayList<>(4);
    String text = "";

    XmlElement(
            String namespace,
            String name,
            String typeNamespace,
            String type,
            boolean nil,
            Map<String, String> attributes) {
        this.namespace = namespace == null ? "" : namespace;
        this.name = name;
        this.typeNamespace = typeNamespace;
        this.type = type;
        this.nil = nil;
        this.attributes = attributes;
    }

    boolean is(String namespace, String name) {
        return this.name.equals(name) && this.namespace.equals(namespace);
    }

    /** The first child of that name, or null. */
    XmlElement child(String namespace, String name) {
        for (XmlElement child : children) {
            if (child.is(namespace, name)) {
                return child;
            }
        }
        return null;
    }

    String attribute(String name) {
        return attributes.get(name);
    }

    /**
     * The members of a data contract. As in the real service, a member that stands out of the contract's order is
     * silently ignored, and so is one of another namespace.
     */
    Map<String, XmlElement> members(String namespace, List<String> order) {
        Map<String, XmlElement> members = new HashMap<>();
        int next = 0;
        for (XmlElement child : children) {
            int position = child.namespace.equals(namespace) ? order.indexOf(child.name) : -1;
            if (position >= next) {
                members.put(child.name, child);
                next = position + 1;
            }
        }
        return members;
    }
}
