package org.floris.connector.mapping;

import org.floris.canonical.Links;

/** How a value of one attribute becomes the value of another. Values are never null; cleared stays cleared. */
interface ValueRule {
    /** @return null for what the system holds as empty */
    Object toCanonical(Object value, Links links);

    /** @return null for what the model holds as empty */
    Object toSystem(Object value, Links links);
}
