package org.floris.console;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.floris.canonical.Operation;
import org.springframework.stereotype.Component;

/** Reads the hub's own meters; the same that Prometheus scrapes. */
@Component
class SystemMeters {
    private static final Set<String> WRITES = Stream.of(Operation.values())
            .filter(Operation::isWrite)
            .map(operation -> operation.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    private static final Set<String> BROKEN =
            Set.of("failed", "error", "unavailable", "unknown", "outcome_unknown", "timeout", "not_permitted");

    private final MeterRegistry registry;

    SystemMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** What each system was asked since the start, by {@code floris.system.call}. */
    Map<String, CallCounts> calls() {
        Map<String, CallCounts> bySystem = new TreeMap<>();
        for (Timer timer : registry.find("floris.system.call").timers()) {
            String operation = lower(timer.getId().getTag("operation"));
            String outcome = lower(timer.getId().getTag("outcome"));
            bySystem.computeIfAbsent(timer.getId().getTag("system"), system -> new CallCounts())
                    .add(timer.count(), WRITES.contains(operation), BROKEN.contains(outcome), buckets(timer));
        }
        return bySystem;
    }

    /** The sum of a counter since the start, by one of its tags. */
    Map<String, Double> counted(String name, String tag) {
        Map<String, Double> byTag = new HashMap<>();
        for (Counter counter : registry.find(name).counters()) {
            byTag.merge(String.valueOf(counter.getId().getTag(tag)), counter.count(), Double::sum);
        }
        return byTag;
    }

    /** The sum of a counter since the start, by two of its tags. */
    Map<String, Map<String, Double>> counted(String name, String first, String second) {
        Map<String, Map<String, Double>> byTags = new TreeMap<>();
        for (Counter counter : registry.find(name).counters()) {
            byTags.computeIfAbsent(String.valueOf(counter.getId().getTag(first)), key -> new HashMap<>())
                    .merge(String.valueOf(counter.getId().getTag(second)), counter.count(), Double::sum);
        }
        return byTags;
    }

    /** @param tags names and values, in turn */
    OptionalDouble gauge(String name, String... tags) {
        return registry.find(name).tags(tags).gauges().stream()
                .mapToDouble(Gauge::value)
                .filter(value -> !Double.isNaN(value))
                .max();
    }

    /** The state of each circuit breaker by its name, such as {@code closed} or {@code half_open}. */
    Map<String, String> breakers() {
        Map<String, String> states = new HashMap<>();
        for (Gauge gauge : registry.find("resilience4j.circuitbreaker.state").gauges()) {
            if (gauge.value() > 0) {
                Map<String, String> tags =
                        gauge.getId().getTags().stream().collect(Collectors.toMap(Tag::getKey, Tag::getValue));
                states.put(tags.get("name"), tags.get("state"));
            }
        }
        return states;
    }

    private static Map<Double, Double> buckets(Timer timer) {
        Map<Double, Double> buckets = new TreeMap<>();
        for (CountAtBucket bucket : timer.takeSnapshot().histogramCounts()) {
            buckets.put(bucket.bucket(TimeUnit.MILLISECONDS), bucket.count());
        }
        return buckets;
    }

    private static String lower(String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
