package org.floris.sandbox.crm.wire;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.floris.sandbox.crm.Attribute;
import org.floris.sandbox.crm.Caller;
import org.floris.sandbox.crm.Database;
import org.floris.sandbox.crm.Label;
import org.floris.sandbox.crm.Option;
import org.floris.sandbox.crm.Reference;

/** The texts that FormattedValues holds, in the caller's language and time zone. */
final class Formatting {
    private static final DateTimeFormatter RUSSIAN_DATE = DateTimeFormatter.ofPattern("dd.MM.yyyy");
    private static final DateTimeFormatter RUSSIAN_TIME = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm");
    private static final DateTimeFormatter ENGLISH_DATE = DateTimeFormatter.ofPattern("M/d/yyyy", Locale.US);
    private static final DateTimeFormatter ENGLISH_TIME = DateTimeFormatter.ofPattern("M/d/yyyy h:mm a", Locale.US);

    private final Database database;
    private final int language;
    private final ZoneId zone;

    Formatting(Database database, Caller caller) {
        this.database = database;
        this.language = caller.language();
        this.zone = caller.zone();
    }

    /** The text of a value, or null where the protocol gives none. */
    String format(Attribute attribute, Object value) {
        return switch (attribute.type()) {
            case Picklist, State, Status -> option(attribute, (Integer) value);
            case Boolean -> option(attribute, (Boolean) value ? 1 : 0);
            case DateTime -> date(attribute, (Instant) value);
            case Money -> money((BigDecimal) value);
            case Decimal, Double, Integer, BigInt -> number(attribute, (Number) value);
            case Lookup, Customer, Owner -> database.nameOf((Reference) value);
            case String, Memo, Uniqueidentifier, PartyList -> null;
        };
    }

    private String option(Attribute attribute, int value) {
        Option option = attribute.options().get(value);
        return option == null ? null : option.label().in(language);
    }

    private String date(Attribute attribute, Instant value) {
        boolean russian = language == Label.RUSSIAN;
        if (attribute.dateOnly()) {
            return (russian ? RUSSIAN_DATE : ENGLISH_DATE).format(value.atOffset(ZoneOffset.UTC));
        }
        return (russian ? RUSSIAN_TIME : ENGLISH_TIME).format(value.atZone(zone));
    }

    private String money(BigDecimal value) {
        String digits = grouped(value.setScale(2, RoundingMode.HALF_UP), 2);
        return language == Label.RUSSIAN ? digits + " ₽" : "₽" + digits;
    }

    private String number(Attribute attribute, Number value) {
        return grouped(new BigDecimal(value.toString()), attribute.precision());
    }

    private String grouped(BigDecimal value, int digits) {
        DecimalFormat format = new DecimalFormat("#,##0", new DecimalFormatSymbols(Locale.US));
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        String english = format.format(value);
        return language == Label.RUSSIAN ? english.replace(',', '\u00A0').replace('.', ',') : english;
    }
}
