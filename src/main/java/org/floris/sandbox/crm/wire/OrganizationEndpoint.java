package org.floris.sandbox.crm.wire;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import org.floris.sandbox.FaultInjection;
import org.floris.sandbox.crm.Caller;
import org.floris.sandbox.crm.CrmFault;
import org.floris.sandbox.crm.login.Gate;

/** The organisation service over HTTP: both bindings, the descriptions, and the faults that are injected. */
public final class OrganizationEndpoint implements HttpHandler {
    static final String FAILED = "An unexpected error occurred.";

    private static final int LARGEST_MESSAGE = 20 * 1024 * 1024;

    private static final int MOST_DRAINED = 64 * 1024 * 1024;
    private static final long LONGEST_DRAIN_NANOS = 500_000_000L;

    private final Supplier<Backend> backend;
    private final Gate gate;
    private final FaultInjection injection;
    private final CallCounts counts;
    private final Descriptions descriptions;

    /** @param backend waits until the data are there */
    public OrganizationEndpoint(Supplier<Backend> backend, Gate gate, FaultInjection injection, CallCounts counts) {
        this.backend = backend;
        this.gate = gate;
        this.injection = injection;
        this.counts = counts;
        this.descriptions = new Descriptions();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (injection.down()) {
            exchange.close();
            return;
        }
        String path = exchange.getRequestURI().getPath();
        if (!path.endsWith("/Organization.svc") && !path.endsWith("/Organization.svc/web")) {
            plain(exchange, 404, "There is no service at this address.");
            return;
        }
        switch (exchange.getRequestMethod()) {
            case "GET" -> describe(exchange);
            case "POST" -> call(exchange, version(path));
            default -> plain(exchange, 405, "GET or POST is expected.");
        }
    }

    private void describe(HttpExchange exchange) throws IOException {
        byte[] description = descriptions.answer(exchange);
        if (description == null) {
            plain(exchange, 404, "Ask for ?wsdl, ?wsdl=wsdl0 or ?xsd=xsd0.");
        } else {
            send(exchange, new Answer(200, "text/xml; charset=utf-8", description));
        }
    }

    private void call(HttpExchange exchange, SoapVersion version) throws IOException {
        Backend ready = backend.get();
        byte[] message;
        try {
            message = Packing.body(exchange).readNBytes(LARGEST_MESSAGE + 1);
        } catch (java.util.zip.ZipException | java.io.EOFException broken) {
            plain(exchange, 400, "The body is not what its Content-Encoding says.");
            return;
        }
        Caller account = gate.enter(exchange, message);
        if (account == null) {
            return;
        }
        Headers headers = exchange.getRequestHeaders();
        String type = headers.getFirst("Content-Type");
        if (type == null || !type.toLowerCase(java.util.Locale.ROOT).startsWith(version.contentType)) {
            plain(exchange, 415, "The content type " + version.contentType + " is expected.");
            return;
        }
        if (message.length > LARGEST_MESSAGE) {
            drain(exchange.getRequestBody());
            fault(exchange, version, null, "The message is larger than " + LARGEST_MESSAGE + " bytes.");
            return;
        }
        String action = headers.getFirst("SOAPAction");
        String bare = action == null ? null : action.strip().replace("\"", "");
        new Exchange(ready, injection, counts, version, account)
                .run(message, bare)
                .to(exchange);
    }

    /** Tells that the service has failed: a caller of an operation by a fault, others by a line. */
    public static void apologise(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("POST")) {
            fault(exchange, version(path), CrmFault.UNEXPECTED, FAILED);
        } else {
            plain(exchange, 500, FAILED);
        }
    }

    private static SoapVersion version(String path) {
        return path.endsWith("/web") ? SoapVersion.SOAP11 : SoapVersion.SOAP12;
    }

    /** @param code null: a fault of the message itself */
    private static void fault(HttpExchange exchange, SoapVersion version, Integer code, String text)
            throws IOException {
        XmlOut out = new XmlOut();
        Envelopes.open(out, version, "http://www.w3.org/2005/08/addressing/fault", null);
        Envelopes.fault(out, version, code, text);
        Envelopes.close(out);
        send(exchange, Answer.soap(version, 500, out));
    }

    /** A caller who still sends does not look for the answer: a connection that is closed before is all that he sees. */
    private static void drain(InputStream body) throws IOException {
        byte[] dropped = new byte[64 * 1024];
        long until = System.nanoTime() + LONGEST_DRAIN_NANOS;
        int drained = 0;
        for (int read = 0; read >= 0 && drained < MOST_DRAINED && System.nanoTime() < until; drained += read) {
            read = body.read(dropped);
        }
    }

    private static void plain(HttpExchange exchange, int status, String text) throws IOException {
        send(exchange, new Answer(status, "text/plain; charset=utf-8", text.getBytes("UTF-8")));
    }

    static void send(HttpExchange exchange, Answer answer) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            byte[] body = Packing.answer(exchange, answer.body());
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
