package org.floris.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.UUID;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.journal.ParkedEvent;
import org.floris.journal.ParkedEvents;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/events/parked", produces = "application/json")
@Tag(name = "Events", description = "What is told to downstream systems; the topics themselves: /asyncapi.json.")
class ParkedEventsController {
    private final ParkedEvents events;

    ParkedEventsController(ParkedEvents events) {
        this.events = events;
    }

    @GetMapping
    @Operation(
            summary = "Events that cannot be published, the oldest first",
            description = "Each for its own reasons: it breaks its schema, the broker refuses it, or its body cannot be"
                    + " opened. Later events of the same record wait behind it; all others are published.")
    Page<ParkedEventAnswer> list() {
        return Page.whole(events.list().stream().map(ParkedEventAnswer::of).toList());
    }

    @PostMapping("/{id}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Try to publish one now")
    @ApiResponse(responseCode = "202", description = "The publisher does it within seconds")
    @ApiResponse(responseCode = "404", description = "No such event is parked")
    ParkedEventAnswer retry(@PathVariable("id") UUID id, Principal by) {
        return wish(id, ParkedEvent.Wish.RETRY, by);
    }

    @PostMapping("/{id}/drop")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Never publish one",
            description = "Its exchange stays in the journal. What waits behind it is published.")
    @ApiResponse(responseCode = "202", description = "The publisher does it within seconds")
    @ApiResponse(responseCode = "404", description = "No such event is parked")
    ParkedEventAnswer drop(@PathVariable("id") UUID id, Principal by) {
        return wish(id, ParkedEvent.Wish.DROP, by);
    }

    private ParkedEventAnswer wish(UUID id, ParkedEvent.Wish wish, Principal by) {
        return events.wish(id, wish, by == null ? "anonymous" : by.getName())
                .map(ParkedEventAnswer::of)
                .orElseThrow(() -> new FlorisException(
                        ErrorCode.RECORD_NOT_FOUND,
                        "No event " + id + " is parked; it may be published by now. GET /api/v1/events/parked lists"
                                + " what is."));
    }
}
