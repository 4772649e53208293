package org.floris.connector.dynamics;

import java.util.UUID;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Ref;

/** Ids of the hub's model as the guids that this dialect has. */
final class Guids {
    private Guids() {}

    static UUID of(Ref ref) {
        return of(ref.id());
    }

    static UUID of(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new FlorisException(ErrorCode.INVALID_VALUE, "The id of a record is not a guid.");
        }
    }
}
