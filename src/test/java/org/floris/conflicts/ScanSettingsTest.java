package org.floris.conflicts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ScanSettingsTest {
    @Test
    void nothingNeedsToBeSet() {
        assertThat(bind(Map.of()))
                .isEqualTo(new ScanSettings(true, Duration.ofSeconds(30), Duration.ofMinutes(1), 200));
    }

    @Test
    void everythingCanBeSet() {
        assertThat(bind(Map.of(
                        "floris.conflicts.scan",
                        "false",
                        "floris.conflicts.every",
                        "5s",
                        "floris.conflicts.overlap",
                        "2m",
                        "floris.conflicts.page-size",
                        "50")))
                .isEqualTo(new ScanSettings(false, Duration.ofSeconds(5), Duration.ofMinutes(2), 50));
    }

    @Test
    void aScanThatNeverRestsIsRefused() {
        assertThatThrownBy(() -> bind(Map.of("floris.conflicts.every", "1ms")))
                .rootCause()
                .hasMessage("floris.conflicts.every must be 100ms or longer");
    }

    private static ScanSettings bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("floris.conflicts", ScanSettings.class);
    }
}
