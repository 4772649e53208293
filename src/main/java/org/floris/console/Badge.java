package org.floris.console;

/**
 * A state with its word.
 *
 * @param key the message key of the word
 */
record Badge(State state, String key) {
    public String id() {
        return state.id();
    }
}
