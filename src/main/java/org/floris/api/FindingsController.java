package org.floris.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.security.Principal;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.floris.bridge.Settling;
import org.floris.bridge.SettlingOutcome;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.journal.Decision;
import org.floris.journal.FindingFilter;
import org.floris.journal.FindingKind;
import org.floris.journal.FindingPage;
import org.floris.journal.FindingState;
import org.floris.journal.Findings;
import org.floris.journal.Viewing;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/findings", produces = "application/json")
@Tag(name = "Findings", description = "What cannot be decided by rule and waits for a person.")
class FindingsController {
    private static final String DONE = "All systems and the unified store hold what was decided";
    private static final String REFUSED =
            "Somebody else was first (the problem says who and when), a system refuses, or the decision makes no sense"
                    + " here; nothing was changed";
    private static final String UNKNOWN = "The outcome in some system is not known; the problem names the exchange";

    private final Findings findings;
    private final Settling settling;

    FindingsController(Findings findings, Settling settling) {
        this.findings = findings;
        this.settling = settling;
    }

    /** What a person gives for the attributes in question. */
    record Edit(
            @Schema(
                            description =
                                    "Canonical attributes with their values as text, such as 2026-01-31 or 100.50 RUB;"
                                            + " null clears. Each attribute in which the systems contradict each other is needed.")
                    @NotEmpty
                    Map<String, String> values,
            @Schema(description = "Only plan it") boolean dryRun) {}

    @GetMapping
    @Operation(summary = "Search findings, the newest first")
    @ApiResponse(responseCode = "400", description = "A filter is wrong; the problem names it")
    Page<FindingAnswer> search(
            @Parameter(description = "One or more of undecided, parked, conflict, with commas")
                    @RequestParam(name = "kind", required = false)
                    String kind,
            @Parameter(description = "open or settled") @RequestParam(name = "state", required = false) String state,
            @Parameter(description = "Home or mirror") @RequestParam(name = "system", required = false) String system,
            @Parameter(description = "Canonical entity, such as client")
                    @RequestParam(name = "entity", required = false)
                    String entity,
            @Parameter(description = "Name of the batch") @RequestParam(name = "batch", required = false) String batch,
            @Parameter(description = "Login of the user") @RequestParam(name = "login", required = false) String login,
            @Parameter(description = "client/<uuid>, forsage/contact/<id>, or an id alone")
                    @RequestParam(name = "record", required = false)
                    String record,
            @Parameter(description = "The exchange that it is about") @RequestParam(name = "exchange", required = false)
                    UUID exchange,
            @Parameter(description = "nextCursor of the page before") @RequestParam(name = "cursor", required = false)
                    String cursor,
            @Min(1) @Max(200) @RequestParam(name = "limit", defaultValue = "50") int limit) {
        FindingFilter filter = new FindingFilter(
                each(FindingKind.class, "kind", kind),
                each(FindingState.class, "state", state),
                given(system),
                given(entity),
                given(batch),
                given(login),
                given(record),
                Optional.ofNullable(exchange));
        FindingPage page = findings.search(filter, given(cursor), limit);
        return new Page<>(
                page.findings().stream().map(FindingAnswer::of).toList(),
                page.next().orElse(null));
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "One finding with what both sides showed",
            description = "Values of attributes that the unified model calls personal are masked.")
    @ApiResponse(responseCode = "404", description = "There is no such finding")
    FindingAnswer.Detail show(@PathVariable("id") UUID id) {
        return findings.find(id).map(FindingAnswer.Detail::of).orElseThrow(() -> unknown(id));
    }

    @PostMapping(path = "/{id}/unmasked", consumes = "application/json")
    @Operation(
            summary = "One finding with personal values in the clear",
            description = "Needs the right may-unmask. Who looks, from where and why is written down before anything is"
                    + " shown; GET /api/v1/personal-data-views lists it.")
    @ApiResponse(responseCode = "404", description = "There is no such finding")
    FindingAnswer.Detail showUnmasked(
            @PathVariable("id") UUID id,
            @Valid @RequestBody ExchangesController.Reason reason,
            HttpServletRequest request) {
        return findings.findUnmasked(id, new Viewing("rest", request.getRemoteAddr(), reason.reason()))
                .map(FindingAnswer.Detail::of)
                .orElseThrow(() -> unknown(id));
    }

