package org.floris.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.cutover.BatchMember;
import org.floris.cutover.BatchView;
import org.floris.cutover.Batches;
import org.floris.cutover.NewBatch;
import org.floris.cutover.Step;
import org.floris.cutover.StepResult;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/batches", produces = "application/json")
@Tag(name = "Batches", description = "People who move together from one CRM to the other, and back.")
class BatchesController {
    private static final String BATCH = "The batch's id or its name.";

    private final Batches batches;

    BatchesController(Batches batches) {
        this.batches = batches;
    }

    /** What is asked for; nothing but these fields. */
    record Creation(
            @NotBlank @Size(max = 80) String name,
            @NotBlank String target,
            List<@NotBlank String> logins,
            String department,
            @Min(1) @JsonProperty Integer count) {
        NewBatch toBatch() {
            return new NewBatch(
                    name,
                    target,
                    logins == null ? List.of() : logins,
                    Optional.ofNullable(department).filter(text -> !text.isBlank()),
                    Optional.ofNullable(count));
        }
    }

    @GetMapping
    @Operation(summary = "All batches, the newest first")
    Page<BatchAnswer> list() {
        return Page.whole(batches.list().stream().map(BatchAnswer::of).toList());
    }

    @PostMapping(consumes = "application/json")
    @Operation(
            summary = "Create a batch",
            description = "Members are those named by logins, and then count more who are not at home in the target and"
                    + " in no other batch, of the department if one is given. Nobody moves yet.")
    @ApiResponse(responseCode = "201", description = "Created, in state draft")
    @ApiResponse(responseCode = "400", description = "A field is wrong; the problem names it")
    ResponseEntity<BatchAnswer> create(@Valid @RequestBody Creation creation, Principal by) {
        BatchView created = batches.create(creation.toBatch(), name(by));
        return ResponseEntity.created(URI.create("/api/v1/batches/" + created.id()))
                .body(BatchAnswer.of(created));
    }

    @GetMapping("/{batch}")
    @Operation(summary = "One batch")
    @ApiResponse(responseCode = "404", description = "There is no such batch")
    BatchAnswer show(@Parameter(description = BATCH) @PathVariable("batch") String batch) {
        return BatchAnswer.of(existing(batch));
    }

    @GetMapping("/{batch}/members")
    @Operation(summary = "Its members with their homes")
    Page<BatchMember> members(@Parameter(description = BATCH) @PathVariable("batch") String batch) {
        return Page.whole(batches.members(existing(batch).id()));
    }

    @GetMapping("/{batch}/history")
    @Operation(summary = "What happened to it, the oldest first")
    Page<BatchAnswer.Transition> history(@Parameter(description = BATCH) @PathVariable("batch") String batch) {
        return Page.whole(batches.history(existing(batch).id()).stream()
                .map(BatchAnswer.Transition::of)
                .toList());
    }

    @GetMapping("/{batch}/plan")
    @Operation(
            summary = "What a step would do now",
            description =
                    "Made by the code that takes the step. Refusals tell what stands in the way; nothing is done.")
    BatchAnswer.Plan plan(
            @Parameter(description = BATCH) @PathVariable("batch") String batch,
            @Parameter(description = "switch or rollback") @RequestParam(name = "step", defaultValue = "switch")
                    String step) {
        return BatchAnswer.Plan.of(batches.plan(existing(batch).id(), step(step)));
    }

    @PostMapping("/{batch}/switch")
    @Operation(
            summary = "Move its people to the target",
            description = "Waits until their writes in flight have ended, at most for the drain time, and answers when"
                    + " it is done.")
    @ApiResponse(responseCode = "200", description = "Done")
    @ApiResponse(responseCode = "409", description = "A gate refuses; refusals say why and what to do")
    BatchAnswer.Result switchOver(@Parameter(description = BATCH) @PathVariable("batch") String batch, Principal by) {
        BatchView existing = existing(batch);
        return result(existing, batches.switchOver(existing.id(), name(by)));
    }

    @PostMapping("/{batch}/rollback")
    @Operation(
            summary = "Move its people back to where they were at the switch",
            description = "The epoch of each grows; writes that carry the old one are refused.")
    @ApiResponse(responseCode = "200", description = "Done")
    @ApiResponse(responseCode = "409", description = "A gate refuses; refusals say why and what to do")
    BatchAnswer.Result rollBack(@Parameter(description = BATCH) @PathVariable("batch") String batch, Principal by) {
        BatchView existing = existing(batch);
        return result(existing, batches.rollBack(existing.id(), name(by)));
    }

    @DeleteMapping("/{batch}")
    @Operation(summary = "Remove a batch that is in draft or rolled back")
    @ApiResponse(responseCode = "204", description = "Removed")
    @ApiResponse(responseCode = "409", description = "Its members are switched or being moved")
    ResponseEntity<Void> delete(@Parameter(description = BATCH) @PathVariable("batch") String batch, Principal by) {
        BatchView existing = existing(batch);
        result(existing, batches.delete(existing.id(), name(by)));
        return ResponseEntity.noContent().build();
    }

    private static BatchAnswer.Result result(BatchView batch, StepResult result) {
        if (!result.isDone()) {
            throw new RefusedException(
                    Labels.of(result.state()), result.reason().sentence(), result.nextSteps(), result.refusals());
        }
        return BatchAnswer.Result.of(batch, result);
    }

    private BatchView existing(String idOrName) {
        return id(idOrName)
                .flatMap(batches::find)
                .or(() -> batches.findByName(idOrName))
                .orElseThrow(() -> new FlorisException(
                        ErrorCode.RECORD_NOT_FOUND,
                        "There is no batch '" + idOrName + "'. GET /api/v1/batches lists them."));
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException isName) {
            return Optional.empty();
        }
    }

    private static Step step(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "switch" -> Step.SWITCH;
            case "rollback", "roll_back" -> Step.ROLL_BACK;
            default -> throw new InvalidFieldException("step", "'" + text + "' is not one of switch, rollback.");
        };
    }

    private static String name(Principal by) {
        return by == null ? "anonymous" : by.getName();
    }
}
