package org.floris.bridge;

import java.util.List;
import org.floris.canonical.Why;
import org.floris.journal.Decision;
import org.floris.journal.Finding;

/** Tells whoever comes second who was first, when, and how. */
final class AlreadySettled {
    private AlreadySettled() {}

    static Why why(Finding finding) {
        Finding.Settling settling = finding.settling().orElseThrow();
        return Why.of(
                "settled-already",
                "{0} has settled finding {1} at {2}: {3}.",
                settling.by(),
                finding.id(),
                settling.at(),
                settling.decision().map(Decision::label).orElse("it had settled by itself"));
    }

    static SettlingOutcome refusal(Finding finding) {
        return new SettlingOutcome.Refused(
                why(finding),
                List.of(Why.of("look-at-finding", "See what came of it: floris findings show {0}.", finding.id())));
    }
}
