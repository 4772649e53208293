package org.floris.console;

import jakarta.servlet.http.HttpServletRequest;
import org.floris.journal.Viewing;

/** Who wants to see personal data on a page, from where and why; it is written down before anything is shown. */
final class Unmasking {
    private Unmasking() {}

    static Viewing by(HttpServletRequest request, String reason) {
        return new Viewing("console", request.getRemoteAddr(), reason);
    }
}
