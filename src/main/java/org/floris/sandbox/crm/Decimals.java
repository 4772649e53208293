package org.floris.sandbox.crm;

import java.math.BigDecimal;

/** The numbers that the service can hold: 28 digits, never with an exponent that would fill the memory when written out. */
public final class Decimals {
    private static final int LONGEST = 60;

    private Decimals() {}

    /** @throws NumberFormatException for a text that is no number, or one beyond all that the service holds */
    public static BigDecimal read(String text) {
        if (text.length() > LONGEST || text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
            throw new NumberFormatException("not a decimal");
        }
        return new BigDecimal(text);
    }
}
