package org.floris.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Constants as the API writes them: in lower case. */
final class Labels {
    private Labels() {}

    static String of(Enum<?> constant) {
        return constant == null ? null : constant.name().toLowerCase(Locale.ROOT);
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
