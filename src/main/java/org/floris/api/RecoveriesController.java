package org.floris.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.floris.journal.Recoveries;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/recoveries", produces = "application/json")
@Tag(name = "Recoveries", description = "Hubs that stopped in the middle, and what became of their exchanges.")
class RecoveriesController {
    private final Recoveries recoveries;

    RecoveriesController(Recoveries recoveries) {
        this.recoveries = recoveries;
    }

    @GetMapping
    @Operation(summary = "The hubs that were found dead in the last 90 days, the latest first")
    Page<RecoveryAnswer> list(@Min(1) @Max(100) @RequestParam(name = "limit", defaultValue = "10") int limit) {
        return Page.whole(
                recoveries.latest(limit).stream().map(RecoveryAnswer::of).toList());
    }
}
