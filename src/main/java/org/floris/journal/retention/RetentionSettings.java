package org.floris.journal.retention;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code floris.journal.retention}. Whatever is open, in doubt, owed to a mirror, parked or has an open finding
 * is kept until it is settled, however old it is.
 *
 * @param done     for how long exchanges that are done are kept; longer than message ids are remembered
 * @param refused  for how long those that were refused, reversed or failed are kept; not shorter than {@code done}
 * @param schedule cron expression of the run, in the hub's time zone; {@code -} for none
 */
@Validated
@ConfigurationProperties("floris.journal.retention")
record RetentionSettings(
        @DefaultValue("90d") @NotNull Duration done,
        @DefaultValue("365d") @NotNull Duration refused,
        @DefaultValue("0 30 3 * * *") @NotBlank String schedule) {
    private static final Duration SHORTEST = Duration.ofDays(7);

    @AssertTrue(message = "floris.journal.retention.done must be at least 7 days")
    boolean isDoneKeptForAWeek() {
        return done == null || done.compareTo(SHORTEST) >= 0;
    }

    @AssertTrue(message = "floris.journal.retention.refused must not be shorter than floris.journal.retention.done")
    boolean isRefusedKeptAsLong() {
        return done == null || refused == null || refused.compareTo(done) >= 0;
    }
}
