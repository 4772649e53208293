package org.floris.console;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Sentences in the reader's language.. */
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

    /** The form of {@code key} that goes with {@code number}, which is its first argument. */
    public String count(String key, long number, Object... more) {
        Object[] arguments = new Object[more.length + 1];
        arguments[0] = number;
        System.arraycopy(more, 0, arguments, 1, more.length);
        return say(key + "." + Plural.of(number, locale()).suffix(), arguments);
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
