package org.floris.sandbox.crm.wire;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The service's description: {@code ?wsdl}, {@code ?wsdl=wsdl0} and {@code ?xsd=xsd0} to {@code xsd4}. */
final class Descriptions {
    private static final Map<String, String> FILES = Map.of(
            "wsdl", "organization.wsdl",
            "wsdl=wsdl0", "services.wsdl",
            "xsd=xsd0", "services.xsd",
            "xsd=xsd1", "contracts.xsd",
            "xsd=xsd2", "serialization.xsd",
            "xsd=xsd3", "arrays.xsd",
            "xsd=xsd4", "generic.xsd");

    /** The document that a request asks for, with its own address in it; null where there is none. */
    byte[] answer(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        // .NET's clients tell their own version too.
        String file = query == null ? null : FILES.get(query.split("&")[0].toLowerCase(java.util.Locale.ROOT));
        if (file == null) {
            return null;
        }
        String path = exchange.getRequestURI().getPath().replaceAll("/web$", "");
        String host = exchange.getRequestHeaders().getFirst("Host");
        String text = read(file).replace("{address}", "http://" + host + path);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String read(String file) throws IOException {
        try (InputStream in = Descriptions.class.getResourceAsStream("/sandbox/wsdl/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
