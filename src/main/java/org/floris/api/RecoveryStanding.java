package org.floris.api;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.floris.journal.Recovery;

/** Says in a sentence what a dead hub had left and what became of it. */
final class RecoveryStanding {
    private RecoveryStanding() {}

    static Standing of(Recovery recovery) {
        List<UUID> findings = recovery.left().stream()
                .map(Recovery.Left::finding)
                .flatMap(Optional::stream)
                .toList();
        String reason = "The hub " + recovery.hub()
                + " has stopped without a word, or was silent for longer than its lease. It was found at "
                + recovery.foundAt().truncatedTo(ChronoUnit.SECONDS) + ". " + what(recovery);
        if (recovery.isSettled()) {
            return Standing.fine(reason + " All of it is settled.");
        }
        if (findings.isEmpty()) {
            return new Standing(
                    "waiting", reason, List.of("Ask again in a moment: the hub settles what is open by itself."));
        }
        List<String> nextSteps = new ArrayList<>();
        findings.forEach(finding -> nextSteps.add("Decide finding " + finding + ": floris findings plan " + finding));
        return new Standing("attention", reason, nextSteps);
    }

    private static String what(Recovery recovery) {
        int left = recovery.left().size();
        if (left == 0) {
            return "It had no exchange in the middle.";
        }
        return "It had left " + left + (left == 1 ? " exchange" : " exchanges") + " in the middle: "
                + recovery.count(Recovery.Became.FINISHED) + " finished, "
                + recovery.count(Recovery.Became.TAKEN_BACK) + " taken back, "
                + recovery.count(Recovery.Became.STILL_OPEN) + " still open.";
    }
}
