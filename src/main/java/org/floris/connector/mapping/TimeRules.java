package org.floris.connector.mapping;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.floris.canonical.AttributeType;
import org.floris.canonical.Links;

/**
 * Points in time and days. The CRMs keep whole seconds and drop the rest of what they are given, so the rest is no part
 * of what a CRM says; they keep a day as its midnight UTC and drop the time of day.
 */
final class TimeRules {
    private TimeRules() {}

    static ValueRule day(Place place, AttributeType type) {
        return type == AttributeType.DATE ? new DateRule(place) : new MidnightRule(place);
    }

    record InstantRule(Place place) implements ValueRule {
        @Override
        public Object toCanonical(Object value, Links links) {
            return place.fromSystem(value, Instant.class).truncatedTo(ChronoUnit.SECONDS);
        }

        @Override
        public Object toSystem(Object value, Links links) {
            Instant instant = place.fromModel(value, Instant.class);
            if (instant.getNano() != 0) {
                throw place.invalid(
                        place.inSystem() + " holds whole seconds. Send " + place.inModel() + " without fractions.");
            }
            return instant;
        }
    }

    /** A day on both sides. */
    record DateRule(Place place) implements ValueRule {
        @Override
        public Object toCanonical(Object value, Links links) {
            return LocalDate.ofInstant(place.fromSystem(value, Instant.class), ZoneOffset.UTC);
        }

        @Override
        public Object toSystem(Object value, Links links) {
            return place.fromModel(value, LocalDate.class)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
        }
    }

    /** A point in time in the model, a day in the system. */
    record MidnightRule(Place place) implements ValueRule {
        @Override
        public Object toCanonical(Object value, Links links) {
            return place.fromSystem(value, Instant.class).truncatedTo(ChronoUnit.DAYS);
        }

        @Override
        public Object toSystem(Object value, Links links) {
            Instant instant = place.fromModel(value, Instant.class);
            if (!instant.equals(instant.truncatedTo(ChronoUnit.DAYS))) {
                throw place.invalid(place.inSystem() + " holds a day only. Send " + place.inModel()
                        + " as that day's midnight UTC.");
            }
            return instant;
        }
    }
}
