package org.floris.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class BridgeSettingsTest {
    @Test
    void nothingNeedsToBeSet() {
        assertThat(bind(Map.of()))
                .isEqualTo(new BridgeSettings(
                        Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(30)));
    }

    @Test
    void everythingCanBeSet() {
        assertThat(bind(Map.of(
                        "floris.bridge.commit-within", "2s",
                        "floris.bridge.late-within", "3s",
                        "floris.bridge.look-after-doubts-every", "4s",
                        "floris.bridge.remind-after", "1m")))
                .isEqualTo(new BridgeSettings(
                        Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(4), Duration.ofMinutes(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"commit-within", "late-within", "look-after-doubts-every", "remind-after"})
    void noneOfThemMayBeNothing(String name) {
        assertThatThrownBy(() -> bind(Map.of("floris.bridge." + name, "0s")))
                .rootCause()
                .hasMessage("floris.bridge." + name + " must be longer than nothing");
    }

    private static BridgeSettings bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("floris.bridge", BridgeSettings.class);
    }
}
