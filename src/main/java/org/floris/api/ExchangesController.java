package org.floris.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.journal.Dirty;
import org.floris.journal.ExchangeDetail;
import org.floris.journal.ExchangeFilter;
import org.floris.journal.ExchangePage;
import org.floris.journal.ExchangeState;
import org.floris.journal.Exchanges;
import org.floris.journal.Viewing;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/exchanges", produces = "application/json")
@Tag(name = "Exchanges", description = "Bridged calls with their journal entries.")
class ExchangesController {
    private final Exchanges exchanges;
    private final ExchangeOutcomes outcomes;
    private final Dirty dirty;

    /** Why somebody wants to see personal data, in his own words. */
    record Reason(@NotBlank @Size(min = 10, max = 500) String reason) {}

    ExchangesController(Exchanges exchanges, Dirty dirty, ExchangeOutcomes outcomes) {
        this.exchanges = exchanges;
        this.dirty = dirty;
        this.outcomes = outcomes;
    }

    @GetMapping
    @Operation(summary = "Search exchanges, the newest first")
    @ApiResponse(responseCode = "400", description = "A filter is wrong; the problem names it")
    Page<ExchangeAnswer> search(
            @Parameter(description = "Login of the user") @RequestParam(name = "login", required = false) String login,
            @Parameter(description = "client/<uuid>, forsage/contact/<id>, or an id alone")
                    @RequestParam(name = "record", required = false)
                    String record,
            @Parameter(description = "Home, a mirror, or the system whose dialect was spoken")
                    @RequestParam(name = "system", required = false)
                    String system,
            @Parameter(description = "Canonical entity, such as client")
                    @RequestParam(name = "entity", required = false)
                    String entity,
            @Parameter(description = "Such as create or update") @RequestParam(name = "operation", required = false)
                    String operation,
            @Parameter(description = "One or more of the states, with commas")
                    @RequestParam(name = "state", required = false)
                    String state,
            @Parameter(description = "Opened at or after") @RequestParam(name = "from", required = false) Instant from,
            @Parameter(description = "Opened before") @RequestParam(name = "to", required = false) Instant to,
            @Parameter(description = "The exchange's id or its beginning") @RequestParam(name = "id", required = false)
                    String id,
            @Parameter(description = "nextCursor of the page before") @RequestParam(name = "cursor", required = false)
                    String cursor,
            @Min(1) @Max(200) @RequestParam(name = "limit", defaultValue = "50") int limit) {
        ExchangeFilter filter = new ExchangeFilter(
                given(login),
                given(record),
                given(system),
                given(entity),
                given(operation).map(text -> Labels.read(org.floris.canonical.Operation.class, "operation", text)),
                states(state),
                Optional.ofNullable(from),
                Optional.ofNullable(to),
                given(id));
        ExchangePage page = exchanges.search(filter, given(cursor), limit);
        return new Page<>(
                page.exchanges().stream().map(ExchangeAnswer::of).toList(),
                page.next().orElse(null));
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "One exchange with its steps",
            description = "Values of attributes that the unified model calls personal are masked.")
    @ApiResponse(responseCode = "404", description = "There is no such exchange")
    ExchangeAnswer.Detail show(@PathVariable("id") UUID id) {
        return exchanges.find(id).map(this::answer).orElseThrow(() -> unknown(id));
    }

    @PostMapping(path = "/{id}/unmasked", consumes = "application/json")
    @Operation(
            summary = "One exchange with personal values in the clear",
            description = "Needs the right may-unmask. Who looks, from where and why is written down before anything is"
                    + " shown; GET /api/v1/personal-data-views lists it.")
    @ApiResponse(responseCode = "404", description = "There is no such exchange")
    ExchangeAnswer.Detail showUnmasked(
            @PathVariable("id") UUID id, @Valid @RequestBody Reason reason, HttpServletRequest request) {
        return exchanges
                .findUnmasked(id, new Viewing("rest", request.getRemoteAddr(), reason.reason()))
                .map(this::answer)
                .orElseThrow(() -> unknown(id));
    }

    private ExchangeAnswer.Detail answer(ExchangeDetail detail) {
        return ExchangeAnswer.Detail.of(
                detail, outcomes.of(detail.summary()), dirty.of(detail.summary().id()));
    }

    private static FlorisException unknown(UUID id) {
        return new FlorisException(
                ErrorCode.RECORD_NOT_FOUND,
                "There is no exchange " + id + ". Search for it, or check the id in the fault.");
    }

    private static Set<ExchangeState> states(String text) {
        return given(text).stream()
                .flatMap(states -> Arrays.stream(states.split(",")))
                .map(state -> Labels.read(ExchangeState.class, "state", state))
                .collect(Collectors.toSet());
    }

    private static Optional<String> given(String text) {
        return Optional.ofNullable(text).map(String::strip).filter(stripped -> !stripped.isEmpty());
    }
}
