package org.floris.bridge;

import java.util.Optional;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** Sends the hub's own writes through the steps of the married write, with journal, hold, undo and doubts. */
@Component
class HubWrites {
    private final ProducerTemplate routes;

    HubWrites(ProducerTemplate routes) {
        this.routes = routes;
    }

    /**
     * Waits until it has ended, in whatever way.
     *
     * @return empty when somebody else has written the record since its turn was asked: read it again and decide anew
     * @throws org.floris.canonical.FlorisException when it could not be begun: RECORD_HELD, USER_MOVING,
     *     STALE_HOME_EPOCH, SYSTEM_UNAVAILABLE, JOURNAL_UNAVAILABLE, NOT_LINKED, NOT_MAPPED, INVALID_VALUE
     */
    Optional<WriteReply> write(HubWrite write) {
        try {
            Object ended = routes.requestBody("direct:bridge-hub-write", write);
            return ended instanceof WriteReply reply ? Optional.of(reply) : Optional.empty();
        } catch (CamelExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failure;
        } finally {
            MDC.remove("exchangeId");
        }
    }
}
