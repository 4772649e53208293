package org.floris.journal;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code floris.outbox}.
 *
 * @param lookEvery  how often the publisher looks for what other hubs have written; it knows of this hub's at once
 * @param retryEvery how often a parked event is tried again by itself
 */
@Validated
@ConfigurationProperties("floris.outbox")
record OutboxSettings(
        @DefaultValue("25ms") @NotNull Duration lookEvery, @DefaultValue("1m") @NotNull Duration retryEvery) {
    OutboxSettings {
        if (lookEvery.isNegative() || lookEvery.isZero()) {
            throw new IllegalArgumentException("floris.outbox.look-every must be longer than nothing");
        }
        if (retryEvery.isNegative() || retryEvery.isZero()) {
            throw new IllegalArgumentException("floris.outbox.retry-every must be longer than nothing");
        }
    }
}
