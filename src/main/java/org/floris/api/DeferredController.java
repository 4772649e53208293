package org.floris.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.Optional;
import org.floris.cutover.BatchDebts;
import org.floris.journal.DeferredPage;
import org.floris.journal.Dirty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/deferred", produces = "application/json")
@Tag(name = "Deferred", description = "Changes that a mirror is owed, because it was away or does not take them.")
class DeferredController {
    private final Dirty dirty;
    private final BatchDebts batches;
    private final DeferredFilters filters;

    DeferredController(Dirty dirty, BatchDebts batches, DeferredFilters filters) {
        this.dirty = dirty;
        this.batches = batches;
        this.filters = filters;
    }

    @GetMapping
    @Operation(summary = "What mirrors are owed, in the order in which it is delivered")
    @ApiResponse(responseCode = "400", description = "A filter is wrong; the problem names it")
    Page<DeferredAnswer> search(
            @Parameter(description = "The mirror") @RequestParam(name = "system", required = false) String system,
            @Parameter(description = "Canonical entity, such as client")
                    @RequestParam(name = "entity", required = false)
                    String entity,
            @Parameter(description = "Login of whoever has written it") @RequestParam(name = "login", required = false)
                    String login,
            @Parameter(description = "Name of the batch that he is in") @RequestParam(name = "batch", required = false)
                    String batch,
            @Parameter(description = "client/<uuid>, or the id alone") @RequestParam(name = "record", required = false)
                    String record,
            @Parameter(description = "Of the open finding about it, such as mirror-refused")
                    @RequestParam(name = "rule", required = false)
                    String rule,
            @Parameter(description = "One or more of waiting, behind and parked, with commas")
                    @RequestParam(name = "state", required = false)
                    String state,
            @Parameter(description = "Deferred at or after") @RequestParam(name = "from", required = false)
                    Instant from,
            @Parameter(description = "Deferred before") @RequestParam(name = "to", required = false) Instant to,
            @Parameter(description = "nextCursor of the page before") @RequestParam(name = "cursor", required = false)
                    String cursor,
            @Min(1) @Max(500) @RequestParam(name = "limit", defaultValue = "50") int limit) {
        DeferredPage page = dirty.search(
                filters.filter(new DeferredFilters.Asked(system, entity, login, batch, record, rule, state, from, to)),
                Optional.ofNullable(cursor),
                limit);
        return new Page<>(
                page.changes().stream().map(DeferredAnswer::of).toList(),
                page.next().orElse(null));
    }

    @GetMapping("/summary")
    @Operation(summary = "How much is owed, by system, entity and batch")
    DeferredSummary summary() {
        return DeferredSummary.of(dirty.counts(), batches.all());
    }
}
