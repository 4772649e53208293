package org.floris.bridge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.floris.journal.Journal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks after everything that is in doubt: soon at first, then less often, for as long as it takes. */
@Component
class DoubtSchedule {
    private static final Logger log = LoggerFactory.getLogger(DoubtSchedule.class);
    private static final int LONGEST_PAUSE = 30;

    private final Journal journal;
    private final DoubtResolver resolver;
    private final Map<UUID, Pause> pauses = new HashMap<>();

    DoubtSchedule(Journal journal, DoubtResolver resolver) {
        this.journal = journal;
        this.resolver = resolver;
    }

    @Scheduled(fixedDelayString = "${floris.bridge.look-after-doubts-every:1s}")
    void lookAfter() {
        try {
            List<UUID> doubts = journal.doubts();
            pauses.keySet().retainAll(Set.copyOf(doubts));
            doubts.forEach(this::lookAfter);
        } catch (RuntimeException away) {
            log.warn("The journal cannot be asked for what is in doubt: {}", Reasons.of(away));
        }
    }

    /** One that cannot be looked after does not keep the others waiting. */
    private void lookAfter(UUID doubt) {
        Pause pause = pauses.computeIfAbsent(doubt, id -> new Pause());
        if (!pause.over()) {
            return;
        }
        try {
            DoubtResolver.Settled settled = resolver.resolve(doubt);
            if (settled != DoubtResolver.Settled.NOT_TAKEN) {
                pause.lengthen();
                log.info("Exchange {} was in doubt and is {}", doubt, settled.title());
            }
        } catch (RuntimeException failure) {
            pause.lengthen();
            log.warn("Exchange {} is in doubt and could not be looked after: {}", doubt, Reasons.of(failure));
        }
    }

    /** Rounds to wait until the next look, doubling. Used by the scheduler's one thread alone. */
    private static final class Pause {
        private int length = 1;
        private int left;

        boolean over() {
            if (left > 0) {
                left--;
                return false;
            }
            return true;
        }

        void lengthen() {
            left = length;
            length = Math.min(length * 2, LONGEST_PAUSE);
        }
    }
}
