package org.floris.console;

import jakarta.servlet.http.HttpServletResponse;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** A breakage on a page, as a page that says what, where and what to do. */
@ControllerAdvice(basePackageClasses = ConsoleErrors.class)
class ConsoleErrors {
    private final Frame frame;

    ConsoleErrors(Frame frame) {
        this.frame = frame;
    }

    @ExceptionHandler
    String tell(FlorisException failure, Model model, HttpServletResponse response) {
        int status = status(failure.code());
        response.setStatus(status);
        // Spring gives the page of a failure nothing of what the other pages have.
        model.addAttribute("frame", frame);
        model.addAttribute("status", status);
        model.addAttribute("what", failure.getMessage());
        model.addAttribute("number", "FLORIS-" + failure.code().number());
        return "error";
    }

    private static int status(ErrorCode code) {
        return switch (code) {
            case RECORD_NOT_FOUND, UNKNOWN_USER, UNKNOWN_ENTITY, NOT_MAPPED -> 404;
            case NOT_ALLOWED -> 403;
            case SYSTEM_UNAVAILABLE, JOURNAL_UNAVAILABLE, OUTCOME_UNKNOWN -> 503;
            default -> code.range() == ErrorCode.Range.CALLER ? 400 : 500;
        };
    }
}
