package org.floris.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.journal.NewReplay;
import org.floris.journal.Replay;
import org.floris.journal.ReplayedChange;
import org.floris.journal.Replays;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/replays", produces = "application/json")
@Tag(name = "Replays", description = "Delivering once more what mirrors are owed, or saying what would be delivered.")
class ReplaysController {
    private static final int USUAL_RATE = 10;

    private final Replays replays;
    private final DeferredFilters filters;

    ReplaysController(Replays replays, DeferredFilters filters) {
        this.replays = replays;
        this.filters = filters;
    }

    /**
     * What is asked for; nothing but these fields. The filters are those of {@code GET /api/v1/deferred}.
     *
     * @param dryRun        say what would be sent and write nothing
     * @param ratePerSecond at most so many changes a second; 10 when nothing is said
     */
    record Start(
            String system,
            String entity,
            String login,
            String batch,
            String record,
            String rule,
            String state,
            Instant from,
            Instant to,
            boolean dryRun,
            @Min(1) @Max(1000) Integer ratePerSecond) {
        DeferredFilters.Asked asked() {
            return new DeferredFilters.Asked(system, entity, login, batch, record, rule, state, from, to);
        }

        Map<String, String> shown() {
            Map<String, String> shown = new LinkedHashMap<>();
            shown.put("system", system);
            shown.put("entity", entity);
            shown.put("login", login);
            shown.put("batch", batch);
            shown.put("record", record);
            shown.put("rule", rule);
            shown.put("state", state);
            shown.put("from", from == null ? null : from.toString());
            shown.put("to", to == null ? null : to.toString());
            shown.values().removeIf(value -> value == null || value.isBlank());
            return shown;
        }
    }

    @PostMapping(consumes = "application/json")
    @Operation(
            summary = "Start a replay of what matches now",
            description = "Goes through it in the order of the writes, at the given rate; goes on where it was when the"
                    + " hub is restarted. What is parked is tried again. Two replays never send a change twice.")
    @ApiResponse(responseCode = "201", description = "A hub takes it up within a second")
    @ApiResponse(responseCode = "400", description = "A filter is wrong; the problem names it")
    ResponseEntity<ReplayAnswer> start(@Valid @RequestBody Start start, Principal by) {
        int rate = start.ratePerSecond() == null ? USUAL_RATE : start.ratePerSecond();
        Replay replay = replays.start(
                new NewReplay(filters.filter(start.asked()), start.shown(), start.dryRun(), rate), name(by));
        return ResponseEntity.created(URI.create("/api/v1/replays/" + replay.id()))
                .body(ReplayAnswer.of(replay));
    }

    @GetMapping
    @Operation(summary = "The newest replays, at most 100")
    Page<ReplayAnswer> list() {
        return Page.whole(replays.list().stream().map(ReplayAnswer::of).toList());
    }

    @GetMapping("/{id}")
    @Operation(summary = "One replay")
    @ApiResponse(responseCode = "404", description = "There is no such replay")
    ReplayAnswer show(@PathVariable("id") UUID id) {
        return replays.find(id).map(ReplayAnswer::of).orElseThrow(() -> unknown(id));
    }

    @GetMapping("/{id}/changes")
    @Operation(summary = "What it did, or would do, change by change")
    @ApiResponse(responseCode = "404", description = "There is no such replay")
    Page<ReplayAnswer.ChangeAnswer> changes(
            @PathVariable("id") UUID id,
            @Parameter(description = "nextCursor of the page before")
                    @RequestParam(name = "cursor", required = false)
                    @Min(0)
                    Long cursor,
            @Min(1) @Max(500) @RequestParam(name = "limit", defaultValue = "50") int limit) {
        show(id);
        List<ReplayedChange> found = replays.changes(id, cursor == null ? 0 : cursor, limit);
        return new Page<>(
                found.stream().map(ReplayAnswer.ChangeAnswer::of).toList(),
                found.size() < limit ? null : Long.toString(found.get(limit - 1).position()));
    }

    @PostMapping("/{id}/stop")
    @Operation(
            summary = "Stop a replay",
            description = "At once: nothing more is begun. What is being sent at this moment still ends. Stopping what"
                    + " has ended changes nothing.")
    @ApiResponse(responseCode = "404", description = "There is no such replay")
    ReplayAnswer stop(@PathVariable("id") UUID id, Principal by) {
        return replays.stop(id, name(by)).map(ReplayAnswer::of).orElseThrow(() -> unknown(id));
    }

    private static FlorisException unknown(UUID id) {
        return new FlorisException(
                ErrorCode.RECORD_NOT_FOUND, "There is no replay " + id + ". GET /api/v1/replays lists them.");
    }

    private static String name(Principal by) {
        return by == null ? "anonymous" : by.getName();
    }
}
