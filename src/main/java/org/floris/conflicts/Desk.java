package org.floris.conflicts;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.floris.bridge.Adopter;
import org.floris.bridge.Reconciled;
import org.floris.bridge.Reconciler;
import org.floris.canonical.Ref;
import org.floris.store.LinkTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Hands a record that is not as the hub has left it to the bridge, and remembers what has to be looked at again. */
@Component
class Desk {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

    private final LinkTable links;
    private final Reconciler reconciler;
    private final Adopter adopter;
    private final AgainTable again;
    private final Map<Reconciled, LongAdder> counts = new EnumMap<>(Reconciled.class);

    Desk(LinkTable links, Reconciler reconciler, Adopter adopter, AgainTable again) {
        this.links = links;
        this.reconciler = reconciler;
        this.adopter = adopter;
        this.again = again;
        for (Reconciled each : Reconciled.values()) {
            counts.put(each, new LongAdder());
        }
    }

    /** One record that breaks something keeps no other waiting. */
    Reconciled look(Ref ref) {
        Reconciled reconciled = Reconciled.LATER;
        try {
            reconciled = links.recordOf(ref).map(reconciler::reconcile).orElseGet(() -> adopter.adopt(ref));
        } catch (RuntimeException broken) {
            LOG.warn("{} could not be compared; it is looked at again", ref, broken);
        }
        if (reconciled == Reconciled.LATER) {
            again.add(ref);
        } else {
            again.remove(ref);
        }
        counts.get(reconciled).increment();
        return reconciled;
    }

    /** Since this hub was started. */
    Map<Reconciled, Long> counts() {
        Map<Reconciled, Long> sums = new EnumMap<>(Reconciled.class);
        counts.forEach((each, count) -> sums.put(each, count.sum()));
        return sums;
    }
}
