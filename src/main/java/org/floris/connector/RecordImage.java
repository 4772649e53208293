package org.floris.connector;

import java.util.List;
import java.util.Objects;
import org.floris.canonical.Ref;

/**
 * A record with all that a system takes away when it is deleted: as much as bringing it back needs.
 *
 * @param record   with every attribute that is not empty
 * @param ties     the records that it is tied to many-to-many, by relationship
 * @param pointers lookups of other records that the system empties
 * @param children the records that the system deletes with it
 */
public record RecordImage(
        SystemRecord record, List<SystemChange.Tie> ties, List<Pointer> pointers, List<RecordImage> children) {

    /** A lookup, on another record, that points to this one. */
    public record Pointer(Ref ref, String attribute) {
        public Pointer {
            Objects.requireNonNull(ref, "ref");
            Objects.requireNonNull(attribute, "attribute");
        }
    }

    public RecordImage {
        Objects.requireNonNull(record, "record");
        ties = List.copyOf(ties);
        pointers = List.copyOf(pointers);
        children = List.copyOf(children);
    }

    /** Of a record that nothing else hangs on. */
    public static RecordImage alone(SystemRecord record) {
        return new RecordImage(record, List.of(), List.of(), List.of());
    }

    public Ref ref() {
        return record.ref();
    }
}
