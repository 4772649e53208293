package org.floris.console;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.floris.journal.Dirty;
import org.floris.journal.DirtyCount;
import org.floris.journal.ExchangeFilter;
import org.floris.journal.ExchangePage;
import org.floris.journal.ExchangeState;
import org.floris.journal.Exchanges;
import org.floris.journal.Findings;
import org.floris.store.Homes;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthContributorRegistry;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/** Figures that ask the database or the broker; taken every few seconds, away from the sampler's own beat. */
@Component
class SlowFigures {
    private final Exchanges exchanges;
    private final Homes homes;
    private final HealthContributorRegistry health;
    private final Findings findings;
    private final Dirty dirty;
    private volatile Taken taken = new Taken(Map.of(), Waiting.NONE, "", Map.of(), Map.of());

    SlowFigures(Exchanges exchanges, Homes homes, Findings findings, Dirty dirty, HealthContributorRegistry health) {
        this.dirty = dirty;
        this.findings = findings;
        this.exchanges = exchanges;
        this.homes = homes;
        this.health = health;
    }

    /**
     * What was found last.
     *
     * @param waiting what waits for somebody or for a mirror, however old
     * @param parts why store and broker are not there, by name; empty text when they are
     */
    record Taken(
            Map<ExchangeState, Long> journal,
            Waiting waiting,
            String latest,
            Map<String, Long> homes,
            Map<String, String> parts) {}

    /** @param findings that wait for a decision */
    record Waiting(long parked, long dirty, long findings) {
        static final Waiting NONE = new Waiting(0, 0, 0);
    }

    Taken latest() {
        return taken;
    }

    void take() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("store", whyDown("db"));
        parts.put("broker", whyDown("jms"));
        if (!parts.get("store").isEmpty()) {
            taken = new Taken(Map.of(), taken.waiting(), taken.latest(), taken.homes(), parts);
            return;
        }
        Instant dayAgo = Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofDays(1));
        ExchangePage newest = exchanges.search(ExchangeFilter.ALL, Optional.empty(), 1);
        List<String> ids = newest.exchanges().stream()
                .map(exchange -> exchange.id() + " " + exchange.state())
                .toList();
        taken = new Taken(exchanges.counts(dayAgo), waiting(), ids.isEmpty() ? "" : ids.get(0), homes.counts(), parts);
    }

    private Waiting waiting() {
        List<DirtyCount> owed = dirty.counts();
        return new Waiting(
                owed.stream().mapToLong(DirtyCount::parked).sum(),
                owed.stream().mapToLong(DirtyCount::dirty).sum(),
                findings.openCounts().values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
    }

    private String whyDown(String indicator) {
        if (!(health.getContributor(indicator) instanceof HealthIndicator asked)) {
            return "";
        }
        Health answer = asked.getHealth(true);
        if (answer.getStatus().equals(Status.UP)) {
            return "";
        }
        Object error = answer.getDetails().get("error");
        return error == null ? answer.getStatus().toString() : error.toString();
    }
}
