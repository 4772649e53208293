package org.floris.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Whether two calls ask for the same: where they go, and what their JSON says in whatever order and spacing. */
final class CallHash {
    private final ObjectMapper json;

    CallHash(ObjectMapper json) {
        this.json = json.copy().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    }

    String of(HttpServletRequest request, byte[] body) {
        String head = request.getMethod() + ' ' + request.getRequestURI() + '?' + request.getQueryString() + '\n';
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(head.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(ordered(body)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What is no JSON is compared as it is; whether it may be that is for others to say. */
    private byte[] ordered(byte[] body) {
        try {
            return json.writeValueAsBytes(json.readValue(body, Object.class));
        } catch (IOException other) {
            return body;
        }
    }
}
