package org.floris.connector.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.floris.canonical.Ref;
import org.floris.canonical.Why;
import org.floris.connector.Actor;
import org.floris.connector.Capabilities;
import org.floris.connector.Connector;
import org.floris.connector.SystemChange;
import org.floris.connector.SystemHealth;
import org.floris.connector.SystemPage;
import org.floris.connector.SystemQuery;
import org.floris.connector.SystemRecord;
import org.floris.connector.WriteAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;

class SystemHealthWatchTest {
    private static final SystemHealthSettings SETTINGS =
            new SystemHealthSettings(Duration.ofMillis(50), Duration.ofMillis(50), Duration.ofMillis(200));

    private SystemHealthWatch watch;

    @AfterEach
    void stop() {
        watch.stop();
    }

    @Test
    void eachSystemStandsThereWithItsStateAndReason() {
        watch(up("forsage"), down("loris", "No connection."));

        await().untilAsserted(() -> assertThat(watch.latest())
                .extracting(SystemHealth::system, SystemHealth::up, SystemHealth::reason)
                .containsExactly(tuple("forsage", true, Why.NONE), tuple("loris", false, Why.plain("No connection."))));
        SystemsHealthContributor contributor = new SystemsHealthContributor(watch);
        assertThat(health(contributor, "forsage")).isEqualTo(Status.UP);
        assertThat(health(contributor, "loris")).isEqualTo(Status.DOWN);
        assertThat(contributor.getContributor("abs")).isNull();
    }

    @Test
    void aSystemThatDoesNotAnswerIsDownAndHidesNoOther() {
        CountDownLatch answer = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        watch(
                new Asked("forsage", () -> {
                    waitFor(answer);
                    return new SystemHealth("forsage", true, Duration.ZERO, Why.NONE);
                }),
                new Asked("loris", () -> {
                    asked.incrementAndGet();
                    return new SystemHealth("loris", true, Duration.ZERO, Why.NONE);
                }));

        await().untilAsserted(() ->
                assertThat(watch.latest().get(0).reason().sentence()).startsWith("It has not answered for"));
        int before = asked.get();
        await().untilAsserted(() -> assertThat(asked.get()).isGreaterThan(before));
        assertThat(watch.latest().get(1).up()).isTrue();

        answer.countDown();
        await().untilAsserted(() -> assertThat(watch.latest().get(0).up()).isTrue());
    }

    @Test
    void aQuestionThatBreaksIsAskedAgain() {
        AtomicInteger asked = new AtomicInteger();
        watch(new Asked("forsage", () -> {
            if (asked.getAndIncrement() == 0) {
                throw new IllegalStateException("broken");
            }
            return new SystemHealth("forsage", true, Duration.ZERO, Why.NONE);
        }));

        await().untilAsserted(() -> assertThat(watch.latest().get(0).up()).isTrue());
        assertThat(asked.get()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void aSystemThatIsDownIsAskedMoreOften() {
        AtomicInteger asked = new AtomicInteger();
        watch = new SystemHealthWatch(
                List.of(up("forsage"), new Asked("loris", () -> {
                    asked.incrementAndGet();
                    return new SystemHealth("loris", false, Duration.ZERO, Why.plain("No connection."));
                })),
                new SystemHealthSettings(Duration.ofHours(1), Duration.ofMillis(50), Duration.ofHours(1)));
        assertThat(watch.whyDown("loris")).as("nobody has asked yet").isEmpty();
        watch.start();

        await().untilAsserted(() -> assertThat(asked.get()).isGreaterThan(2));
        assertThat(watch.whyDown("loris")).contains(Why.plain("No connection."));
        assertThat(watch.whyDown("forsage")).isEmpty();
    }

    @Test
    void theGaugeFollowsTheSystem() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        watch(up("forsage"), down("loris", "No connection."));
        new SystemUpMetrics(watch).bindTo(registry);

        await().untilAsserted(() -> assertThat(gauge(registry, "forsage")).isEqualTo(1));
        assertThat(gauge(registry, "loris")).isZero();
    }

    private void watch(Connector... connectors) {
        watch = new SystemHealthWatch(List.of(connectors), SETTINGS);
        assertThat(watch.latest()).noneMatch(SystemHealth::up);
        watch.start();
    }

    private static double gauge(SimpleMeterRegistry registry, String system) {
        return registry.get("floris.system.up").tag("system", system).gauge().value();
    }

    private static Status health(SystemsHealthContributor contributor, String system) {
        return ((HealthIndicator) contributor.getContributor(system)).health().getStatus();
    }

    private static Connector up(String system) {
        return new Asked(system, () -> new SystemHealth(system, true, Duration.ofMillis(3), Why.NONE));
    }

    private static Connector down(String system, String reason) {
        return new Asked(system, () -> new SystemHealth(system, false, Duration.ofMillis(3), Why.plain(reason)));
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A system that is only ever asked whether it is there. */
    private record Asked(String system, Supplier<SystemHealth> answer) implements Connector {
        @Override
        public SystemHealth health() {
            return answer.get();
        }

        @Override
        public Capabilities capabilities() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<SystemRecord> read(Ref ref, Set<String> attributes, Actor actor) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SystemPage query(SystemQuery query, Actor actor) {
            throw new UnsupportedOperationException();
        }

        @Override
        public WriteAnswer write(SystemChange change, Actor actor) {
            throw new UnsupportedOperationException();
        }
    }
}
