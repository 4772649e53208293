package org.floris.console;

import java.util.Locale;

/** Which form of a word goes with a number (Unicode CLDR's cardinal rules for whole numbers). */
enum Plural {
    ONE,
    FEW,
    MANY,
    OTHER;

    static Plural of(long number, Locale locale) {
        long n = Math.abs(number);
        if (!locale.getLanguage().equals("ru")) {
            return n == 1 ? ONE : OTHER;
        }
        long last = n % 10;
        long lastTwo = n % 100;
        if (last == 1 && lastTwo != 11) {
            return ONE;
        }
        return last >= 2 && last <= 4 && (lastTwo < 12 || lastTwo > 14) ? FEW : MANY;
    }

    String suffix() {
        return name().toLowerCase(Locale.ROOT);
    }
}
