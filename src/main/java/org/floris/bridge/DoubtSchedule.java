package org.floris.bridge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.floris.journal.Journal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks after everything that is in doubt: soon at first, then less often, for as long as it takes. Each holds its own
 * record, so several are looked after at once, and one whose system keeps the hub waiting keeps no other waiting.
 */
@Component
class DoubtSchedule implements Doubts, DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(DoubtSchedule.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int AT_ONCE = 4;

    private final Journal journal;
    private final DoubtResolver resolver;
    private final BridgeSettings settings;
    private final Map<UUID, Pause> pauses = new ConcurrentHashMap<>();
    private final Set<UUID> inHand = ConcurrentHashMap.newKeySet();
    private final ExecutorService looks = Executors.newFixedThreadPool(AT_ONCE, work -> {
        Thread thread = new Thread(work, "bridge-doubts");
        thread.setDaemon(true);
        return thread;
    });

    DoubtSchedule(Journal journal, DoubtResolver resolver, BridgeSettings settings) {
        this.journal = journal;
        this.resolver = resolver;
        this.settings = settings;
    }

    @Override
    public Map<UUID, Instant> nextLooks() {
        return pauses.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, pause -> pause.getValue()
                .until()));
    }

    @Override
    public Look lookNow(UUID exchangeId) {
        DoubtResolver.Settled settled = resolver.resolve(exchangeId);
        log.info("Exchange {} was looked after on request and is {}", exchangeId, settled.title());
        return switch (settled) {
            case SETTLED -> Look.SETTLED;
            case LEFT -> Look.STILL_IN_DOUBT;
            case NOT_TAKEN -> Look.WITH_SOMEBODY_ELSE;
        };
    }

    @Scheduled(fixedDelayString = "${floris.bridge.look-after-doubts-every:1s}")
    void lookAfter() {
        try {
            List<UUID> doubts = journal.doubts();
            pauses.keySet().retainAll(Set.copyOf(doubts));
            doubts.stream().filter(this::isDue).filter(inHand::add).forEach(doubt -> looks.execute(() -> look(doubt)));
        } catch (RuntimeException away) {
            log.warn("The journal cannot be asked for what is in doubt: {}", Reasons.of(away));
        }
    }

    private boolean isDue(UUID doubt) {
        return !Instant.now()
                .isBefore(pauses.computeIfAbsent(doubt, id -> Pause.none()).until());
    }

    private void look(UUID doubt) {
        Pause pause = pauses.getOrDefault(doubt, Pause.none());
        try {
            DoubtResolver.Settled settled = resolver.resolve(doubt);
            if (settled != DoubtResolver.Settled.NOT_TAKEN) {
                pauses.put(doubt, pause.longer(settings.lookAfterDoubtsEvery()));
                log.info("Exchange {} was in doubt and is {}", doubt, settled.title());
            }
        } catch (RuntimeException failure) {
            pauses.put(doubt, pause.longer(settings.lookAfterDoubtsEvery()));
            log.warn("Exchange {} is in doubt and could not be looked after: {}", doubt, Reasons.of(failure));
        } finally {
            inHand.remove(doubt);
        }
    }

    /** What is being looked after is in doubt until another hub, or this one when it is started again, looks after it. */
    @Override
    public void destroy() {
        looks.shutdownNow();
    }

    /**
     * Until when it is left alone: for a quarter of the time that this hub has known of it, so that a system's return is
     * noticed soon, and one that stays away is asked less and less.
     */
    private record Pause(Instant since, Instant until) {
        private static final int PART = 4;

        static Pause none() {
            return new Pause(Instant.now(), Instant.EPOCH);
        }

        Pause longer(Duration shortest) {
            Instant now = Instant.now();
            Duration part = Duration.between(since, now).dividedBy(PART);
            Duration longest = part.compareTo(LONGEST_PAUSE) < 0 ? part : LONGEST_PAUSE;
            return new Pause(since, now.plus(longest.compareTo(shortest) > 0 ? longest : shortest));
        }
    }
}
