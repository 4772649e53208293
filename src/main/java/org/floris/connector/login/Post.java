package org.floris.connector.login;

import java.net.URI;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * A call to a system, before anybody has logged in.
 *
 * @param action for the SOAPAction header; null where the content type carries it
 * @param config of this very call; null for the client's own
 */
public record Post(URI url, ContentType contentType, String action, byte[] envelope, RequestConfig config) {
    Post withEnvelope(byte[] other) {
        return new Post(url, contentType, action, other, config);
    }

    HttpPost request() {
        HttpPost request = new HttpPost(url);
        request.setEntity(new ByteArrayEntity(envelope, contentType));
        if (action != null) {
            request.setHeader("SOAPAction", action);
        }
        request.setConfig(config);
        return request;
    }
}