    @GetMapping("/{id}/plan")
    @Operation(
            summary = "What a decision would write where, as the systems are now",
            description = "Made by the code that carries it out; nothing is written. For edit it tells the attributes"
                    + " that need a value.")
    @ApiResponse(responseCode = "404", description = "There is no such finding")
    SettlingAnswer.Plan plan(
            @PathVariable("id") UUID id,
            @Parameter(description = "take-home, take-mirror or edit")
                    @RequestParam(name = "decision", defaultValue = "take-home")
                    String decision) {
        return SettlingAnswer.Plan.of(settling.plan(id, Labels.read(Decision.class, "decision", decision), Map.of()));
    }

    @PostMapping("/{id}/take-home")
    @Operation(summary = "Home's present values go to the mirrors and the store")
    @ApiResponse(responseCode = "200", description = DONE)
    @ApiResponse(responseCode = "409", description = REFUSED)
    @ApiResponse(responseCode = "502", description = UNKNOWN)
    SettlingAnswer.Settled takeHome(@PathVariable("id") UUID id, Principal by) {
        return settled(settling.settle(id, Decision.TAKE_HOME, Map.of(), by.getName()));
    }

    @PostMapping("/{id}/take-mirror")
    @Operation(summary = "The mirror's present values go to home, the other mirrors and the store")
    @ApiResponse(responseCode = "200", description = DONE)
    @ApiResponse(responseCode = "409", description = REFUSED)
    @ApiResponse(responseCode = "502", description = UNKNOWN)
    SettlingAnswer.Settled takeMirror(@PathVariable("id") UUID id, Principal by) {
        return settled(settling.settle(id, Decision.TAKE_MIRROR, Map.of(), by.getName()));
    }

    @PostMapping(path = "/{id}/edit", consumes = "application/json")
    @Operation(summary = "Values that a person gives go everywhere", description = "With dryRun it is only planned.")
    @ApiResponse(
            responseCode = "200",
            description = DONE + "; with dryRun: what would be written",
            content =
                    @io.swagger.v3.oas.annotations.media.Content(
                            schema = @Schema(oneOf = {SettlingAnswer.Settled.class, SettlingAnswer.Plan.class})))
    @ApiResponse(responseCode = "400", description = "An attribute is not in question, missing, or not readable")
    @ApiResponse(responseCode = "409", description = REFUSED)
    @ApiResponse(responseCode = "502", description = UNKNOWN)
    Object edit(@PathVariable("id") UUID id, @Valid @RequestBody Edit edit, Principal by) {
        return edit.dryRun()
                ? SettlingAnswer.Plan.of(settling.plan(id, Decision.EDIT, edit.values()))
                : settled(settling.settle(id, Decision.EDIT, edit.values(), by.getName()));
    }

    private static SettlingAnswer.Settled settled(SettlingOutcome outcome) {
        if (outcome instanceof SettlingOutcome.Settled settled) {
            return SettlingAnswer.Settled.of(settled);
        }
        throw outcome instanceof SettlingOutcome.Refused refused
                ? NotSettledException.of(refused)
                : NotSettledException.of((SettlingOutcome.InDoubt) outcome);
    }

    private static FlorisException unknown(UUID id) {
        return new FlorisException(
                ErrorCode.RECORD_NOT_FOUND,
                "There is no finding " + id + ". Search for it, or check the id in the fault.");
    }

    private static <E extends Enum<E>> Set<E> each(Class<E> type, String field, String text) {
        return given(text).stream()
                .flatMap(names -> Arrays.stream(names.split(",")))
                .map(name -> Labels.read(type, field, name))
                .collect(Collectors.toSet());
    }

    private static Optional<String> given(String text) {
        return Optional.ofNullable(text).map(String::strip).filter(stripped -> !stripped.isEmpty());
    }
}
