package org.floris.sandbox.crm.wire;

import java.util.UUID;
import org.floris.sandbox.crm.Caller;

/**
 * A call that is read and ready to run.
 *
 * @param operation the message: of Execute the name of its request
 * @param entity and id name what it is about, as far as known; may be null
 */
record Call(String operation, String entity, UUID id, Action action) {
    /** Runs the operation and writes the element that answers it. */
    interface Action {
        void run(Caller caller, XmlOut out);
    }
}
