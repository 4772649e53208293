package org.floris.journal.retention;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.floris.journal.ExchangeIds;

/**
 * The partition of a day of one of the journal's tables.
 *
 * @param table {@code exchange} or {@code exchange_transition}
 */
record DayTable(String table, LocalDate day) {
    static final String EXCHANGES = "exchange";
    static final String TRANSITIONS = "exchange_transition";

    String name() {
        return table + "_" + DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }

    /** Where what is kept of the day is gathered, until it takes the day's place. */
    String draft() {
        return name() + "_kept";
    }

    String strays() {
        return table + "_default";
    }

    String key() {
        return table.equals(EXCHANGES) ? "id" : "exchange_id";
    }

    UUID from() {
        return first(day);
    }

    UUID to() {
        return first(day.plusDays(1));
    }

    static UUID first(LocalDate day) {
        return ExchangeIds.first(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
