package org.floris.console;

import java.util.Locale;
import org.floris.canonical.Operation;
import org.floris.canonical.Why;
import org.floris.journal.ExchangeSummary;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Sentences in the reader's language. */
@Component
class Words {
    private final MessageSource messages;
    private final Figures figures;

    Words(MessageSource messages, Figures figures) {
        this.messages = messages;
        this.figures = figures;
    }

    /** The message with its arguments; numbers by language. */
    public String say(String key, Object... arguments) {
        Object[] shown = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            shown[i] = arguments[i] instanceof Number number ? figures.number(number) : arguments[i];
        }
        return messages.getMessage(key, shown, locale());
    }

    /** The message, or {@code otherwise} where there is none: for names that come from the settings. */
    public String sayOr(String key, String otherwise) {
        return messages.getMessage(key, null, otherwise, locale());
    }

    /** What a write asked for; of one that passed through, in its own words. */
    public String asked(ExchangeSummary exchange) {
        if (exchange.passedThrough()) {
            return say("exchange.passed", exchange.operationLabel());
        }
        return exchange.operation() == Operation.EXECUTE
                ? exchange.operationLabel()
                : sayOr("operation." + exchange.operation().name().toLowerCase(Locale.ROOT), exchange.operationLabel())
                        + " · " + exchange.entity();
    }

    /** The form of {@code key} that goes with {@code number}, which is its first argument. */
    public String count(String key, long number, Object... more) {
        Object[] arguments = new Object[more.length + 1];
        arguments[0] = number;
        System.arraycopy(more, 0, arguments, 1, more.length);
        return say(key + "." + Plural.of(number, locale()).suffix(), arguments);
    }

    /** A reason in the reader's language; in English where nobody has translated it, which is how it arises. */
    public String tell(Why why) {
        String key = "why." + why.code();
        if (why.code().isEmpty() || locale().getLanguage().equals(Locale.ENGLISH.getLanguage())) {
            return why.sentence();
        }
        if (!why.arguments().isEmpty() && why.arguments().get(0) instanceof Long number) {
            key = messages.getMessage(key + ".many", null, null, locale()) == null
                    ? key
                    : key + "." + Plural.of(number, locale()).suffix();
        }
        Object[] arguments = why.arguments().stream().map(this::argument).toArray();
        return messages.getMessage(key, arguments, why.sentence(), locale());
    }

    private Object argument(Object argument) {
        if (argument instanceof Why because) {
            return tell(because);
        }
        return argument instanceof Long number ? figures.number(number) : argument;
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
