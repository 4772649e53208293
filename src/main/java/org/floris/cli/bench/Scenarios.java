package org.floris.cli.bench;

import java.util.List;

/** The names of what is measured, and of its rows. */
final class Scenarios {
    static final String AT_RATE = "read 1 KB, constant rate";
    static final String TRANSLATION = "read 10 KB in the other schema";
    static final String USERNAME_TOKEN = "read 1 KB with UsernameToken";
    static final String USAGE = "read 1 KB, in the usage log";
    static final String NO_USAGE = "read 1 KB, not in the usage log";
    static final String WRITE = "married write";
    static final String SESSIONS = "6,000 sessions, 700 of them active";

    /** As {@code --only} names them. */
    static final List<String> ALL =
            List.of("reads", "routing", "translation", "usernametoken", "usage", "write", "sessions");

    private Scenarios() {}

    static String read(int kilobytes) {
        return "read " + kilobytes + " KB";
    }

    static String routing(int kilobytes) {
        return "route by body, " + kilobytes + " KB";
    }
}
