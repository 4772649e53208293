package org.floris.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CallCountsTest {
    @Test
    void aPercentileIsTakenFromTheBucketsSinceTheEarlierReading() {
        CallCounts earlier = new CallCounts();
        earlier.add(100, false, false, Map.of(10.0, 100.0, 100.0, 100.0));
        CallCounts now = new CallCounts();
        now.add(200, false, false, Map.of(10.0, 150.0, 100.0, 200.0));

        CallCounts flow = now.since(earlier);

        assertThat(flow.calls()).isEqualTo(100);
        assertThat(flow.within(0.5)).isCloseTo(10, within(0.01));
        assertThat(flow.within(0.99)).isCloseTo(98.2, within(0.01));
    }

    @Test
    void whatWasNotCalledHasNoPercentile() {
        CallCounts counts = new CallCounts();
        counts.add(5, true, false, Map.of(10.0, 5.0));
        assertThat(counts.since(counts).within(0.5)).isNull();
        assertThat(new CallCounts().within(0.5)).isNull();
    }

    @Test
    void aFailedWriteIsCountedAsFailedAlone() {
        CallCounts counts = new CallCounts();
        counts.add(3, true, true, Map.of());
        counts.add(2, true, false, Map.of());
        counts.add(1, false, false, Map.of());
        assertThat(counts.broken()).isEqualTo(3);
        assertThat(counts.writes()).isEqualTo(2);
        assertThat(counts.reads()).isEqualTo(1);
    }
}
