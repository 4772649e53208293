package org.floris.sandbox.crm;

/** A text shown to users, in the two languages of the simulated organisations. */
public record Label(String en, String ru) {
    public static final int ENGLISH = 1033;
    public static final int RUSSIAN = 1049;

    public String in(int language) {
        return language == RUSSIAN ? ru : en;
    }
}
