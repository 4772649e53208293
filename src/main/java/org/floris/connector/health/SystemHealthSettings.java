package org.floris.connector.health;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How systems are asked whether they are there.
 *
 * @param every         the pause between an answer and the next question
 * @param everyWhenDown the same while the system is down: what waits for it goes on when it is seen to be back
 * @param silent        after this long without an answer a system counts as down
 */
@Validated
@ConfigurationProperties("floris.health")
record SystemHealthSettings(
        @NotNull @DurationMin(millis = 50) @DefaultValue("5s") Duration every,
        @NotNull @DurationMin(millis = 50) @DefaultValue("1s") Duration everyWhenDown,
        @NotNull @DurationMin(millis = 50) @DefaultValue("15s") Duration silent) {}
