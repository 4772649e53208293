package org.floris.bridge;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Header;
import org.floris.canonical.RecordId;
import org.floris.canonical.Why;
import org.floris.journal.DeferredChange;
import org.floris.journal.DeferredChanges;
import org.floris.journal.Taking;
import org.springframework.stereotype.Component;

/** Works through what a mirror is owed: the changes of one record one after the other, as the table says. */
@Component("bridgeDelivery")
class Delivery {
    private final DeferredChanges deferred;
    private final Deliverer deliverer;
    private final BridgeSettings settings;
    private final Set<String> atWork = ConcurrentHashMap.newKeySet();

    Delivery(DeferredChanges deferred, Deliverer deliverer, BridgeSettings settings) {
        this.deferred = deferred;
        this.deliverer = deliverer;
        this.settings = settings;
    }

    /**
     * All that the system is owed of a record.
     *
     * @throws NotDeliveredException when it has to be tried again
     */
    public void deliver(
            @Header("system") String system, @Header("entity") String entity, @Header("recordId") String record) {
        Delivered last = all(system, new RecordId(entity, UUID.fromString(record)));
        if (last.comesAgain()) {
            throw new NotDeliveredException(last);
        }
    }

    private Delivered all(String system, RecordId record) {
        Delivered last;
        do {
            last = next(system, record);
        } while (last.goesOn());
        return last;
    }

    /** The record's next change alone. One thread of this hub is at work on a record. */
    Delivered next(String system, RecordId record) {
        String line = system + " " + record;
        if (!atWork.add(line)) {
            return elsewhere();
        }
        try {
            Taking taking = deferred.take(system, record, settings.lateWithin());
            if (taking instanceof Taking.After after) {
                after.records().forEach(first -> all(system, first));
                taking = deferred.take(system, record, settings.lateWithin());
            }
            return deliver(system, taking);
        } finally {
            atWork.remove(line);
        }
    }

    /** This change alone, if its turn has come; one that is parked is tried again. */
    Delivered one(DeferredChange change) {
        String line = change.system() + " " + change.record();
        if (!atWork.add(line)) {
            return elsewhere();
        }
        try {
            return deliver(change.system(), deferred.take(change, settings.lateWithin()));
        } finally {
            atWork.remove(line);
        }
    }

    private Delivered deliver(String system, Taking taking) {
        if (taking instanceof Taking.Taken taken) {
            return deliverer.deliver(taken.change());
        }
        if (taking instanceof Taking.Parked) {
            return new Delivered(
                    Delivered.Kind.BEHIND,
                    Why.of("parked-first", "It waits behind a change that {0} does not take.", system));
        }
        if (taking instanceof Taking.Behind) {
            return new Delivered(
                    Delivered.Kind.BEHIND, Why.of("earlier-first", "{0} has yet to get earlier changes.", system));
        }
        if (taking instanceof Taking.Elsewhere) {
            return elsewhere();
        }
        if (taking instanceof Taking.Nothing) {
            return Delivered.of(Delivered.Kind.NOTHING);
        }
        return new Delivered(
                Delivered.Kind.LATER,
                taking instanceof Taking.After
                        ? Why.of("names-what-is-owed", "{0} has yet to get a record that it names.", system)
                        : Why.of("may-come-late", "{0} may still be carrying the request out.", system));
    }

    private static Delivered elsewhere() {
        return new Delivered(
                Delivered.Kind.ELSEWHERE, Why.of("delivered-elsewhere", "It is being delivered at this moment."));
    }
}
