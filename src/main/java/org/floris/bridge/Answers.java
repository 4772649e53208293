package org.floris.bridge;

import org.floris.canonical.Outcome;
import org.floris.connector.WriteAnswer;

final class Answers {
    private Answers() {}

    static Outcome outcome(WriteAnswer answer) {
        return answer instanceof WriteAnswer.Written written ? written.outcome() : Outcome.FAILED;
    }
}
