package org.floris.console;

/**
 * What every page opens with: the state, why, and the next step.
 *
 * @param text already in the reader's language
 * @param next the button; null when there is nothing to do
 */
record Sentence(Badge badge, String text, Next next) {
    /**
     * @param key  the message key of the button's words
     * @param role who may press it, where it does something; null where it only leads to a page
     */
    record Next(String key, String href, String role) {}

    static Sentence of(State state, String text) {
        return new Sentence(new Badge(state, "state." + state.id()), text, null);
    }

    Sentence then(String key, String href) {
        return new Sentence(badge, text, new Next(key, href, null));
    }

    /** A next step that does something at once, for accounts of a role. */
    Sentence thenDo(String key, String action, String role) {
        return new Sentence(badge, text, new Next(key, action, role));
    }
}
