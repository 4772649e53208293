package org.floris.conflicts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.floris.bridge.Reconciled;
import org.floris.canonical.Why;

/**
 * How the scan stands.
 *
 * @param reason     one sentence
 * @param every      from the end of a scan to the beginning of the next
 * @param lastBegan  of this hub, empty before its first
 * @param scans      that this hub has made since it was started
 * @param compared   records that it has compared in them
 * @param reconciled what became of those that were not as the hub had left them
 * @param waiting    records that have to be looked at again
 */
public record ScanView(
        State state,
        Why reason,
        List<Why> nextSteps,
        Duration every,
        Optional<Instant> lastBegan,
        Duration lastTook,
        long scans,
        long compared,
        Map<Reconciled, Long> reconciled,
        long waiting,
        List<Progress> progress) {
    /** Where the scan stands. */
    public enum State {
        /** The settings say not to scan. */
        OFF,
        /** Somebody has paused it. */
        PAUSED,
        /** It begins when the first load is done. */
        WAITING,
        RUNNING,
        /** The last scan of every system came to its end. */
        UP_TO_DATE,
        /** A system could not be asked; it is asked again. */
        BEHIND
    }

    /**
     * How far the changes of an entity in a system were compared.
     *
     * @param comparedAt whatever was committed before was compared
     */
    public record Progress(String system, String entity, Instant comparedAt, Duration lag) {}
}
