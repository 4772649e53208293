package org.floris.bridge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.floris.canonical.FlorisException;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.connector.dynamics.DialectEndpoint;
import org.floris.store.LinkTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Carries to the unified store and the mirrors what a message has changed at home that home alone could carry out, as its
 * caller's change, whoever owns the records. What cannot be carried now, and what the hub did not foresee, is found by the
 * next conflict scan.
 */
@Component
class Consequences {
    private static final Logger log = LoggerFactory.getLogger(Consequences.class);

    private final CombinedAnswers answers;
    private final PointingRecords pointing;
    private final LinkTable links;
    private final Reconciler reconciler;
    private final Adopter adopter;

    Consequences(
            CombinedAnswers answers,
            PointingRecords pointing,
            LinkTable links,
            Reconciler reconciler,
            Adopter adopter) {
        this.answers = answers;
        this.pointing = pointing;
        this.links = links;
        this.reconciler = reconciler;
        this.adopter = adopter;
    }

    void carry(MarriedWrite.HomeWritten home) {
        CombinedPlan plan = home.plan().combined().orElseThrow();
        Optional<RecordView.Seat> by = Optional.of(
                new RecordView.Seat(home.plan().incoming().user(), home.plan().home()));
        List<Supplier<Reconciled>> looks = new ArrayList<>();
        plan.around().ifPresent(ref -> looks.add(() -> adopter.adopt(ref, by)));
        for (Ref created : home.answer().map(said -> created(home, said)).orElse(List.of())) {
            looks.add(() -> adopter.adopt(created, by));
        }
        for (RecordId touched : plan.touched()) {
            looks.add(() -> reconciler.reconcile(touched, by));
        }
        look(looks);
        look(plan.around().map(ref -> whatPointsTo(ref, by)).orElse(List.of()));
    }

    private List<Supplier<Reconciled>> whatPointsTo(Ref ref, Optional<RecordView.Seat> by) {
        List<Supplier<Reconciled>> looks = new ArrayList<>();
        try {
            links.recordOf(ref).ifPresent(record -> pointing.newAt(ref.system(), record)
                    .forEach(found -> looks.add(() -> adopter.adopt(found, by))));
        } catch (RuntimeException broken) {
            log.warn("What points to {} could not be asked for; the conflict scan finds it", ref, broken);
        }
        return looks;
    }

    /** Records that were created together may point to one another, in either order, so that some come at the second try. */
    private static void look(List<Supplier<Reconciled>> looks) {
        later(later(looks));
    }

    private static List<Supplier<Reconciled>> later(List<Supplier<Reconciled>> looks) {
        List<Supplier<Reconciled>> later = new ArrayList<>();
        for (Supplier<Reconciled> look : looks) {
            try {
                if (look.get() == Reconciled.LATER) {
                    later.add(look);
                }
            } catch (RuntimeException broken) {
                log.warn("A consequence could not be carried; the conflict scan finds it", broken);
            }
        }
        return later;
    }

    private List<Ref> created(MarriedWrite.HomeWritten home, DialectEndpoint.Answer told) {
        String system = home.plan().home().system();
        try {
            return answers.created(told, home.plan().incoming().dialectSystem(), system);
        } catch (FlorisException unreadable) {
            log.warn("What {} has created could not be read; the conflict scan finds it", system, unreadable);
            return List.of();
        }
    }
}
