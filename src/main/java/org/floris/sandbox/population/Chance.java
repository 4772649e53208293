package org.floris.sandbox.population;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;

/** The chance of one record: it follows from the seed, the kind of record and its number alone. */
final class Chance {
    private final SplittableRandom random;

    Chance(long seed, String kind, int number) {
        random = new SplittableRandom(Identity.mix(seed ^ Identity.mix(kind.hashCode() * 31L) + number));
    }

    /** From 0 to bound − 1. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    boolean percent(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** An index by weight. */
    int weighted(int... weights) {
        int sum = 0;
        for (int weight : weights) {
            sum += weight;
        }
        int pick = random.nextInt(sum);
        for (int i = 0; i < weights.length; i++) {
            pick -= weights[i];
            if (pick < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }

    String digits(int count) {
        char[] digits = new char[count];
        for (int i = 0; i < count; i++) {
            digits[i] = (char) ('0' + random.nextInt(10));
        }
        return new String(digits);
    }

    LocalDate day(LocalDate first, LocalDate last) {
        return LocalDate.ofEpochDay(random.nextLong(first.toEpochDay(), last.toEpochDay() + 1));
    }

    /** A whole second. */
    Instant moment(LocalDate first, LocalDate last) {
        long from = first.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        long to = last.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        return Instant.ofEpochSecond(random.nextLong(from, to + 1));
    }

    static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
