package org.floris.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class CrashPointsTest {
    private final ApplicationContextRunner hub =
            new ApplicationContextRunner().withUserConfiguration(CrashConfiguration.class);
    private final AtomicInteger ends = new AtomicInteger();

    @TempDir
    Path directory;

    @Test
    void theProcessEndsAtTheGivenPassageOfTheGivenPointAndNowhereElse() throws IOException {
        Path orders = Files.writeString(directory.resolve("orders"), "after-home 2\n");
        CrashPoints points = new CrashOrders(orders, ends::incrementAndGet);
        points.before(CrashStep.HOME);
        points.before(CrashStep.HOME);
        points.after(CrashStep.HOME);
        points.after(CrashStep.MIRROR);
        assertThat(ends).hasValue(0);
        points.after(CrashStep.HOME);
        assertThat(ends).hasValue(1);
        points.after(CrashStep.HOME);
        assertThat(ends).hasValue(1);
    }

    @Test
    void anOrderMayComeAndGoWhileTheHubIsAtWork() throws IOException {
        Path orders = directory.resolve("orders");
        CrashPoints points = new CrashOrders(orders, ends::incrementAndGet);
        Files.writeString(orders, "before-mirror 1");
        assertThat(Pause.until(() -> ends(points, CrashStep.MIRROR), Duration.ofSeconds(10)))
                .isTrue();
        Files.writeString(orders, "before-lunch 1");
        Pause.millis(200);
        int now = ends.get();
        points.before(CrashStep.MIRROR);
        assertThat(ends).hasValue(now);
    }

    private boolean ends(CrashPoints points, CrashStep step) {
        points.before(step);
        return ends.get() > 0;
    }

    @Test
    void withoutTheSettingNothingEnds() {
        hub.run(context -> assertThat(context.getBean(CrashPoints.class)).isSameAs(CrashPoints.NONE));
    }

    @Test
    void aRehearsalMayGiveOrders() {
        hub.withPropertyValues("spring.profiles.active=crash", "floris.crash.orders=" + directory.resolve("none"))
                .run(context -> assertThat(context.getBean(CrashPoints.class)).isInstanceOf(CrashOrders.class));
    }

    @Test
    void noOtherHubStartsWithOrders() {
        for (String profiles : new String[] {"production", "production,sandbox", "core"}) {
            hub.withPropertyValues("spring.profiles.active=" + profiles, "floris.crash.orders=orders")
                    .run(context ->
                            assertThat(context.getStartupFailure()).hasStackTraceContaining("remove the setting"));
        }
    }
}
