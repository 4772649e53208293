package org.floris.conflicts;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often the systems are asked for what was changed in them.
 *
 * @param scan     whether they are at all
 * @param every    from the end of a scan to the beginning of the next
 * @param overlap  how long a change may take from its beginning to its commit, and how far clocks may be apart; so far
 *                 back every scan looks again
 * @param pageSize records a page
 */
@Validated
@ConfigurationProperties("floris.conflicts")
record ScanSettings(
        @DefaultValue("true") boolean scan,
        @DefaultValue("30s") @NotNull Duration every,
        @DefaultValue("1m") @NotNull Duration overlap,
        @Min(1) @Max(500) @DefaultValue("200") int pageSize) {
    ScanSettings {
        if (every.compareTo(Duration.ofMillis(100)) < 0) {
            throw new IllegalArgumentException("floris.conflicts.every must be 100ms or longer");
        }
        if (overlap.isNegative()) {
            throw new IllegalArgumentException("floris.conflicts.overlap must not be negative");
        }
    }
}
