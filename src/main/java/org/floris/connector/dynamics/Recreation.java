package org.floris.connector.dynamics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.floris.canonical.Operation;
import org.floris.connector.Option;
import org.floris.connector.RecordImage;
import org.floris.connector.Reference;
import org.floris.connector.SystemChange;

/**
 * Brings a deleted record back: itself, what was deleted with it, its ties, the lookups that pointed to it, and at last
 * its state, since the dialect creates in the first state only and closed records take some changes no more. When it was
 * created and by whom, the CRM says anew.
 */
final class Recreation {
    private static final Option FIRST_STATE = new Option(0);
    private static final String STATE = "statecode";
    private static final String STATUS = "statuscode";

    private final Function<String, EntityTies> known;
    private final List<SystemChange> changes = new ArrayList<>();

    private Recreation(Function<String, EntityTies> known) {
        this.known = known;
    }

    /** @param known the metadata by entity */
    static List<SystemChange> of(RecordImage image, Function<String, EntityTies> known) {
        Recreation recreation = new Recreation(known);
        recreation.add(image);
        return recreation.changes;
    }

    private void add(RecordImage image) {
        Map<String, Object> held = image.record().values();
        boolean closed = held.get(STATE) instanceof Option state && !state.equals(FIRST_STATE);
        Map<String, Object> values = new LinkedHashMap<>(held);
        values.keySet().retainAll(known.apply(image.ref().entity()).creatable());
        values.remove(STATE);
        values.values().removeIf(value -> value instanceof RawValue || value instanceof AliasedValue);
        if (closed) {
            values.remove(STATUS);
        }
        changes.add(new SystemChange(Operation.CREATE, image.ref(), values));
        image.children().forEach(this::add);
        image.ties()
                .forEach(tie ->
                        changes.add(new SystemChange(Operation.ASSOCIATE, image.ref(), Map.of(), Optional.of(tie))));
        Reference self = new Reference(image.ref().entity(), image.ref().id());
        image.pointers()
                .forEach(pointer -> changes.add(
                        new SystemChange(Operation.UPDATE, pointer.ref(), Map.of(pointer.attribute(), self))));
        if (closed) {
            Map<String, Object> state = new LinkedHashMap<>();
            state.put(STATE, held.get(STATE));
            state.put(STATUS, held.get(STATUS));
            changes.add(new SystemChange(Operation.SET_STATE, image.ref(), state));
        }
    }
}
