package org.floris.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.migration.ComparisonView;
import org.floris.migration.Comparisons;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/comparisons", produces = "application/json")
@Tag(name = "Comparisons", description = "Whether the CRMs and the unified store hold the same.")
class ComparisonsController {
    private final Comparisons comparisons;

    ComparisonsController(Comparisons comparisons) {
        this.comparisons = comparisons;
    }

    record ComparisonAnswer(
            UUID id,
            boolean running,
            String state,
            String standing,
            String reason,
            List<String> nextSteps,
            String by,
            Instant startedAt,
            double seconds,
            long differences,
            List<ComparisonView.EntityView> entities) {
        static ComparisonAnswer of(ComparisonView view) {
            return new ComparisonAnswer(
                    view.id(),
                    view.isRunning(),
                    Labels.of(view.state()),
                    switch (view.state()) {
                        case RUNNING -> "waiting";
                        case SAME -> "fine";
                        case DIFFERENT -> "attention";
                        case FAILED -> "wrong";
                    },
                    view.reason(),
                    view.nextSteps(),
                    view.by(),
                    view.startedAt(),
                    view.took().toMillis() / 1000.0,
                    view.differences(),
                    view.entities());
        }
    }

    @PostMapping
    @Operation(
            summary = "Compare the CRMs and the store",
            description = "Starts one in the background, or gives the one that runs.")
    @ApiResponse(responseCode = "202", description = "It runs; ask for it by its id")
    ResponseEntity<ComparisonAnswer> start(Principal by) {
        ComparisonView started = comparisons.start(by == null ? "anonymous" : by.getName());
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/comparisons/" + started.id()))
                .body(ComparisonAnswer.of(started));
    }

    @GetMapping
    @Operation(summary = "The last comparisons, the newest first")
    Page<ComparisonAnswer> list() {
        return Page.whole(comparisons.list().stream().map(ComparisonAnswer::of).toList());
    }

    @GetMapping("/{id}")
    @Operation(summary = "One comparison: how far it is, or what it found")
    @ApiResponse(responseCode = "404", description = "There is none, or the hub was restarted since")
    ComparisonAnswer show(@PathVariable("id") UUID id) {
        return comparisons
                .find(id)
                .map(ComparisonAnswer::of)
                .orElseThrow(() -> new FlorisException(
                        ErrorCode.RECORD_NOT_FOUND,
                        "There is no comparison " + id + "; they are forgotten when the hub ends. Start another."));
    }
}
