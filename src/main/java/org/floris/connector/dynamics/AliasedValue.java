package org.floris.connector.dynamics;

/** The value of a joined entity's attribute in a query's answer. */
public record AliasedValue(String attribute, String entity, Object value) {}
