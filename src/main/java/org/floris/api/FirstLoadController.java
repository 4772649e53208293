package org.floris.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.floris.migration.FirstLoad;
import org.floris.migration.FirstLoadProgress;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/first-load", produces = "application/json")
@Tag(name = "First load", description = "Fills the unified store from both CRMs.")
class FirstLoadController {
    private final FirstLoad firstLoad;

    FirstLoadController(FirstLoad firstLoad) {
        this.firstLoad = firstLoad;
    }

    record FirstLoadAnswer(
            String state,
            String standing,
            String reason,
            List<String> nextSteps,
            long records,
            long links,
            long findings,
            double seconds,
            List<Entity> entities) {
        static FirstLoadAnswer of(FirstLoadProgress progress) {
            return new FirstLoadAnswer(
                    Labels.of(progress.state()),
                    HubStatus.standing(progress).state(),
                    progress.reason(),
                    progress.nextSteps(),
                    progress.records(),
                    progress.links(),
                    progress.findings(),
                    progress.took().toMillis() / 1000.0,
                    progress.entities().stream().map(Entity::of).toList());
        }
    }

    record Entity(String entity, String state, long records, long links, long withoutTwin, long contradictory) {
        static Entity of(FirstLoadProgress.EntityProgress entity) {
            return new Entity(
                    entity.entity(),
                    Labels.of(entity.state()),
                    entity.records(),
                    entity.links(),
                    entity.withoutTwin(),
                    entity.contradictory());
        }
    }

    @GetMapping
    @Operation(summary = "How far the first load is")
    FirstLoadAnswer progress() {
        return FirstLoadAnswer.of(firstLoad.progress());
    }

    @PostMapping("/start")
    @Operation(summary = "Start it, or let it go on where it stopped")
    @ApiResponse(responseCode = "202", description = "It runs")
    ResponseEntity<FirstLoadAnswer> start() {
        firstLoad.start();
        return ResponseEntity.accepted().body(progress());
    }

    @PostMapping("/stop")
    @Operation(summary = "Stop it after the page that it is reading")
    @ApiResponse(responseCode = "202", description = "It stops")
    ResponseEntity<FirstLoadAnswer> stop() {
        firstLoad.stop();
        return ResponseEntity.accepted().body(progress());
    }
}
