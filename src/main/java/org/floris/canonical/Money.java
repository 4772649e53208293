package org.floris.canonical;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * A sum. Two sums that differ only in trailing zeroes are equal.
 *
 * @param currency ISO 4217 code, such as {@code RUB}
 */
public record Money(BigDecimal amount, String currency) {
    public Money {
        amount = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
        Objects.requireNonNull(currency, "currency");
    }
}
