package org.floris.api;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.floris.connector.SystemHealth;
import org.floris.connector.health.SystemHealthWatch;
import org.floris.journal.ExchangeState;
import org.floris.journal.Exchanges;
import org.floris.journal.FindingKind;
import org.floris.journal.Findings;
import org.floris.migration.FirstLoad;
import org.floris.migration.FirstLoadProgress;
import org.floris.store.Homes;
import org.springframework.stereotype.Service;

/** How the hub is, all in all. Cheap enough to be asked every second. */
@Service
public class HubStatus {
    private final SystemHealthWatch watch;
    private final Exchanges exchanges;
    private final Homes homes;
    private final FirstLoad firstLoad;
    private final Breakers breakers;
    private final Findings findings;

    HubStatus(
            SystemHealthWatch watch,
            Exchanges exchanges,
            Findings findings,
            Homes homes,
            FirstLoad firstLoad,
            Breakers breakers) {
        this.watch = watch;
        this.exchanges = exchanges;
        this.findings = findings;
        this.homes = homes;
        this.firstLoad = firstLoad;
        this.breakers = breakers;
    }

    /**
     * One system.
     *
     * @param breaker closed, open, half_open, or none
     */
    public record SystemStanding(
            String system,
            String state,
            String reason,
            List<String> nextSteps,
            String breaker,
            long answeredInMillis,
            long usersAtHome) {
        Standing standing() {
            return new Standing(state, reason, nextSteps);
        }
    }

    /** The hub's standing: the worst of its parts, in that part's words. */
    public Standing now() {
        List<SystemStanding> systems = systems();
        List<Standing> parts = new ArrayList<>();
        systems.forEach(system -> parts.add(system.standing()));
        parts.add(findings());
        parts.add(exchanges());
        parts.add(firstLoad());
        Standing worst =
                parts.stream().max(Comparator.comparingInt(Standing::weight)).orElseThrow();
        return worst.state().equals("fine")
                ? Standing.fine("All " + systems.size() + " systems answer and no exchange is in doubt.")
                : worst;
    }

    public List<SystemStanding> systems() {
        Map<String, Long> counts = homes.counts();
        return watch.latest().stream()
                .map(health -> standing(health, counts.getOrDefault(health.system(), 0L)))
                .toList();
    }

    private SystemStanding standing(SystemHealth health, long usersAtHome) {
        String breaker = breakers.stateOf(health.system());
        boolean usable = health.up() && !breaker.equals("open");
        String reason = !health.up()
                ? health.system() + " does not answer: " + health.reason().sentence()
                : usable ? "It answers." : health.system() + "'s circuit breaker is open after failures in a row.";
        List<String> nextSteps = usable
                ? List.of()
                : List.of("Bring " + health.system() + " up; writes that concern it are refused until it answers.");
        return new SystemStanding(
                health.system(),
                usable ? "fine" : "wrong",
                reason,
                nextSteps,
                breaker,
                health.answeredIn().toMillis(),
                usersAtHome);
    }

    /** Whether exchanges of the last day wait for somebody. */
    public Standing exchanges() {
        Map<ExchangeState, Long> counts = exchanges.counts(Instant.now().minus(Duration.ofDays(1)));
        long inDoubt = counts.getOrDefault(ExchangeState.IN_DOUBT, 0L);
        long deferred = counts.getOrDefault(ExchangeState.DEFERRED, 0L);
        if (inDoubt > 0) {
            return new Standing(
                    "attention",
                    inDoubt + (inDoubt == 1 ? " exchange is" : " exchanges are") + " in doubt; their records are held.",
                    List.of("Wait until the resolver has settled them, or see them with: floris journal list --state"
                            + " in_doubt"));
        }
        long parked = counts.getOrDefault(ExchangeState.PARKED, 0L);
        if (parked > 0) {
            return new Standing(
                    "attention",
                    parked + (parked == 1 ? " change is" : " changes are")
                            + " parked: a mirror refuses what home has, and a person has to decide.",
                    List.of("See them with: floris journal list --state parked"));
        }
        if (deferred > 0) {
            return new Standing(
                    "waiting",
                    deferred + (deferred == 1 ? " write waits" : " writes wait") + " for a mirror.",
                    List.of("See them with: floris journal list --state deferred"));
        }
        return Standing.fine("No exchange of the last day is in doubt.");
    }

    /** Whether somebody has to decide something. */
    public Standing findings() {
        Map<FindingKind, Long> open = findings.openCounts();
        long all = open.values().stream().mapToLong(Long::longValue).sum();
        if (all == 0) {
            return Standing.fine("No finding waits for a decision.");
        }
        String kinds = open.entrySet().stream()
                .filter(kind -> kind.getValue() > 0)
                .map(kind -> kind.getValue() + " " + kind.getKey().label())
                .collect(Collectors.joining(", "));
        return new Standing(
                "attention",
                all + (all == 1 ? " finding waits" : " findings wait") + " for a decision: " + kinds + ".",
                List.of("See them with: floris findings list --state open", "Then: floris findings plan ID"));
    }

    public Standing firstLoad() {
        return standing(firstLoad.progress());
    }

    static Standing standing(FirstLoadProgress progress) {
        String state =
                switch (progress.state()) {
                    case DONE -> "fine";
                    case RUNNING, WAITING -> "waiting";
                    case STOPPED -> "attention";
                    case FAILED -> "wrong";
                };
        return new Standing(state, progress.reason(), progress.nextSteps());
    }
}
