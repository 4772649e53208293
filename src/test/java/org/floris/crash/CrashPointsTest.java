package org.floris.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.floris.canonical.FlorisException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class CrashPointsTest {
    private final ApplicationContextRunner hub =
            new ApplicationContextRunner().withUserConfiguration(CrashConfiguration.class);

    @Test
    void theProcessEndsAtTheGivenPassageOfTheGivenPointAndNowhereElse() {
        AtomicInteger ends = new AtomicInteger();
        CrashPoints points = new Sentence(new CrashPoint(CrashStep.HOME, true), 2, ends::incrementAndGet);
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
    void withoutTheSettingNothingEnds() {
        hub.run(context -> assertThat(context.getBean(CrashPoints.class)).isSameAs(CrashPoints.NONE));
    }

    @Test
    void aRehearsalMayNameAPoint() {
        hub.withPropertyValues("spring.profiles.active=crash", "floris.crash.at=after-close-done")
                .run(context -> assertThat(context.getBean(CrashPoints.class)).isInstanceOf(Sentence.class));
    }

    @Test
    void noHubThatIsNotRehearsingStartsWithAPoint() {
        for (String profiles : new String[] {"production", "production,sandbox", "core"}) {
            hub.withPropertyValues("spring.profiles.active=" + profiles, "floris.crash.at=before-home")
                    .run(context ->
                            assertThat(context.getStartupFailure()).hasStackTraceContaining("remove the setting"));
        }
    }

    @Test
    void anUnknownPointIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> new CrashSettings("before-lunch", 1))
                .isInstanceOf(FlorisException.class)
                .hasMessageContaining("before-lunch")
                .hasMessageContaining("after-publish");
    }
}
