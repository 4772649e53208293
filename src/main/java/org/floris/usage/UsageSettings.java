package org.floris.usage;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code floris.usage}.
 *
 * @param flushEvery how often counts go to the database
 * @param backlog    how many counts (one per user, feature and hour) are kept in memory at most while it is away; then
 *                   further features are not counted, those at hand are
 * @param leaveOut   logins that are not counted, without a domain and in any case; one that ends in {@code *} is the
 *                   beginning of many. For monitors and robots, which would keep alive what no human uses
 */
@Validated
@ConfigurationProperties("floris.usage")
record UsageSettings(
        @DefaultValue("5s") @NotNull Duration flushEvery,
        @DefaultValue("500000") @Min(1000) int backlog,
        @DefaultValue List<@NotBlank String> leaveOut) {
    UsageSettings {
        leaveOut =
                leaveOut.stream().map(login -> login.toLowerCase(Locale.ROOT)).toList();
    }

    /** @param login in lower case, without a domain */
    boolean leavesOut(String login) {
        for (String left : leaveOut) {
            if (left.endsWith("*") ? login.startsWith(left.substring(0, left.length() - 1)) : login.equals(left)) {
                return true;
            }
        }
        return false;
    }
}
