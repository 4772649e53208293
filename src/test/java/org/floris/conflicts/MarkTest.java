package org.floris.conflicts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MarkTest {
    private static final Duration OVERLAP = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

    private final Mark first = new Mark("forsage", "client", "10", "10", NOON, Optional.empty(), NOON);

    @Test
    void aScanLooksBackUntilTheYoungerMarkIsOldEnough() {
        Mark second = first.finished("50", NOON.plusSeconds(60), OVERLAP);
        assertThat(second.start(NOON.plusSeconds(90), OVERLAP)).isEqualTo("10");
        Mark third = second.finished("70", NOON.plusSeconds(90), OVERLAP);
        assertThat(third.start(NOON.plusSeconds(119), OVERLAP)).isEqualTo("10");
        assertThat(third.start(NOON.plusSeconds(120), OVERLAP)).isEqualTo("50");
    }

    @Test
    void whatWasBegunBeforeAScanAndCommittedWithinTheOverlapIsMet() {
        Mark mark = first;
        int reached = 100;
        for (int seconds = 30; seconds <= 600; seconds += 30) {
            Instant now = NOON.plusSeconds(seconds);
            String start = mark.start(now, OVERLAP);
            // Ten changes a second: a change that was begun a minute ago has a mark of 600 less than the latest.
            assertThat(Integer.parseInt(start)).isLessThanOrEqualTo(Math.max(10, reached - 600));
            mark = mark.finished(Integer.toString(reached), now, OVERLAP);
            reached += 300;
        }
        assertThat(Integer.parseInt(mark.start(NOON.plusSeconds(630), OVERLAP)))
                .as("it does not look back for ever")
                .isGreaterThan(reached - 1800);
    }

    @Test
    void aScanThatWasBrokenOffGoesOnAfterItsLastPage() {
        Mark broken = first.progressed("20").progressed("30");
        assertThat(broken.start(NOON.plusSeconds(600), OVERLAP)).isEqualTo("30");
        assertThat(broken.comparedAt()).isEqualTo(NOON);
        Mark finished = broken.finished("40", NOON.plusSeconds(600), OVERLAP);
        assertThat(finished.progress()).isEmpty();
        assertThat(finished.younger()).isEqualTo("40");
        assertThat(finished.comparedAt()).isEqualTo(NOON.plusSeconds(600));
    }

    @Test
    void withoutAnOverlapTheNextScanBeginsWhereTheLastHasEnded() {
        Mark second = first.finished("50", NOON, Duration.ZERO);
        assertThat(second.start(NOON, Duration.ZERO)).isEqualTo("50");
    }
}
