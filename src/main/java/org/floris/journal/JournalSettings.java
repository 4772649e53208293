package org.floris.journal;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code floris.journal}.
 *
 * @param holdWithin    how long a write waits for whoever holds its record
 * @param saveWithin    how long a save in a CRM's pages waits for it, while its row is locked there: whoever holds the
 *                      record may be waiting for that row
 * @param moveWithin    how long a write waits for its user to be moved
 * @param messageWithin how long a repeated message waits for the first one to end
 * @param lease         how long a hub may be silent before what it left open is in doubt
 * @param keepMessages  for how long a message id, or the Idempotency-Key of a call of the REST API, is remembered
 */
@Validated
@ConfigurationProperties("floris.journal")
record JournalSettings(
        @DefaultValue("8s") @NotNull Duration holdWithin,
        @DefaultValue("2s") @NotNull Duration saveWithin,
        @DefaultValue("5s") @NotNull Duration moveWithin,
        @DefaultValue("3s") @NotNull Duration messageWithin,
        @DefaultValue("5s") @NotNull Duration lease,
        @DefaultValue("7d") @NotNull Duration keepMessages) {

    /** How long a write that came this way waits for whoever holds its record. */
    Duration holdWithin(Way way) {
        return way == Way.CHANGE_INTAKE && saveWithin.compareTo(holdWithin) < 0 ? saveWithin : holdWithin;
    }
}
