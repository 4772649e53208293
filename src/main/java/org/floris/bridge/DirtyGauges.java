package org.floris.bridge;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.floris.connector.Connectors;
import org.floris.connector.mapping.EntityMapping;
import org.floris.connector.mapping.Mappings;
import org.floris.journal.Dirty;
import org.floris.journal.DirtyCount;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Counted every few seconds, for each system and each entity that it keeps: {@code floris.dirty}, the changes that it is
 * owed, {@code floris.parked}, those of them that wait for a person; and for each system {@code floris.dirty.seconds},
 * the age of the oldest that waits for nobody.
 */
@Component
class DirtyGauges {
    private static final Logger log = LoggerFactory.getLogger(DirtyGauges.class);

    private final Dirty dirty;
    private final Connectors connectors;
    private final Mappings mappings;
    private final MeterRegistry meters;
    private volatile List<DirtyCount> counts = List.of();

    DirtyGauges(Dirty dirty, Connectors connectors, Mappings mappings, MeterRegistry meters) {
        this.dirty = dirty;
        this.connectors = connectors;
        this.mappings = mappings;
        this.meters = meters;
    }

    @EventListener(ApplicationReadyEvent.class)
    void register() {
        for (String system : connectors.systems()) {
            mappings.of(system).stream()
                    .map(EntityMapping::canonicalEntity)
                    .distinct()
                    .forEach(entity -> register(system, entity));
            Gauge.builder("floris.dirty.seconds", () -> oldest(system))
                    .description(
                            "For how long the oldest change has waited that the system is owed and does not refuse")
                    .tag("system", system)
                    .register(meters);
        }
    }

    private void register(String system, String entity) {
        Gauge.builder(
                        "floris.dirty",
                        () -> of(system, entity).map(DirtyCount::dirty).orElse(0L))
                .description("Changes that the system is owed")
                .tag("system", system)
                .tag("entity", entity)
                .register(meters);
        Gauge.builder(
                        "floris.parked",
                        () -> of(system, entity).map(DirtyCount::parked).orElse(0L))
                .description("Changes that the system is owed and does not take")
                .tag("system", system)
                .tag("entity", entity)
                .register(meters);
    }

    @Scheduled(fixedDelay = 3_000)
    void count() {
        try {
            counts = dirty.counts();
        } catch (RuntimeException away) {
            log.debug("Nobody can say what is owed", away);
        }
    }

    private java.util.Optional<DirtyCount> of(String system, String entity) {
        return counts.stream()
                .filter(count -> count.system().equals(system) && count.entity().equals(entity))
                .findFirst();
    }

    private double oldest(String system) {
        return counts.stream()
                .filter(count -> count.system().equals(system))
                .flatMap(count -> count.oldestWaiting().stream())
                .map(since -> Duration.between(since, Instant.now()).toMillis() / 1000.0)
                .reduce(0.0, Math::max);
    }
}
