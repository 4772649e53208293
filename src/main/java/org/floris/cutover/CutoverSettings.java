package org.floris.cutover;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param drain     how long a step waits until its members' writes in flight have ended
 * @param pollEvery how often it looks
 * @param grace     how long after the drain a step that died is given up and taken back
 */
@Validated
@ConfigurationProperties("floris.cutover")
record CutoverSettings(
        @NotNull @DefaultValue("10s") Duration drain,
        @NotNull @DefaultValue("20ms") Duration pollEvery,
        @NotNull @DefaultValue("20s") Duration grace) {
    @AssertTrue(message = "floris.cutover.poll-every must be more than 0 and not longer than floris.cutover.drain")
    boolean isPollingSensible() {
        return drain == null
                || pollEvery == null
                || (!pollEvery.isZero() && !pollEvery.isNegative() && pollEvery.compareTo(drain) <= 0);
    }
}
