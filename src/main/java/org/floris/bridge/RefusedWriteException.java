package org.floris.bridge;

import java.util.List;
import java.util.UUID;
import org.floris.canonical.FlorisException;

/** A write that came to no good end, on its way to a problem+json answer. */
class RefusedWriteException extends FlorisException {
    private final transient WriteReply reply;

    RefusedWriteException(WriteReply reply) {
        super(reply.error().orElseThrow(), text(reply));
        this.reply = reply;
    }

    UUID exchangeId() {
        return reply.exchangeId();
    }

    String state() {
        return reply.state().name();
    }

    List<String> nextSteps() {
        return reply.nextSteps();
    }

    /** For the user who saves: the refusing system's own words where there are some. */
    private static String text(WriteReply reply) {
        return reply.refusal()
                .map(refusal -> refusal.system() + ": " + refusal.message())
                .orElse(reply.reason() + " " + String.join(" ", reply.nextSteps()));
    }
}
