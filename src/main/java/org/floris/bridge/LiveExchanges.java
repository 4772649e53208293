package org.floris.bridge;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.floris.journal.LiveThreads;
import org.springframework.stereotype.Component;

/** The exchanges that a call is at work on, from before they are opened until the call has ended in whatever way. */
@Component
class LiveExchanges implements LiveThreads {
    private final Set<UUID> live = ConcurrentHashMap.newKeySet();
    private final Set<UUID> kept = ConcurrentHashMap.newKeySet();

    @Override
    public boolean isAtWorkOn(UUID exchangeId) {
        return live.contains(exchangeId) || kept.contains(exchangeId);
    }

    /** An exchange that goes on when its call has been answered; {@link #release} must follow. */
    void keep(UUID exchangeId) {
        kept.add(exchangeId);
    }

    void release(UUID exchangeId) {
        kept.remove(exchangeId);
    }

    /** @param call ends its unit of work when it is answered, when it fails, and when an error tears it down */
    void add(UUID exchangeId, Exchange call) {
        live.add(exchangeId);
        call.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange ended) {
                live.remove(exchangeId);
            }
        });
    }
}
