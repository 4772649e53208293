package org.floris.bridge.reads;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.floris.connector.Option;
import org.floris.connector.Reference;
import org.floris.connector.Sum;
import org.floris.connector.dynamics.DateTimeValue;
import org.floris.connector.dynamics.RawValue;

/** Values of conditions: typed in QueryExpression, texts in FetchXML. */
final class Values {
    /** No record has it. */
    static final UUID NOBODY = new UUID(0, 0);

    private static final Pattern GUID =
            Pattern.compile("\\{?([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\\}?");
    private static final Pattern ITEM = Pattern.compile("<(?:[\\w.-]+:)?\\w[^>]*(?<!/)>([^<]*)</");

    private Values() {}

    /** Conditions compare plain values; an array that was given as one value is all of its items. */
    static List<Object> plain(List<Object> values) {
        List<Object> plain = new ArrayList<>();
        for (Object value : values) {
            if (value instanceof RawValue raw
                    && raw.typeName() != null
                    && raw.typeName().startsWith("ArrayOf")) {
                Matcher item = ITEM.matcher(raw.xml());
                while (item.find()) {
                    plain.add(unescaped(item.group(1)));
                }
            } else {
                plain.add(plain(value));
            }
        }
        return plain;
    }

    private static Object plain(Object value) {
        if (value instanceof Option option) {
            return option.value();
        }
        if (value instanceof Sum sum) {
            return sum.value();
        }
        return value instanceof Reference reference ? UUID.fromString(reference.id()) : value;
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
    }

    /** The guid, in lower case, that the value is or spells, with or without braces. */
    static Optional<String> guid(Object value) {
        Matcher guid = GUID.matcher(value.toString().trim());
        return guid.matches() ? Optional.of(guid.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    /** In the form that the value had: a text where it was one. */
    static Object like(Object value, UUID id) {
        return value instanceof String ? id.toString() : id;
    }

    /** The moment that the value is or spells; a time without a zone is UTC, as the dialect has it. */
    static Optional<Instant> moment(Object value) {
        if (value instanceof Instant instant) {
            return Optional.of(instant);
        }
        if (value instanceof DateTimeValue dateTime) {
            return Optional.of(dateTime.instant());
        }
        String text = value.toString().trim().replace(' ', 'T');
        try {
            if (text.length() == 10) {
                return Optional.of(
                        LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
            }
            boolean zoned = text.endsWith("Z") || text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10;
            return Optional.of(
                    zoned
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException otherwiseWritten) {
            return Optional.empty();
        }
    }

    /** The value of an option, or of a two-option attribute, in the type of {@code example}; empty for another text. */
    static Optional<Object> choice(Object value, Object example) {
        String text = value.toString().trim().toLowerCase(Locale.ROOT);
        boolean yes = text.equals("1") || text.equals("true");
        boolean no = text.equals("0") || text.equals("false");
        if (example instanceof Boolean) {
            return yes || no ? Optional.of(yes) : Optional.empty();
        }
        if (text.equals("true") || text.equals("false")) {
            return Optional.of(yes ? 1 : 0);
        }
        try {
            return Optional.of(Integer.valueOf(text));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    /** As FetchXML spells it. */
    static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    /** A text as a pattern of {@code like} that matches itself alone. */
    static String literal(String text) {
        return text.replaceAll("([\\[%_])", "[$1]");
    }
}
