package org.floris.store;

import java.util.Objects;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;

/** {@code ref} is {@code record}. */
public record NewLink(Ref ref, RecordId record) {
    public NewLink {
        Objects.requireNonNull(ref, "ref");
        Objects.requireNonNull(record, "record");
    }
}
