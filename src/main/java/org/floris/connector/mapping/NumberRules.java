package org.floris.connector.mapping;

import java.math.BigDecimal;
import org.floris.canonical.Links;
import org.floris.canonical.Money;
import org.floris.connector.Sum;

/** Numbers and sums. Canonical ones have no trailing zeroes; digits that a system cannot hold are an error. */
final class NumberRules {
    private NumberRules() {}

    /** A whole number of 32 bits in the system. */
    record IntegerRule(Place place) implements ValueRule {
        @Override
        public Object toCanonical(Object value, Links links) {
            return place.fromSystem(value, Integer.class).longValue();
        }

        @Override
        public Object toSystem(Object value, Links links) {
            long number = place.fromModel(value, Long.class);
            if (number != (int) number) {
                throw place.invalid(place.inModel() + " is out of the range that " + place.inSystem() + " holds.");
            }
            return (int) number;
        }
    }

    /** A whole number of 64 bits in the system. */
    record BigIntegerRule(Place place) implements ValueRule {
        @Override
        public Object toCanonical(Object value, Links links) {
            return place.fromSystem(value, Long.class);
        }

        @Override
        public Object toSystem(Object value, Links links) {
            return place.fromModel(value, Long.class);
        }
    }

    /** @param precision decimal places that the system holds */
    record DecimalRule(Place place, int precision) implements ValueRule {
        @Override
        public Object toCanonical(Object value, Links links) {
            return stripped(place.fromSystem(value, BigDecimal.class));
        }

        @Override
        public Object toSystem(Object value, Links links) {
            return fitting(place, precision, place.fromModel(value, BigDecimal.class));
        }
    }

    /** A binary floating point number in the system. */
    record DoubleRule(Place place) implements ValueRule {
        @Override
        public Object toCanonical(Object value, Links links) {
            double number = place.fromSystem(value, Double.class);
            if (!Double.isFinite(number)) {
                throw place.invalid(place.inSystem() + " holds no finite number. Correct it there.");
            }
            return stripped(BigDecimal.valueOf(number));
        }

        @Override
        public Object toSystem(Object value, Links links) {
            BigDecimal number = place.fromModel(value, BigDecimal.class);
            double near = number.doubleValue();
            if (!Double.isFinite(near) || BigDecimal.valueOf(near).compareTo(number) != 0) {
                throw tooPrecise(place);
            }
            return near;
        }
    }

    /**
     * @param precision decimal places that the system holds
     * @param asDecimal whether the system holds a plain number instead of a sum
     */
    record MoneyRule(Place place, String currency, int precision, boolean asDecimal) implements ValueRule {
        @Override
        public Object toCanonical(Object value, Links links) {
            BigDecimal amount = asDecimal
                    ? place.fromSystem(value, BigDecimal.class)
                    : place.fromSystem(value, Sum.class).value();
            return new Money(amount, currency);
        }

        @Override
        public Object toSystem(Object value, Links links) {
            Money money = place.fromModel(value, Money.class);
            if (!money.currency().equals(currency)) {
                throw place.invalid(
                        place.inSystem() + " holds sums in " + currency + " only. Convert " + place.inModel() + ".");
            }
            BigDecimal amount = fitting(place, precision, money.amount());
            return asDecimal ? amount : new Sum(amount);
        }
    }

    private static BigDecimal stripped(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }

    private static BigDecimal fitting(Place place, int precision, BigDecimal number) {
        BigDecimal stripped = stripped(number);
        if (stripped.scale() > precision) {
            throw tooPrecise(place);
        }
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static RuntimeException tooPrecise(Place place) {
        return place.invalid(
                place.inModel() + " has more digits than " + place.inSystem() + " holds. Round it before it is sent.");
    }
}
