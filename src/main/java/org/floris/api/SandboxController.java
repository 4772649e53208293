package org.floris.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.sandbox.FaultInjection;
import org.floris.sandbox.FaultRule;
import org.floris.sandbox.SandboxServer;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Profile("sandbox")
@RequestMapping(path = "/api/v1/sandbox/systems/{system}/faults", produces = "application/json")
@Tag(name = "Sandbox", description = "Faults to be injected into the systems in the box; only in profile sandbox.")
class SandboxController {
    private final SandboxServer sandbox;

    SandboxController(SandboxServer sandbox) {
        this.sandbox = sandbox;
    }

    @GetMapping
    @Operation(summary = "The faults that are being injected")
    Page<FaultRule> list(@PathVariable("system") String system) {
        return Page.whole(faults(system).rules());
    }

    @PostMapping(consumes = "application/json")
    @Operation(summary = "Inject a fault", description = "A rule with the id of another one replaces it.")
    @ApiResponse(responseCode = "201", description = "It strikes from now on")
    ResponseEntity<FaultRule> add(@PathVariable("system") String system, @Valid @RequestBody FaultRule rule) {
        FaultInjection faults = faults(system);
        if (rule.kind() == null) {
            throw new InvalidFieldException("kind", "a fault needs one; see /swagger-ui.html for the kinds.");
        }
        return ResponseEntity.status(201).body(faults.add(rule));
    }

    @DeleteMapping
    @Operation(summary = "Heal the system: no fault is injected any more")
    @ApiResponse(responseCode = "204", description = "Healed")
    ResponseEntity<Void> clear(@PathVariable("system") String system) {
        faults(system).clear();
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Remove one fault")
    @ApiResponse(responseCode = "204", description = "Removed")
    @ApiResponse(responseCode = "404", description = "There is no such fault")
    ResponseEntity<Void> remove(@PathVariable("system") String system, @PathVariable("id") String id) {
        if (!faults(system).remove(id)) {
            throw new FlorisException(
                    ErrorCode.RECORD_NOT_FOUND, "There is no fault '" + id + "' in " + system + ". List them first.");
        }
        return ResponseEntity.noContent().build();
    }

    private FaultInjection faults(String system) {
        try {
            return sandbox.faults(system);
        } catch (IllegalArgumentException unknown) {
            throw new FlorisException(ErrorCode.RECORD_NOT_FOUND, unknown.getMessage());
        }
    }
}
