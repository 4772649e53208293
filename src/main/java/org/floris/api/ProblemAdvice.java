package org.floris.api;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.cutover.InvalidBatchException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every error of the API as a problem that says what, where and what to do. */
@RestControllerAdvice(basePackageClasses = ProblemAdvice.class)
class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ProblemDetail refused(RefusedException refused) {
        ProblemDetail problem =
                Problems.of(HttpStatus.CONFLICT, ErrorCode.NOT_ALLOWED, refused.getMessage(), refused.nextSteps());
        problem.setProperty("batchState", refused.state());
        problem.setProperty(
                "refusals",
                refused.refusals().stream().map(BatchAnswer.Refusal::of).toList());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail notSettled(NotSettledException notSettled) {
        return notSettled.problem();
    }

    @ExceptionHandler
    ProblemDetail invalidField(InvalidFieldException invalid) {
        return Problems.ofField(invalid.code(), invalid.field(), invalid.getMessage());
    }

    @ExceptionHandler
    ProblemDetail invalidBatch(InvalidBatchException invalid) {
        return Problems.ofField(invalid.code(), invalid.field(), invalid.getMessage());
    }

    @ExceptionHandler
    ProblemDetail known(FlorisException known) {
        return Problems.of(
                Problems.statusOf(known.code()),
                known.code(),
                known.getMessage(),
                known.code().isRetryable() ? List.of("Try again in a moment.") : List.of());
    }

    @ExceptionHandler
    ProblemDetail wrongType(MethodArgumentTypeMismatchException wrong) {
        String wanted = wrong.getRequiredType() == null
                ? "as described"
                : wrong.getRequiredType().getSimpleName();
        return Problems.ofField(
                ErrorCode.INVALID_VALUE,
                wrong.getName(),
                wrong.getName() + ": what was sent is no " + wanted + ". See /swagger-ui.html.");
    }

    @ExceptionHandler
    ProblemDetail breakage(Exception breakage) {
        LOG.error("A call of the REST API failed", breakage);
        return Problems.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                ErrorCode.INTERNAL,
                "The hub could not do this; its log says why.",
                List.of("Try again, and look at the hub's log at this time if it happens again."));
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return answer(unreadable(unreadable.getCause()));
    }

    private static ProblemDetail unreadable(Throwable cause) {
        if (cause instanceof UnrecognizedPropertyException unknown) {
            String field = unknown.getPropertyName();
            return Problems.ofField(
                    ErrorCode.UNKNOWN_ATTRIBUTE,
                    field,
                    "There is no field '" + field + "' here; known are "
                            + unknown.getKnownPropertyIds().stream()
                                    .map(Object::toString)
                                    .sorted()
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        if (cause instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            String field = mapping.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                    .collect(Collectors.joining("."));
            return Problems.ofField(
                    ErrorCode.INVALID_VALUE, field, field + ": the value is not of the type that is wanted here.");
        }
        return Problems.of(
                HttpStatus.BAD_REQUEST,
                ErrorCode.MALFORMED_MESSAGE,
                "The body is missing or is not JSON.",
                List.of("Send a JSON object; /swagger-ui.html shows its fields."));
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<Map<String, String>> fields = invalid.getBindingResult().getFieldErrors().stream()
                .map(error -> field(error.getField(), error.getDefaultMessage()))
                .toList();
        return answer(invalid(fields));
    }

    @Override
    protected ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<Map<String, String>> fields = invalid.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> field(nameOf(result, error), error.getDefaultMessage())))
                .toList();
        return answer(invalid(fields));
    }

    /** A field of a body, or the parameter itself. */
    private static String nameOf(ParameterValidationResult result, MessageSourceResolvable error) {
        return error instanceof FieldError field
                ? field.getField()
                : String.valueOf(result.getMethodParameter().getParameterName());
    }

    private static Map<String, String> field(String name, String message) {
        return Map.of("field", name, "message", message == null ? "is wrong" : message);
    }

    private static ProblemDetail invalid(List<Map<String, String>> fields) {
        ProblemDetail problem = Problems.of(
                HttpStatus.BAD_REQUEST,
                ErrorCode.INVALID_VALUE,
                fields.stream()
                        .map(field -> field.get("field") + " " + field.get("message"))
                        .collect(Collectors.joining("; ")),
                List.of("Correct what is named and send it again."));
        problem.setProperty("fields", fields);
        return problem;
    }

    private static ResponseEntity<Object> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception failure, Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        HttpStatus known = HttpStatus.resolve(status.value());
        ErrorCode code = status.is5xxServerError() ? ErrorCode.INTERNAL : ErrorCode.UNKNOWN_OPERATION;
        String reason = body instanceof ProblemDetail detail && detail.getDetail() != null
                ? detail.getDetail()
                : "The call cannot be answered as it was made.";
        ProblemDetail problem = Problems.of(
                known == null ? HttpStatus.BAD_REQUEST : known,
                code,
                reason,
                List.of("/swagger-ui.html shows what can be asked."));
        return ResponseEntity.status(status).headers(headers).body(problem);
    }
}
