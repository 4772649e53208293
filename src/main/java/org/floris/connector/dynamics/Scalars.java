package org.floris.connector.dynamics;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.floris.canonical.ErrorCode;

/** The simple types between text and value; the texts are those of XML Schema. */
final class Scalars {
    private static final Pattern DATE_TIME =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?)?(Z|[+-]\\d{2}:\\d{2})?");
    private static final String UTC_SECOND = "0000-00-00T00:00:00Z";
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d{1,60}(\\.\\d{0,60})?|\\.\\d{1,60})");
    /** .NET keeps seven places of a second. */
    private static final DateTimeFormatter LOCAL = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 7, true)
            .toFormatter(Locale.ROOT);

    private Scalars() {}

    static UUID guid(XmlCursor cursor) {
        String element = cursor.local();
        String text = bareGuid(cursor.text().trim());
        try {
            UUID id = UUID.fromString(text);
            // The JDK also reads shorter groups, which are no guid.
            if (id.toString().equalsIgnoreCase(text)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw cursor.error(
                ErrorCode.INVALID_VALUE, element, "is not a guid such as 7bf2e032-ad92-e311-9752-6c3be5a87df0");
    }

    /** Of a guid as .NET reads it: in braces, as form scripts get ids and hand them on, or round brackets, or with no dashes. */
    static String bareGuid(String text) {
        int last = text.length() - 1;
        boolean wrapped = last == 37
                && (text.charAt(0) == '{' && text.charAt(last) == '}'
                        || text.charAt(0) == '(' && text.charAt(last) == ')');
        if (wrapped) {
            return text.substring(1, last);
        }
        return last == 31
                ? String.join(
                        "-",
                        text.substring(0, 8),
                        text.substring(8, 12),
                        text.substring(12, 16),
                        text.substring(16, 20),
                        text.substring(20))
                : text;
    }

    static int integer(XmlCursor cursor) {
        String element = cursor.local();
        try {
            return Integer.parseInt(cursor.text().trim());
        } catch (NumberFormatException e) {
            throw cursor.error(ErrorCode.INVALID_VALUE, element, "is not a whole number of 32 bits");
        }
    }

    static long longInteger(XmlCursor cursor) {
        String element = cursor.local();
        try {
            return Long.parseLong(cursor.text().trim());
        } catch (NumberFormatException e) {
            throw cursor.error(ErrorCode.INVALID_VALUE, element, "is not a whole number of 64 bits");
        }
    }

    static BigDecimal decimal(XmlCursor cursor) {
        String element = cursor.local();
        String text = cursor.text().trim();
        if (!DECIMAL.matcher(text).matches()) {
            throw cursor.error(ErrorCode.INVALID_VALUE, element, "is not a decimal number such as 150000.5");
        }
        return new BigDecimal(text);
    }

    static double doubleNumber(XmlCursor cursor) {
        String element = cursor.local();
        String text = cursor.text().trim();
        try {
            return switch (text) {
                case "INF" -> Double.POSITIVE_INFINITY;
                case "-INF" -> Double.NEGATIVE_INFINITY;
                case "NaN" -> Double.NaN;
                default -> {
                    if (text.isEmpty() || !Character.isDigit(text.charAt(text.length() - 1)) && !text.endsWith(".")) {
                        throw new NumberFormatException();
                    }
                    yield Double.parseDouble(text);
                }
            };
        } catch (NumberFormatException e) {
            throw cursor.error(ErrorCode.INVALID_VALUE, element, "is not a number such as 0.25");
        }
    }

    static String text(double number) {
        return Double.isInfinite(number) ? (number > 0 ? "INF" : "-INF") : Double.toString(number);
    }

    static boolean bool(XmlCursor cursor) {
        String element = cursor.local();
        return switch (cursor.text().trim()) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw cursor.error(ErrorCode.INVALID_VALUE, element, "is neither true nor false");
        };
    }

    /** An Instant for a time in Z, else a {@link DateTimeValue}. A day alone is its midnight, as .NET reads it. */
    static Object dateTime(XmlCursor cursor) {
        String element = cursor.local();
        String text = cursor.text().trim();
        try {
            if (isUtcSecond(text)) {
                return utcSecond(text);
            }
            Matcher parts = DATE_TIME.matcher(text);
            if (parts.matches()) {
                LocalDateTime local = LocalDateTime.parse(
                        parts.group(1) + Optional.ofNullable(parts.group(2)).orElse("T00:00:00"));
                String zone = parts.group(3);
                if ("Z".equals(zone)) {
                    return local.toInstant(ZoneOffset.UTC);
                }
                return new DateTimeValue(local, Optional.ofNullable(zone).map(ZoneOffset::of));
            }
        } catch (DateTimeException e) {
            throw cursor.error(ErrorCode.INVALID_VALUE, element, "is not a moment that exists");
        }
        throw cursor.error(ErrorCode.INVALID_VALUE, element, "is not a dateTime such as 2014-03-04T14:59:23Z");
    }

    /** As nearly all are written; the general way takes several times as long. */
    private static boolean isUtcSecond(String text) {
        if (text.length() != UTC_SECOND.length()) {
            return false;
        }
        for (int at = 0; at < UTC_SECOND.length(); at++) {
            char wanted = UTC_SECOND.charAt(at);
            char given = text.charAt(at);
            if (wanted == '0' ? given < '0' || given > '9' : given != wanted) {
                return false;
            }
        }
        return true;
    }

    private static Instant utcSecond(String text) {
        return LocalDateTime.of(
                        Integer.parseInt(text, 0, 4, 10),
                        Integer.parseInt(text, 5, 7, 10),
                        Integer.parseInt(text, 8, 10, 10),
                        Integer.parseInt(text, 11, 13, 10),
                        Integer.parseInt(text, 14, 16, 10),
                        Integer.parseInt(text, 17, 19, 10))
                .toInstant(ZoneOffset.UTC);
    }

    static String text(Instant instant) {
        return text(LocalDateTime.ofInstant(instant, ZoneOffset.UTC)) + "Z";
    }

    static String text(DateTimeValue value) {
        String offset = value.offset()
                .map(zone -> zone.equals(ZoneOffset.UTC) ? "+00:00" : zone.getId())
                .orElse("");
        return text(value.local()) + offset;
    }

    /** Without a fraction the JDK's own text is the same and costs less, but leaves out seconds that are zero. */
    private static String text(LocalDateTime local) {
        if (local.getNano() != 0) {
            return LOCAL.format(local);
        }
        return local.getSecond() == 0 ? local + ":00" : local.toString();
    }
}
