package org.floris.sandbox.crm;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.function.ToIntFunction;

/** The parts of a date that FetchXML groups by, in UTC as dates are everywhere here. */
public enum DateGroup {
    DAY(OffsetDateTime::getDayOfMonth),
    WEEK(date -> date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)),
    MONTH(OffsetDateTime::getMonthValue),
    QUARTER(date -> date.get(IsoFields.QUARTER_OF_YEAR)),
    YEAR(OffsetDateTime::getYear);

    private final ToIntFunction<OffsetDateTime> part;

    DateGroup(ToIntFunction<OffsetDateTime> part) {
        this.part = part;
    }

    int of(Instant date) {
        return part.applyAsInt(date.atOffset(ZoneOffset.UTC));
    }
}
