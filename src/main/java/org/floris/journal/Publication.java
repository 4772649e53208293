package org.floris.journal;

import java.util.ArrayList;
import java.util.List;
import org.floris.crash.CrashPoints;
import org.floris.crash.CrashStep;
import org.floris.journal.OutboxCheck.Sorted;
import org.springframework.stereotype.Component;

/**
 * One round of the publisher: at least once, in the order of the outbox, which is the order of the writes of each record.
 * An event that cannot go out for its own reasons is parked, and with it what comes later of its record; nothing else
 * waits for it.
 */
@Component
class Publication {
    private static final int BATCH = 500;

    private final OutboxCheck check;
    private final EventSender sender;
    private final OutboxMetrics metrics;
    private final OutboxSettings settings;
    private final CrashPoints points;

    Publication(
            OutboxCheck check, EventSender sender, OutboxMetrics metrics, OutboxSettings settings, CrashPoints points) {
        this.check = check;
        this.sender = sender;
        this.metrics = metrics;
        this.settings = settings;
        this.points = points;
    }

    /** How many events have left the outbox. */
    int publish(OutboxSession outbox) {
        List<OutboxRow> events = outbox.first(BATCH);
        if (events.isEmpty()) {
            return 0;
        }
        points.before(CrashStep.PUBLISH);
        Round round = send(events);
        points.after(CrashStep.PUBLISH);
        if (!round.sent.isEmpty()) {
            outbox.delete(round.sent);
        }
        if (!round.parked.isEmpty()) {
            outbox.parked().park(round.parked, settings.retryEvery());
        }
        metrics.published(round.sent);
        return events.size();
    }

    /** Does what people wish, tries again what is due, and lets go what is free. */
    void lookAfterParked(OutboxSession outbox) {
        ParkedEventTable parked = outbox.parked();
        if (parked.isEmpty()) {
            return;
        }
        parked.dropWhatIsNotWanted();
        List<OutboxRow> due = parked.due(BATCH);
        if (!due.isEmpty()) {
            Round round = send(due);
            parked.delete(round.sent);
            parked.stillParked(round.parked, settings.retryEvery());
            metrics.published(round.sent);
        }
        parked.release();
    }

    private record Round(List<OutboxRow> sent, List<Parking> parked) {}

    private Round send(List<OutboxRow> events) {
        Sorted sorted = check.sort(events);
        List<Parking> refused = sorted.good().isEmpty() ? List.of() : sender.send(sorted.good());
        List<OutboxRow> sent = new ArrayList<>(sorted.good());
        refused.forEach(parking -> sent.remove(parking.event()));
        List<Parking> parked = new ArrayList<>(sorted.parked());
        parked.addAll(refused);
        return new Round(sent, parked);
    }
}
