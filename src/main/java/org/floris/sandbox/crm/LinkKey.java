package org.floris.sandbox.crm;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The rows of intersect entities. Their key follows from their ends, so that one pair cannot be linked twice. */
public final class LinkKey {
    private LinkKey() {}

    static UUID of(String relationship, UUID from, UUID to) {
        return UUID.nameUUIDFromBytes((relationship + from + to).getBytes(StandardCharsets.UTF_8));
    }

    public static Object[] row(String relationship, UUID from, UUID to) {
        return new Object[] {of(relationship, from, to), from, to};
    }
}
