package org.floris.journal;

import java.util.Optional;
import java.util.UUID;

/** In which batch a user is. The module of the batches answers; asked for each finding, inside its transaction. */
public interface BatchOfUser {
    /** The name of the batch that moves or has moved the user; of several, the one that was at work last. */
    Optional<String> batchOf(UUID user);
}
