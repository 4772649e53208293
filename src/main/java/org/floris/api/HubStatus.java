package org.floris.api;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.floris.connector.Maintenance;
import org.floris.connector.MaintenanceNotice;
import org.floris.connector.SystemHealth;
import org.floris.connector.health.SystemHealthWatch;
import org.floris.journal.Dirty;
import org.floris.journal.DirtyCount;
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
    private final Maintenance maintenance;
    private final Dirty dirty;

    HubStatus(
            SystemHealthWatch watch,
            Exchanges exchanges,
            Findings findings,
            Homes homes,
            FirstLoad firstLoad,
            Breakers breakers,
            Maintenance maintenance,
            Dirty dirty) {
        this.watch = watch;
        this.exchanges = exchanges;
        this.findings = findings;
        this.homes = homes;
        this.firstLoad = firstLoad;
        this.breakers = breakers;
        this.maintenance = maintenance;
        this.dirty = dirty;
    }

    /**
     * One system.
     *
     * @param breaker     closed, open, half_open, or none
     * @param dirty       changes that it is owed
     * @param maintenance null while it is in use
     */
    public record SystemStanding(
            String system,
            String state,
            String reason,
            List<String> nextSteps,
            String breaker,
            long answeredInMillis,
            long usersAtHome,
            long dirty,
            InMaintenance maintenance) {
        Standing standing() {
            return new Standing(state, reason, nextSteps);
        }
    }

    /** Why a system is out of use, who has said so, and since when. */
    public record InMaintenance(String reason, String by, Instant since) {
        static InMaintenance of(MaintenanceNotice notice) {
            return new InMaintenance(notice.reason(), notice.by(), notice.since());
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
                ? Standing.fine("All systems in use answer and no exchange is in doubt.")
                : worst;
    }

    public List<SystemStanding> systems() {
        Map<String, Long> counts = homes.counts();
        Map<String, Long> owed = dirty.counts().stream()
                .collect(Collectors.groupingBy(DirtyCount::system, Collectors.summingLong(DirtyCount::dirty)));
        return watch.latest().stream()
                .map(health -> {
                    String system = health.system();
                    Standing standing =
                            maintenance.of(system).map(HubStatus::outOfUse).orElseGet(() -> inUse(health));
                    return new SystemStanding(
                            system,
                            standing.state(),
                            standing.reason(),
                            standing.nextSteps(),
                            breakers.stateOf(system),
                            health.answeredIn().toMillis(),
                            counts.getOrDefault(system, 0L),
                            owed.getOrDefault(system, 0L),
                            maintenance.of(system).map(InMaintenance::of).orElse(null));
                })
                .toList();
    }

    private static Standing outOfUse(MaintenanceNotice notice) {
        return new Standing(
                "off",
                notice.why().sentence(),
                List.of("End it when it is over: floris systems maintenance " + notice.system() + " --off"));
    }

    private Standing inUse(SystemHealth health) {
        String system = health.system();
        if (!health.up()) {
            return down(system, system + " does not answer: " + health.reason());
        }
        return breakers.stateOf(system).equals("open")
                ? down(system, system + "'s circuit breaker is open after failures in a row.")
                : Standing.fine("It answers.");
    }

    private static Standing down(String system, String reason) {
        return new Standing(
                "wrong",
                reason,
                List.of("Bring " + system + " up; writes that concern it are refused or deferred until it answers."));
    }

    /** Whether exchanges of the last day wait for somebody. */
    public Standing exchanges() {
        Map<ExchangeState, Long> counts = exchanges.counts(Instant.now().minus(Duration.ofDays(1)));
        long inDoubt = counts.getOrDefault(ExchangeState.IN_DOUBT, 0L);
        List<DirtyCount> owed = dirty.counts();
        long parked = owed.stream().mapToLong(DirtyCount::parked).sum();
        long deferred = owed.stream().mapToLong(DirtyCount::dirty).sum() - parked;
        if (inDoubt > 0) {
            return new Standing(
                    "attention",
                    inDoubt + (inDoubt == 1 ? " exchange is" : " exchanges are") + " in doubt; their records are held.",
                    List.of("Wait until the resolver has settled them, or see them with: floris journal list --state"
                            + " in_doubt"));
        }
        if (parked > 0) {
            return new Standing(
                    "attention",
                    parked + (parked == 1 ? " change is" : " changes are")
                            + " parked: a mirror refuses what home has, and a person has to decide.",
                    List.of("See them with: floris deferred list --state parked"));
        }
        if (deferred > 0) {
            return new Standing(
                    "waiting",
                    deferred + (deferred == 1 ? " write waits" : " writes wait") + " for a mirror.",
                    List.of("See them with: floris deferred list"));
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
