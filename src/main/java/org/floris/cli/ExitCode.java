package org.floris.cli;

/** What a command's exit code means; the same for all commands. */
public final class ExitCode {
    public static final int DONE = 0;
    public static final int FAILED = 1;
    public static final int WRONG_USE = 2;
    public static final int REFUSED = 3;

    private ExitCode() {}
}
