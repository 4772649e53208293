package org.floris.cli;

import java.net.BindException;
import org.floris.canonical.FlorisException;
import org.springframework.boot.web.server.PortInUseException;

/** Why the hub did not start, in one sentence. */
final class StartFailures {
    private StartFailures() {}

    static boolean isKnown(Throwable failure) {
        return known(failure) != null;
    }

    static String sentence(Throwable failure) {
        String known = known(failure);
        if (known != null) {
            return known;
        }
        Throwable root = root(failure);
        String what = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return "The hub did not start: " + what.strip().lines().findFirst().orElse("") + " Its log above says more.";
    }

    static String portInUse(int port) {
        return "Port " + port + " is in use. Stop what uses it, or choose another with --port.";
    }

    private static String known(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException taken) {
                return portInUse(taken.getPort());
            }
            if (cause instanceof FlorisException known) {
                return "The hub did not start: " + known.getMessage();
            }
            if (cause instanceof BindException) {
                return "The hub did not start: a port it needs is in use (" + cause.getMessage()
                        + "). Stop what uses it, or choose another with --port.";
            }
        }
        return ours(root(failure));
    }

    /** What the project's own code throws at the start is written for people. */
    private static String ours(Throwable root) {
        StackTraceElement[] trace = root.getStackTrace();
        boolean own = trace.length > 0 && trace[0].getClassName().startsWith("org.floris.");
        return own && root.getMessage() != null ? "The hub did not start: " + root.getMessage() : null;
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
