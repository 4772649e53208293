package org.floris.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.migration.FirstLoad;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
@Tag(name = "Status", description = "How the hub and its systems are.")
class StatusController {
    private final HubStatus status;
    private final FirstLoad firstLoad;
    private final String version;

    StatusController(HubStatus status, FirstLoad firstLoad, ObjectProvider<BuildProperties> build) {
        this.status = status;
        this.firstLoad = firstLoad;
        BuildProperties properties = build.getIfAvailable();
        this.version = properties == null ? "unpackaged" : properties.getVersion();
    }

    record StatusAnswer(
            String state,
            String reason,
            List<String> nextSteps,
            String version,
            long upSeconds,
            List<HubStatus.SystemStanding> systems,
            Standing exchanges,
            Standing findings,
            FirstLoadController.FirstLoadAnswer firstLoad) {}

    @GetMapping("/status")
    @Operation(summary = "How the hub is, why, and what to do")
    StatusAnswer status() {
        Standing now = status.now();
        return new StatusAnswer(
                now.state(),
                now.reason(),
                now.nextSteps(),
                version,
                ManagementFactory.getRuntimeMXBean().getUptime() / 1000,
                status.systems(),
                status.exchanges(),
                status.findings(),
                FirstLoadController.FirstLoadAnswer.of(firstLoad.progress()));
    }

    @GetMapping("/systems")
    @Operation(summary = "The systems outside and how each is")
    Page<HubStatus.SystemStanding> systems() {
        return Page.whole(status.systems());
    }

    @GetMapping("/systems/{system}")
    @Operation(summary = "One system")
    @ApiResponse(responseCode = "404", description = "There is no such system")
    HubStatus.SystemStanding system(@PathVariable("system") String system) {
        return status.systems().stream()
                .filter(standing -> standing.system().equals(system))
                .findFirst()
                .orElseThrow(() -> new FlorisException(
                        ErrorCode.RECORD_NOT_FOUND,
                        "There is no system '" + system + "'. GET /api/v1/systems lists them."));
    }
}
