package org.floris.store;

import java.util.Optional;
import org.floris.canonical.Attributes;

/** What the store has of a record, for a statement that asks for more at the same time. */
public final class StoredAttributes {
    private StoredAttributes() {}

    /** A query for one value or none; takes the record's id and its entity. */
    public static String query(String entity) {
        return "select attributes from " + RecordTable.of(entity).table() + " where id = ?::uuid and entity = ?::text";
    }

    /** @param json the value of that query; null when it had none */
    public static Optional<Attributes> read(String json) {
        return Optional.ofNullable(json).map(CanonicalJson::read);
    }
}
