package org.floris.bridge;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.floris.canonical.FlorisException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/v1/systems/{system}/changes}: what a CRM's plug-in calls from inside the CRM's transaction. */
@RestController
@Tag(name = "Change intake")
class ChangeController {
    private static final Logger log = LoggerFactory.getLogger(ChangeController.class);

    private final ProducerTemplate routes;
    private final SavedChanges changes;

    ChangeController(ProducerTemplate routes, SavedChanges changes) {
        this.routes = routes;
        this.changes = changes;
    }

    @PostMapping(path = "/api/v1/systems/{system}/changes", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Announce a save, before the CRM commits it",
            description =
                    "Writes the mirrors and the unified store. When the answer is not 200 with an exchangeId, the CRM"
                            + " must not commit; the problem's detail is for the user who saves.")
    @ApiResponse(responseCode = "200", description = "The mirrors have it: commit.")
    @ApiResponse(responseCode = "409", description = "Refused by a mirror, a rule or the user's home: do not commit.")
    @ApiResponse(responseCode = "503", description = "Not possible now: do not commit; the user may try again.")
    ResponseEntity<Accepted> announce(
            @PathVariable String system,
            @RequestHeader(name = "Idempotency-Key", required = false) String key,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = SavedChange.class)))
                    InputStream body,
            @Parameter(hidden = true) @RequestHeader(name = "Content-Length", required = false) Long length) {
        SavedChange change = changes.read(body, length);
        Optional<String> messageId = MessageIds.of(key, Optional.ofNullable(change.messageId()));
        WriteReply reply = send(new AnnouncedChange(system, change, messageId));
        if (!reply.done()) {
            throw new RefusedWriteException(reply);
        }
        return ResponseEntity.ok(
                new Accepted(reply.exchangeId().toString(), reply.state().name(), reply.reason(), reply.nextSteps()));
    }

    /** The same three words as everywhere: state, reason and next steps. */
    record Accepted(String exchangeId, String state, String reason, List<String> nextSteps) {}

    /** Without it Spring answers an empty 200 when the database breaks off, as if the plug-in had hung up. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> broken(RuntimeException failure) {
        log.error("An announced save broke", failure);
        return refused(Breakdown.of(failure));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(FlorisException failure) {
        int status = ChangeProblems.statusOf(failure.code());
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ChangeProblems.of(failure, status));
    }

    private WriteReply send(AnnouncedChange announced) {
        try {
            return routes.requestBody("direct:ingress-changes", announced, WriteReply.class);
        } catch (CamelExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            // The routes have begun to stop since the call was let in.
            throw failure.getCause() instanceof DirectConsumerNotAvailableException ? HubDoor.closed() : failure;
        } finally {
            MDC.remove("exchangeId");
        }
    }
}
