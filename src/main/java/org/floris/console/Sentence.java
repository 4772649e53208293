package org.floris.console;

/**
 * What every page opens with: the state, why, and the next step.
 *
 * @param text already in the reader's language
 * @param next the button; null when there is nothing to do
 */
record Sentence(Badge badge, String text, Next next) {
    /** @param key the message key of the button's words */
    record Next(String key, String href) {}

    static Sentence of(State state, String text) {
        return new Sentence(new Badge(state, "state." + state.id()), text, null);
    }

    Sentence then(String key, String href) {
        return new Sentence(badge, text, new Next(key, href));
    }
}
