package org.floris.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.floris.conflicts.ConflictScan;
import org.floris.conflicts.ScanView;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/conflicts/scan", produces = "application/json")
@Tag(name = "Conflicts", description = "Finds what was changed in the systems past the hub.")
class ConflictsController {
    private final ConflictScan scan;

    ConflictsController(ConflictScan scan) {
        this.scan = scan;
    }

    record ScanAnswer(
            String state,
            String reason,
            List<String> nextSteps,
            double everySeconds,
            Instant lastBegan,
            long lastTookMillis,
            long scans,
            long compared,
            Map<String, Long> reconciled,
            long waiting,
            List<ProgressAnswer> progress) {
        static ScanAnswer of(ScanView view) {
            Map<String, Long> reconciled = new LinkedHashMap<>();
            view.reconciled().forEach((each, count) -> reconciled.put(Labels.of(each), count));
            return new ScanAnswer(
                    Labels.of(view.state()),
                    view.reason().sentence(),
                    Labels.sentences(view.nextSteps()),
                    view.every().toMillis() / 1000.0,
                    view.lastBegan().orElse(null),
                    view.lastTook().toMillis(),
                    view.scans(),
                    view.compared(),
                    reconciled,
                    view.waiting(),
                    view.progress().stream().map(ProgressAnswer::of).toList());
        }
    }

    record ProgressAnswer(String system, String entity, Instant comparedAt, double lagSeconds) {
        static ProgressAnswer of(ScanView.Progress progress) {
            return new ProgressAnswer(
                    progress.system(),
                    progress.entity(),
                    progress.comparedAt(),
                    progress.lag().toMillis() / 1000.0);
        }
    }

    @GetMapping
    @Operation(summary = "How far the systems' changes were compared, and what came of it")
    ScanAnswer status() {
        return ScanAnswer.of(scan.status());
    }

    @PostMapping
    @Operation(summary = "Scan now instead of at the next time")
    @ApiResponse(responseCode = "202", description = "It begins")
    ResponseEntity<ScanAnswer> scanNow(Principal by) {
        return ResponseEntity.accepted().body(ScanAnswer.of(scan.scanNow(by.getName())));
    }

    @PutMapping("/pause")
    @Operation(summary = "Pause scanning in every hub; one that is under way ends after its page")
    ScanAnswer pause(Principal by) {
        return ScanAnswer.of(scan.pause(by.getName()));
    }

    @DeleteMapping("/pause")
    @Operation(summary = "Let scanning go on")
    ScanAnswer resume(Principal by) {
        return ScanAnswer.of(scan.resume(by.getName()));
    }
}
