package org.floris.cli;

/** What a command's exit code means; the same for all commands. */
final class ExitCode {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int WRONG_USE = 2;
    static final int REFUSED = 3;

    private ExitCode() {}
}
