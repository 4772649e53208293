package org.floris.connector.mapping;

import java.util.Set;
import org.floris.canonical.CanonicalRecord;
import org.floris.canonical.Change;
import org.floris.canonical.Links;
import org.floris.canonical.RecordId;
import org.floris.connector.SystemChange;
import org.floris.connector.SystemRecord;

/**
 * Translates between a system's attributes and the canonical ones, without loss: what the target cannot hold is an
 * error before anything is written, never a cut. Stateless; called from many threads, several times per bridged call.
 */
public final class Translator {
    private final Mappings mappings;

    Translator(Mappings mappings) {
        this.mappings = mappings;
    }

    /** Unmapped attributes are left out. */
    public Change toCanonical(SystemChange change, RecordId record, Links links) {
        throw new UnsupportedOperationException();
    }

    /** The attributes of the change that mean nothing in the unified model. */
    public Set<String> unmappedAttributes(SystemChange change) {
        throw new UnsupportedOperationException();
    }

    /** Attributes that the record does not have are absent. */
    public CanonicalRecord toCanonical(SystemRecord record, RecordId id, Links links) {
        throw new UnsupportedOperationException();
    }

    /** Canonical attributes that the system does not map are left out. */
    public SystemChange toSystem(String system, Change change, Links links) {
        throw new UnsupportedOperationException();
    }

    /** The canonical attributes that must travel together with {@code names} into that system, {@code names} not among them. */
    public Set<String> companions(String system, String canonicalEntity, Set<String> names) {
        throw new UnsupportedOperationException();
    }
}
