package org.floris.canonical;

import java.util.Optional;

/** Which record in one system is which record of the unified model. Called on every write, from any thread. */
public interface Links {
    /** The unified record that {@code ref} is, if it is known. */
    Optional<RecordId> recordOf(Ref ref);

    /** The record that {@code record} is in {@code system}, if it has one there. */
    Optional<Ref> refIn(String system, RecordId record);
}
