package org.floris.logging;

import java.util.regex.Pattern;

/**
 * Masks what looks like a person's phone, passport, INN, SNILS, card, account or e-mail. Prefers to mask too much: any
 * number that stands alone with as many digits as one of these is masked. Guids, times and sums stay readable.
 */
final class PersonalData {
    private static final String MASK = "***";
    private static final int FEWEST_DIGITS = 10;

    /** Neither inside a word or a guid, nor the fraction of a decimal. */
    private static final String STANDS_ALONE_BEFORE = "(?<![\\w-])(?<!\\d[.,])";

    private static final String STANDS_ALONE_AFTER = "(?![\\w-]|[.,]\\d)";

    private static final String PHONE_WITH_PLUS = "\\+\\d(?:[ ()-]{0,2}\\d){9,13}";
    private static final String PHONE = "[78][ (-]{0,2}\\d{3}[ )-]{0,2}\\d{3}[ -]?\\d{2}[ -]?\\d{2}";
    private static final String PASSPORT = "\\d{2} ?\\d{2} \\d{6}";
    private static final String SNILS = "\\d{3}-\\d{3}-\\d{3}[ -]\\d{2}";
    private static final String CARD = "\\d{4}(?:[ -]?\\d{4}){3}";
    /** Passport, INN of an organisation or a person, SNILS, a phone without its code, an account. */
    private static final String BARE_NUMBER = "\\d{10,12}|\\d{20}";

    private static final Pattern NUMBERS = Pattern.compile(STANDS_ALONE_BEFORE
            + "(?:"
            + String.join("|", PHONE_WITH_PLUS, PHONE, PASSPORT, SNILS, CARD, BARE_NUMBER)
            + ")"
            + STANDS_ALONE_AFTER);

    private static final Pattern MAIL_ADDRESS =
            Pattern.compile("[\\p{L}\\d._%+-]{1,64}@[\\p{L}\\d-]{1,63}(?:\\.[\\p{L}\\d-]{1,63}){0,8}\\.\\p{L}{2,24}");

    private PersonalData() {}

    /** Returns the text itself when nothing in it looks like personal data, which most lines are told by one scan. */
    static String mask(String text) {
        String masked = text;
        if (masked.indexOf('@') >= 0) {
            masked = MAIL_ADDRESS.matcher(masked).replaceAll(MASK);
        }
        if (hasEnoughDigits(masked)) {
            masked = NUMBERS.matcher(masked).replaceAll(MASK);
        }
        return masked;
    }

    private static boolean hasEnoughDigits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character >= '0' && character <= '9' && ++digits == FEWEST_DIGITS) {
                return true;
            }
        }
        return false;
    }
}
