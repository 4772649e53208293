package org.floris.console;

import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Numbers, durations and times by language. */
@Component
class Figures {
    private final MessageSource messages;
    private final ZoneId zone;
    private final Clock clock = Clock.systemUTC();

    Figures(MessageSource messages, ConsoleSettings settings) {
        this.messages = messages;
        this.zone = settings.zone();
    }

    public String number(Number value) {
        NumberFormat format = NumberFormat.getInstance(locale());
        format.setMaximumFractionDigits(1);
        return format.format(value);
    }

    /** A setting's value: durations and numbers by language, the rest as it is. */
    public String value(Object value) {
        if (value instanceof Duration duration) {
            return took(duration);
        }
        return value instanceof Number number ? number(number) : String.valueOf(value);
    }

    /** A duration with three digits at most: {@code 8.4 ms}, {@code 3.2 s}, {@code 14 min}. */
    public String took(Duration duration) {
        if (duration == null) {
            return "–";
        }
        double millis = duration.toNanos() / 1e6;
        if (millis < 1000) {
            return withUnit(millis < 10 ? round(millis, 10) : Math.round(millis), "unit.ms");
        }
        double seconds = millis / 1000;
        if (seconds < 120) {
            return withUnit(seconds < 10 ? round(seconds, 10) : Math.round(seconds), "unit.s");
        }
        return seconds < 7200
                ? withUnit(Math.round(seconds / 60), "unit.min")
                : withUnit(round(seconds / 3600, 10), "unit.h");
    }

    public String millis(double millis) {
        return took(Duration.ofNanos((long) (millis * 1e6)));
    }

    /** How long ago, in words. */
    public String ago(Instant at) {
        long seconds = Math.max(0, Duration.between(at, clock.instant()).toSeconds());
        if (seconds < 5) {
            return messages.getMessage("ago.now", null, locale());
        }
        if (seconds < 60) {
            return ago("second", seconds);
        }
        if (seconds < 3600) {
            return ago("minute", seconds / 60);
        }
        return seconds < 86_400 ? ago("hour", seconds / 3600) : ago("day", seconds / 86_400);
    }

    /** How long until then, in seconds. */
    public String in(Instant at) {
        long seconds = Math.max(0, (Duration.between(clock.instant(), at).toMillis() + 999) / 1000);
        return messages.getMessage("in.seconds", new Object[] {number(seconds)}, locale());
    }

    private String ago(String unit, long number) {
        String key = "ago." + unit + "." + Plural.of(number, locale()).suffix();
        return messages.getMessage(key, new Object[] {number(number)}, locale());
    }

    /** Date, time to the millisecond, zone. */
    public String exact(Instant at) {
        return formatted("d MMM yyyy, HH:mm:ss.SSS z", at);
    }

    /** Time of the day to the second. */
    public String clock(Instant at) {
        return formatted("HH:mm:ss", at);
    }

    /** Time of the day to the millisecond. */
    public String preciseClock(Instant at) {
        return formatted("HH:mm:ss.SSS", at);
    }

    public String dayAndTime(Instant at) {
        return formatted("d MMM, HH:mm", at);
    }

    public String day(Instant at) {
        return day(LocalDate.ofInstant(at, zone));
    }

    public String day(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMM yyyy", locale()).format(day);
    }

    ZoneId zone() {
        return zone;
    }

    private String formatted(String pattern, Instant at) {
        return DateTimeFormatter.ofPattern(pattern, locale()).withZone(zone).format(at);
    }

    private String withUnit(Number value, String unit) {
        return number(value) + "\u00a0" + messages.getMessage(unit, null, locale());
    }

    private static double round(double value, int steps) {
        return Math.round(value * steps) / (double) steps;
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
