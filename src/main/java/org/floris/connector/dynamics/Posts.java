package org.floris.connector.dynamics;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.http.ContentType;
import org.floris.connector.login.Post;

/** Calls of a system's Organization Service, as HTTP has them. */
final class Posts {
    private final Endpoint endpoint;
    private final URI url;
    /** Operations are few: their names come from messages of which the hub knows the operation. */
    private final Map<String, Kind> kinds = new ConcurrentHashMap<>();

    /** What the calls of one operation have in common. */
    private record Kind(ContentType contentType, String action) {}

    Posts(Endpoint endpoint) {
        this.endpoint = endpoint;
        this.url = URI.create(endpoint.url());
    }

    /** @param config of this very call; null for the system's own time-outs */
    Post post(byte[] envelope, String operation, RequestConfig config) {
        Kind kind = kinds.computeIfAbsent(operation, this::kind);
        return new Post(url, kind.contentType(), kind.action(), envelope, config);
    }

    private Kind kind(String operation) {
        String action = OrganizationCodec.actionOf(operation);
        return new Kind(
                ContentType.parseLenient(endpoint.version().contentType(action)),
                endpoint.version() == SoapVersion.SOAP11 ? '"' + action + '"' : null);
    }
}
