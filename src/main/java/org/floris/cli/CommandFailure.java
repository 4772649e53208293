package org.floris.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** Ends a command with a sentence for people, and with the hub's answer for {@code --json} where there is one. */
public class CommandFailure extends RuntimeException {
    private final int exitCode;
    private final transient JsonNode answer;

    public CommandFailure(int exitCode, String message) {
        this(exitCode, message, MissingNode.getInstance());
    }

    CommandFailure(int exitCode, String message, JsonNode answer) {
        super(message);
        this.exitCode = exitCode;
        this.answer = answer;
    }

    int exitCode() {
        return exitCode;
    }

    JsonNode answer() {
        return answer;
    }
}
