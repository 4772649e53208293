package org.floris.journal;

import java.util.UUID;

/** Which exchanges of this hub have a thread at work on them. Whoever calls {@link Journal#open} answers. */
public interface LiveThreads {
    /**
     * @return true from before {@link Journal#open} is called until nothing more will be done for the exchange. What is
     *     open and has no thread is in doubt
     */
    boolean isAtWorkOn(UUID exchangeId);
}
