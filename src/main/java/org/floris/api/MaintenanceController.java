package org.floris.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.Connectors;
import org.floris.connector.Maintenance;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/systems/{system}/maintenance", produces = "application/json")
@Tag(name = "Status")
class MaintenanceController {
    private final Maintenance maintenance;
    private final Connectors connectors;
    private final HubStatus status;

    MaintenanceController(Maintenance maintenance, Connectors connectors, HubStatus status) {
        this.maintenance = maintenance;
        this.connectors = connectors;
        this.status = status;
    }

    /** @param reason is told to the users who are refused */
    record Begin(@NotBlank @Size(max = 300) String reason) {}

    @PutMapping(consumes = "application/json")
    @Operation(
            summary = "Take a system out of use",
            description =
                    "The hub then sends nothing to it but health probes. Where it is a mirror, changes are deferred"
                            + " or refused, as its connector.yaml says; where it is home, they are refused with the reason."
                            + " Sent again it gives a new reason.")
    @ApiResponse(responseCode = "200", description = "It is in maintenance")
    HubStatus.SystemStanding begin(
            @PathVariable("system") String system, @Valid @RequestBody Begin begin, Principal by) {
        known(system);
        maintenance.begin(system, begin.reason().strip(), name(by));
        return standing(system);
    }

    @DeleteMapping
    @Operation(
            summary = "Put a system into use again",
            description = "What it is owed is delivered by itself from then on.")
    @ApiResponse(responseCode = "200", description = "It is in use, whether it was in maintenance or not")
    HubStatus.SystemStanding end(@PathVariable("system") String system, Principal by) {
        known(system);
        maintenance.end(system, name(by));
        return standing(system);
    }

    private void known(String system) {
        if (!connectors.systems().contains(system)) {
            throw new FlorisException(
                    ErrorCode.RECORD_NOT_FOUND, "There is no system '" + system + "'. GET /api/v1/systems lists them.");
        }
    }

    private HubStatus.SystemStanding standing(String system) {
        return status.systems().stream()
                .filter(standing -> standing.system().equals(system))
                .findFirst()
                .orElseThrow();
    }

    private static String name(Principal by) {
        return by == null ? "anonymous" : by.getName();
    }
}
