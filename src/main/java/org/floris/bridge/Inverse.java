package org.floris.bridge;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.floris.canonical.Attributes;
import org.floris.canonical.Change;
import org.floris.canonical.Operation;
import org.floris.connector.SystemChange;
import org.floris.connector.SystemRecord;

/** What takes a change back. */
final class Inverse {
    private Inverse() {}

    /**
     * In canonical terms.
     *
     * @param before the record before the change, as far as the change touches it
     */
    static Change of(Change change, Optional<Attributes> before) {
        return switch (change.operation()) {
            case CREATE -> new Change(Operation.DELETE, change.record(), Attributes.NONE);
            case DELETE -> new Change(Operation.CREATE, change.record(), present(before.orElseThrow()));
            case ASSOCIATE ->
                new Change(Operation.DISASSOCIATE, change.record(), Attributes.NONE, change.association());
            case DISASSOCIATE ->
                new Change(Operation.ASSOCIATE, change.record(), Attributes.NONE, change.association());
            default -> new Change(change.operation(), change.record(), before.orElseThrow());
        };
    }

    /** In the system's own terms, attribute by attribute, mapped or not; for changes of records that are there. */
    static SystemChange of(SystemChange change, SystemRecord before) {
        Map<String, Object> values = new LinkedHashMap<>();
        change.values()
                .keySet()
                .forEach(name -> values.put(name, before.values().get(name)));
        return new SystemChange(change.operation(), change.ref(), values);
    }

    private static Attributes present(Attributes before) {
        Map<String, Object> values = new LinkedHashMap<>(before.values());
        values.values().removeIf(java.util.Objects::isNull);
        return new Attributes(values);
    }
}
