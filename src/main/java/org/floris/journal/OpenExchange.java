package org.floris.journal;

import java.time.Instant;

/**
 * An exchange that its holder may write and must end. From {@link Journal#open} or {@link Journal#resume}.
 *
 * @param version of the entry; whoever ends it with another one is too late
 */
public record OpenExchange(Intent intent, ExchangeState state, long version, Instant openedAt) {
    public java.util.UUID id() {
        return intent.exchangeId();
    }
}
