package org.floris.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.floris.journal.ParkedEvent;

@Schema(name = "ParkedEvent", description = "An event that cannot be published for its own reasons.")
record ParkedEventAnswer(
        UUID id,
        @Schema(description = "parked, or what was asked for: retrying, dropping") String state,
        String reason,
        List<String> nextSteps,
        UUID exchangeId,
        String entity,
        UUID recordId,
        String operation,
        Instant since,
        @Schema(description = "Later events of the same record that wait for it") long behind,
        int attempts,
        @Schema(description = "When it is tried again by itself") Instant retryAt) {
    static ParkedEventAnswer of(ParkedEvent event) {
        return new ParkedEventAnswer(
                event.eventId(),
                event.wish()
                        .map(wish -> wish == ParkedEvent.Wish.RETRY ? "retrying" : "dropping")
                        .orElse("parked"),
                event.reason().sentence(),
                Labels.sentences(event.nextSteps()),
                event.exchangeId(),
                event.record().entity(),
                event.record().id(),
                Labels.of(org.floris.canonical.Operation.valueOf(event.operation())),
                event.since(),
                event.behind(),
                event.attempts(),
                event.retryAt());
    }
}
