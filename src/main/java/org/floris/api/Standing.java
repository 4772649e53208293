package org.floris.api;

import java.util.List;

/**
 * How something is: said in the same words by REST, launcher and console.
 *
 * @param state     {@code fine}, {@code waiting}, {@code attention}, {@code wrong} or {@code off}
 * @param reason    one sentence
 * @param nextSteps what to do, as sentences
 */
public record Standing(String state, String reason, List<String> nextSteps) {
    public Standing {
        nextSteps = List.copyOf(nextSteps);
    }

    static Standing fine(String reason) {
        return new Standing("fine", reason, List.of());
    }

    int weight() {
        return List.of("off", "fine", "waiting", "attention", "wrong").indexOf(state);
    }
}
