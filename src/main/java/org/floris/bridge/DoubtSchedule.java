package org.floris.bridge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.floris.canonical.FlorisException;
import org.floris.journal.ExchangeFilter;
import org.floris.journal.ExchangeState;
import org.floris.journal.ExchangeSummary;
import org.floris.journal.Exchanges;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks after everything that is in doubt: soon at first, then less often, for as long as it takes. */
@Component
class DoubtSchedule {
    private static final Logger log = LoggerFactory.getLogger(DoubtSchedule.class);
    private static final ExchangeFilter IN_DOUBT = new ExchangeFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Set.of(ExchangeState.IN_DOUBT),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    private static final int MOST_AT_ONCE = 200;
    private static final int LONGEST_PAUSE = 30;

    private final Exchanges exchanges;
    private final DoubtResolver resolver;
    private final Map<UUID, Pause> pauses = new HashMap<>();

    DoubtSchedule(Exchanges exchanges, DoubtResolver resolver) {
        this.exchanges = exchanges;
        this.resolver = resolver;
    }

    @Scheduled(fixedDelayString = "${floris.bridge.look-after-doubts-every:1s}")
    void lookAfter() {
        try {
            List<ExchangeSummary> doubts =
                    exchanges.search(IN_DOUBT, Optional.empty(), MOST_AT_ONCE).exchanges();
            pauses.keySet().retainAll(doubts.stream().map(ExchangeSummary::id).toList());
            doubts.forEach(this::lookAfter);
        } catch (FlorisException away) {
            log.debug("The journal cannot be asked for what is in doubt", away);
        }
    }

    private void lookAfter(ExchangeSummary doubt) {
        Pause pause = pauses.computeIfAbsent(doubt.id(), id -> new Pause());
        if (pause.over()) {
            boolean settled = resolver.resolve(doubt.id());
            log.info("Exchange {} was in doubt and is {}", doubt.id(), settled ? "settled" : "still in doubt");
        }
    }

    /** Rounds to wait until the next look, doubling. Used by the scheduler's one thread alone. */
    private static final class Pause {
        private int length = 1;
        private int left;

        boolean over() {
            if (left-- > 0) {
                return false;
            }
            left = length;
            length = Math.min(length * 2, LONGEST_PAUSE);
            return true;
        }
    }
}
