package org.floris.login;

import java.util.Optional;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.login.Login.Way;

/** The caller has not said who he is, or not in a way that is accepted. */
public class NotLoggedInException extends FlorisException {
    private final SecurityFault fault;
    private final transient Guess guess;

    /** What was found wrong by the hub itself, where it may have been guessed. */
    private record Guess(Way way, String user) {}

    NotLoggedInException(SecurityFault fault, String message) {
        this(fault, message, null);
    }

    private NotLoggedInException(SecurityFault fault, String message, Guess guess) {
        super(ErrorCode.NOT_ALLOWED, message);
        this.fault = fault;
        this.guess = guess;
    }

    static NotLoggedInException guess(SecurityFault fault, String message, Way way, String user) {
        return new NotLoggedInException(fault, message, new Guess(way, user));
    }

    /** In which form he is told so. */
    public SecurityFault fault() {
        return fault;
    }

    Optional<String> guessedUser() {
        return Optional.ofNullable(guess).map(Guess::user);
    }

    /** Only of a guess. */
    Way way() {
        return guess.way();
    }
}
