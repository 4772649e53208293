package org.floris.crash;

import jakarta.validation.constraints.Min;
import java.util.Optional;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code floris.crash}, for rehearsals alone.
 *
 * @param at      where the process ends itself: {@code before-} or {@code after-} and the title of a {@link CrashStep};
 *                empty: nowhere
 * @param passage at which passage of that point, from 1
 */
@Validated
@ConfigurationProperties("floris.crash")
record CrashSettings(@DefaultValue("") String at, @DefaultValue("1") @Min(1) int passage) {
    CrashSettings {
        if (!at.isBlank()) {
            parse(at);
        }
    }

    Optional<CrashPoint> point() {
        return at.isBlank() ? Optional.empty() : Optional.of(parse(at));
    }

    private static CrashPoint parse(String at) {
        return CrashPoint.of(at)
                .orElseThrow(() -> new FlorisException(
                        ErrorCode.INVALID_VALUE,
                        "floris.crash.at names no crash point: '" + at + "'; there are " + CrashPoint.all()));
    }
}
