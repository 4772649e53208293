package org.floris.journal;

import java.util.Objects;
import java.util.Optional;

/** Calls that carry a key of their caller's, so that a repeat has no second effect and gets the first one's answer. */
public interface KeyedCalls {
    /** What the call that carries the key has to do. */
    sealed interface Begun {
        /** It is the first: carry it out, then {@link #answered}, {@link #forget} or {@link #brokenOff}. */
        record First() implements Begun {}

        /** Give this answer again. */
        record Answered(Answer answer) implements Begun {}

        /** The first is still at work. */
        record Running() implements Begun {}

        /** The first has ended, or its hub has, without an answer that anybody knows. */
        record BrokenOff() implements Begun {}
    }

    /** @param location where what was created is found */
    record Answer(int status, Optional<String> contentType, Optional<String> location, byte[] body) {
        public Answer {
            Objects.requireNonNull(contentType, "contentType");
            Objects.requireNonNull(location, "location");
            Objects.requireNonNull(body, "body");
        }
    }

    /** @throws org.floris.canonical.FlorisException MESSAGE_ID_REUSED when the key was used for another payload */
    Begun begin(MessageKey call);

    void answered(MessageKey call, Answer answer);

    /** Nothing was done, so the same may be tried again. */
    void forget(MessageKey call);

    /** Nobody knows what was done. */
    void brokenOff(MessageKey call);
}
