package org.floris.conflicts;

import java.util.List;
import java.util.Set;
import org.floris.canonical.Why;

/** Says why the scan stands as it does, and what to do: the same to REST, launcher and console. */
final class ScanWords {
    private final ScanSettings settings;

    ScanWords(ScanSettings settings) {
        this.settings = settings;
    }

    /** @param away systems that could not be asked */
    Why reason(ScanView.State state, String pausedBy, Set<String> away) {
        return switch (state) {
            case OFF -> Why.of("scan-off", "The settings say not to scan (floris.conflicts.scan).");
            case PAUSED ->
                pausedBy.isEmpty()
                        ? Why.of(
                                "scan-paused", "Somebody has paused it; changes past the hub wait until it is resumed.")
                        : Why.of(
                                "scan-paused-by",
                                "{0} has paused it; changes past the hub wait until it is resumed.",
                                pausedBy);
            case WAITING -> Why.of("scan-waiting", "It begins when the first load is done.");
            case RUNNING -> Why.of("scan-running", "It is comparing what was changed.");
            case UP_TO_DATE ->
                Why.of(
                        "scan-up-to-date",
                        "What was changed in the systems is compared every {0} s.",
                        settings.every().toSeconds());
            case BEHIND -> Why.of("scan-behind", "It could not ask {0}; it asks again.", String.join(", ", away));
        };
    }

    List<Why> nextSteps(ScanView.State state) {
        return switch (state) {
            case PAUSED -> List.of(Why.of("scan-resume", "Let it go on: floris conflicts resume"));
            case BEHIND -> List.of(Why.of("scan-see-systems", "See whether the systems are up: floris status"));
            case WAITING -> List.of(Why.of("scan-see-load", "See how far the first load is: floris status"));
            case OFF, RUNNING, UP_TO_DATE -> List.of();
        };
    }
}
