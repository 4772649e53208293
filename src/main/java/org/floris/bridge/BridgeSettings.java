package org.floris.bridge;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How patient the bridge is.
 *
 * @param commitWithin           how long a CRM may take to commit after the hub has answered its plug-in
 * @param lateWithin             how long a CRM may still carry out a request whose answer the hub does not wait for any
 *                               more; before that, a record that shows no change decides nothing
 * @param lookAfterDoubtsEvery   how often what is in doubt is looked after
 * @param remindAfter            how long what a system is owed may lie untouched before word of it is sent once more: the
 *                               broker may have lost it
 */
@Validated
@ConfigurationProperties("floris.bridge")
record BridgeSettings(
        @DefaultValue("5s") @NotNull Duration commitWithin,
        @DefaultValue("5s") @NotNull Duration lateWithin,
        @DefaultValue("1s") @NotNull Duration lookAfterDoubtsEvery,
        @DefaultValue("30s") @NotNull Duration remindAfter) {
    BridgeSettings {
        requirePositive("commit-within", commitWithin);
        requirePositive("late-within", lateWithin);
        requirePositive("look-after-doubts-every", lookAfterDoubtsEvery);
        requirePositive("remind-after", remindAfter);
    }

    private static void requirePositive(String name, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException("floris.bridge." + name + " must be longer than nothing");
        }
    }
}
