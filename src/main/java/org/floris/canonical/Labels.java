package org.floris.canonical;

import java.util.Locale;
import java.util.Objects;

/** What people see instead of a name, in both languages of the console. */
public record Labels(String en, String ru) {
    public Labels {
        Objects.requireNonNull(en, "en");
        Objects.requireNonNull(ru, "ru");
    }

    /** The Russian label for a Russian locale, the English one for every other. */
    public String in(Locale locale) {
        return locale.getLanguage().equals("ru") ? ru : en;
    }
}
