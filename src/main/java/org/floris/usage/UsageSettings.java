package org.floris.usage;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code floris.usage}.
 *
 * @param flushEvery how often counts go to the database
 * @param backlog    how many counts (one per user, feature and hour) are kept in memory at most while it is away; then
 *                   further features are not counted, those at hand are
 */
@Validated
@ConfigurationProperties("floris.usage")
record UsageSettings(
        @DefaultValue("5s") @NotNull Duration flushEvery, @DefaultValue("500000") @Min(1000) int backlog) {}
