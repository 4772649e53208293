package org.floris.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.lang.System.Logger;
import java.util.stream.Stream;
import org.floris.sandbox.crm.CrmFault;

/** Answers where a handler fails: the JDK's server closes the connection then, and nobody learns why. */
public final class Guarded implements HttpHandler {
    private static final Logger LOGGER = System.getLogger(Guarded.class.getName());
    private static final String OURS = "org.floris.";

    private final String system;
    private final HttpHandler handler;
    private final Apology apology;

    /** How a service tells in its own form that it has failed. */
    @FunctionalInterface
    public interface Apology {
        void to(HttpExchange exchange) throws IOException;
    }

    /** @param system whose handler it is, for the log */
    public Guarded(String system, HttpHandler handler, Apology apology) {
        this.system = system;
        this.handler = handler;
        this.apology = apology;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            handler.handle(exchange);
        } catch (RuntimeException | Error failure) {
            String call =
                    exchange.getRequestMethod() + ' ' + exchange.getRequestURI().getPath();
            log("The simulated " + system + " failed in " + call, failure);
            if (exchange.getResponseCode() < 0) {
                apology.to(exchange);
            } else {
                exchange.close();
            }
        }
    }

    /** One line that says what has failed and where; the exception's own text may name people. */
    public static void log(String what, Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String kind = root.getClass().getName();
        String code = root instanceof CrmFault fault ? " 0x%08X".formatted(fault.code()) : "";
        String place = Stream.of(root, failure)
                .flatMap(thrown -> Stream.of(thrown.getStackTrace()))
                .filter(frame -> frame.getClassName().startsWith(OURS))
                .findFirst()
                .map(frame -> " at " + frame)
                .orElse("");
        LOGGER.log(Logger.Level.WARNING, what + ": " + kind + code + place);
    }
}
