package org.floris.journal;

import java.time.Instant;

/**
 * An exchange that its holder may write and must end. From {@link Journal#open} or {@link Journal#resume}.
 *
 * @param version of the entry; whoever ends it with another one is too late
 * @param owner   the name under which the hub has it, see {@link Journal#mayWrite}
 */
public record OpenExchange(Intent intent, ExchangeState state, long version, Instant openedAt, String owner) {
    public java.util.UUID id() {
        return intent.exchangeId();
    }
}
