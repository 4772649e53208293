package org.floris.bridge;

import java.util.Optional;
import org.floris.canonical.Outcome;
import org.floris.connector.Actor;
import org.floris.connector.Connector;
import org.floris.connector.SystemChange;
import org.floris.connector.WriteAnswer;

final class Answers {
    private Answers() {}

    /** Writes, unless the system maps none of the change's attributes. */
    static WriteAnswer says(SystemChange change, Connector system, Actor actor) {
        if (Ties.isEmpty(change)) {
            return new WriteAnswer.Written(Outcome.SKIPPED, change.ref(), Optional.empty());
        }
        return change.changesNothing()
                ? new WriteAnswer.Written(Outcome.IGNORED, change.ref(), Optional.empty())
                : system.write(change, actor);
    }

    static Outcome outcome(WriteAnswer answer) {
        return answer instanceof WriteAnswer.Written written ? written.outcome() : Outcome.FAILED;
    }
}
