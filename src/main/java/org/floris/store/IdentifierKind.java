package org.floris.store;

import java.util.Locale;

/** What parties are found by, each with its one spelling. */
enum IdentifierKind {
    INN,
    SNILS,
    PASSPORT,
    PHONE,
    EMAIL;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static IdentifierKind of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    /** The spelling that is stored and searched; empty when there is nothing in it to search by. */
    String normalise(String value) {
        if (this == EMAIL) {
            return value.strip().toLowerCase(Locale.ROOT);
        }
        String digits = value.replaceAll("\\D", "");
        return this == PHONE ? phone(digits) : digits;
    }

    /** Russian numbers are dialled with 8 or written without any prefix; both mean +7. */
    private static String phone(String digits) {
        if (digits.length() == 10) {
            return "7" + digits;
        }
        return digits.length() == 11 && digits.startsWith("8") ? "7" + digits.substring(1) : digits;
    }
}
