package org.floris.journal;

import java.util.Objects;

/** The answer that a caller got, kept so that the same message gets the same answer. */
public record StoredAnswer(int status, String contentType, byte[] body) {
    public StoredAnswer {
        Objects.requireNonNull(contentType, "contentType");
        Objects.requireNonNull(body, "body");
    }
}
