package org.floris.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.security.Principal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.floris.journal.retention.Retention;
import org.floris.journal.retention.RetentionPlan;
import org.floris.journal.retention.RetentionRun;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/journal-retention", produces = "application/json")
@Tag(
        name = "Journal retention",
        description = "Takes from the journal what was kept long enough, by day. What is not settled stays.")
class JournalRetentionController {
    private final Retention retention;

    JournalRetentionController(Retention retention) {
        this.retention = retention;
    }

    /** What a run would do now. */
    record PlanAnswer(Instant doneBefore, Instant refusedBefore, List<DayAnswer> days, long pruned, long strays) {
        static PlanAnswer of(RetentionPlan plan) {
            return new PlanAnswer(
                    plan.doneBefore(),
                    plan.refusedBefore(),
                    plan.days().stream()
                            .map(day -> new DayAnswer(
                                    day.day(), day.exchanges(), day.pruned(), day.refused(), day.unsettled()))
                            .toList(),
                    plan.pruned(),
                    plan.strays());
        }
    }

    record DayAnswer(LocalDate day, long exchanges, long pruned, long refusedKept, long unsettledKept) {}

    /** A run. */
    record RunAnswer(
            UUID id,
            String state,
            String by,
            Instant startedAt,
            Instant changedAt,
            int days,
            int daysDone,
            long pruned,
            long kept,
            boolean stopping,
            String reason) {
        static RunAnswer of(RetentionRun run) {
            return new RunAnswer(
                    run.id(),
                    Labels.of(run.state()),
                    run.by(),
                    run.startedAt(),
                    run.changedAt(),
                    run.days(),
                    run.daysDone(),
                    run.pruned(),
                    run.kept(),
                    run.stopping(),
                    run.reason().isEmpty() ? null : run.reason().sentence());
        }
    }

    @GetMapping("/plan")
    @Operation(
            summary = "What a run would do now",
            description = "Counts the days whose time has come; changes nothing.")
    PlanAnswer plan() {
        return PlanAnswer.of(retention.plan());
    }

    @GetMapping("/runs/last")
    @Operation(summary = "The last run, at work or ended")
    @ApiResponse(responseCode = "204", description = "There was none yet")
    ResponseEntity<RunAnswer> last() {
        return retention
                .last()
                .map(run -> ResponseEntity.ok(RunAnswer.of(run)))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    @GetMapping("/runs")
    @Operation(summary = "The latest runs, the newest first")
    Page<RunAnswer> runs(@Min(1) @Max(200) @RequestParam(name = "limit", defaultValue = "20") int limit) {
        return Page.whole(retention.latest(limit).stream().map(RunAnswer::of).toList());
    }

    @PostMapping("/runs")
    @Operation(
            summary = "Begin a run",
            description = "It goes on by itself, a day after the other. For administrators.")
    @ApiResponse(responseCode = "202", description = "Begun; GET runs/last tells how far it is")
    @ApiResponse(responseCode = "409", description = "One is running")
    ResponseEntity<RunAnswer> begin(Principal by) {
        return retention
                .begin(by.getName())
                .map(run -> ResponseEntity.accepted().body(RunAnswer.of(run)))
                .orElseThrow(() -> new RefusedException(
                        "running",
                        "A run of the retention is at work, on this hub or another",
                        List.of(
                                "Wait for it: GET /api/v1/journal-retention/runs/last.",
                                "Or stop it: POST /api/v1/journal-retention/stop."),
                        List.of()));
    }

    @PostMapping("/stop")
    @Operation(summary = "Stop the run at work", description = "It ends after the day at hand. For administrators.")
    @ApiResponse(responseCode = "202", description = "It will stop")
    @ApiResponse(responseCode = "409", description = "None is running")
    ResponseEntity<Void> stop(Principal by) {
        if (!retention.stop(by.getName())) {
            throw new RefusedException("idle", "No run of the retention is at work", List.of(), List.of());
        }
        return ResponseEntity.accepted().build();
    }
}
