package org.floris.journal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.floris.canonical.Why;
import org.floris.journal.events.EventSchemas;
import org.floris.journal.events.EventVersion;
import org.springframework.stereotype.Component;

/**
 * Every event against its schema, by the publisher and not by the writer: it costs no write anything, and a wrong event
 * stands in the database already, from where it cannot get lost.
 */
@Component
class OutboxCheck {
    private final EventSchemas schemas;

    OutboxCheck(EventSchemas schemas) {
        this.schemas = schemas;
    }

    /** @param parked in the order of the outbox, as {@code good} */
    record Sorted(List<OutboxRow> good, List<Parking> parked) {}

    Sorted sort(List<OutboxRow> events) {
        List<OutboxRow> good = new ArrayList<>();
        List<Parking> parked = new ArrayList<>();
        Set<UUID> stuck = new HashSet<>();
        for (OutboxRow event : events) {
            if (event.behind() || stuck.contains(event.recordId())) {
                parked.add(Parking.behind(event));
                continue;
            }
            Optional<Why> complaint = complaint(event);
            if (complaint.isEmpty()) {
                good.add(event);
            } else {
                stuck.add(event.recordId());
                parked.add(Parking.parked(event, complaint.get()));
            }
        }
        return new Sorted(good, parked);
    }

    /** By the schema of its version, or by that of today: a mended model lets through what waits for it. */
    private Optional<Why> complaint(OutboxRow event) {
        if (event.body() instanceof OutboxRow.Body.Unreadable unreadable) {
            return Optional.of(unreadable.reason());
        }
        Optional<EventVersion> today = schemas.versionOf(event.entity());
        List<EventVersion> versions = Stream.of(event.version(), today)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        Optional<Why> complaint =
                Optional.of(Why.of("event-entity-unknown", "The unified model has no entity '{0}'.", event.entity()));
        for (EventVersion version : versions) {
            complaint = schemas.complaint(event.entity(), version, event.json());
            if (complaint.isEmpty()) {
                break;
            }
        }
        return complaint;
    }
}
