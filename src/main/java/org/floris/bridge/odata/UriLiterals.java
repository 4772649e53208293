package org.floris.bridge.odata;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Literals in addresses in the forms that the CRM's data service reads besides those of the protocol: form scripts have ids
 * in braces, and times from {@code toISOString}, which end in Z.
 */
final class UriLiterals {
    /** Inside a text a quote would be two. */
    private static final Pattern GUID = Pattern.compile("guid'[{(]([0-9a-fA-F-]{36})[)}]'");

    private static final Pattern TIME = Pattern.compile("datetime'([0-9T:.-]{16,29}(?:Z|[+-]\\d{2}:\\d{2}))'");

    private UriLiterals() {}

    /** @param text a segment of a path or a {@code $filter}, decoded */
    static String plain(String text) {
        String bare = GUID.matcher(text).replaceAll("guid'$1'");
        Function<MatchResult, String> utc = time -> Matcher.quoteReplacement(
                utc(time.group(1)).map(moment -> "datetime'" + moment + "'").orElse(time.group()));
        return TIME.matcher(bare).replaceAll(utc);
    }

    private static Optional<LocalDateTime> utc(String zoned) {
        try {
            return Optional.of(OffsetDateTime.parse(zoned)
                    .withOffsetSameInstant(ZoneOffset.UTC)
                    .toLocalDateTime());
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
