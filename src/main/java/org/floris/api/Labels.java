package org.floris.api;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.floris.canonical.Why;

/** Constants as the API writes them: in lower case. */
final class Labels {
    private Labels() {}

    static String of(Enum<?> constant) {
        return constant == null ? null : constant.name().toLowerCase(Locale.ROOT);
    }

    /** Reasons as the API tells them. */
    static List<String> sentences(List<Why> reasons) {
        return reasons.stream().map(Why::sentence).toList();
    }

    /** @throws InvalidFieldException when {@code text} names no constant */
    static <E extends Enum<E>> E read(Class<E> type, String field, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant ->
                        constant.name().equalsIgnoreCase(text.strip().replace('-', '_')))
                .findFirst()
                .orElseThrow(() -> new InvalidFieldException(
                        field,
                        "'" + text + "' is not one of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(Labels::of)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }
}
