package org.floris.bridge;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.floris.canonical.Attributes;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.connector.SystemRecord;
import org.floris.journal.Image;
import org.floris.store.Home;
import org.floris.store.HubUser;

/**
 * A record as everybody shows it.
 *
 * @param turn   asked before anything was read
 * @param stored what the unified store has: what the hub has left in every system
 * @param seat   whose home is the record's; empty when nobody whom the hub knows owns it
 * @param shown  by the systems that the record is linked to; never empty
 */
record RecordView(RecordId record, long turn, Attributes stored, Optional<Seat> seat, Map<String, Shown> shown) {
    private static final Side NOTHING = new Side(Attributes.NONE, Optional.empty());

    record Seat(HubUser owner, Home home) {}

    /**
     * What one system shows.
     *
     * @param record empty when the record is not there any more
     */
    record Shown(Ref ref, Optional<SystemRecord> record, Side side) {
        boolean gone() {
            return record.isEmpty();
        }
    }

    RecordView {
        shown = Collections.unmodifiableMap(new LinkedHashMap<>(shown));
    }

    /** As if it were theirs: what they have done at their home holds, whoever owns the record. */
    RecordView of(Seat others) {
        return new RecordView(record, turn, stored, Optional.of(others), shown);
    }

    String entity() {
        return record.entity();
    }

    /** Of a record that nobody owns, the first system that has it. */
    String home() {
        return seat.map(known -> known.home().system())
                .orElseGet(() -> shown.keySet().iterator().next());
    }

    List<String> mirrors() {
        String home = home();
        return shown.keySet().stream().filter(system -> !system.equals(home)).toList();
    }

    /** Empty for a system that the record is not linked to. */
    Optional<Shown> in(String system) {
        return Optional.ofNullable(shown.get(system));
    }

    /** A system that the record is not linked to keeps nothing of it. */
    Side side(String system) {
        return in(system).map(Shown::side).orElse(NOTHING);
    }

    /** The record's ref at home, or where it has one. */
    Ref ref() {
        return in(home())
                .or(() -> shown.values().stream().findFirst())
                .orElseThrow()
                .ref();
    }

    Image image(String system, Set<String> names) {
        if (in(system).isEmpty() || in(system).get().gone()) {
            return Image.NOT_THERE;
        }
        Attributes attributes = side(system).attributes();
        return Image.of(attributes.onlyOrNull(names.stream()
                .filter(attributes::has)
                .collect(java.util.stream.Collectors.toCollection(java.util.LinkedHashSet::new))));
    }
}
