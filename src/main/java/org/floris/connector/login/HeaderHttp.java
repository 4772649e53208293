package org.floris.connector.login;

import java.io.IOException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.floris.connector.settings.Auth;

/** The same header with every call (HTTP Basic, RFC 7617). */
final class HeaderHttp implements SystemHttp {
    private final Http http;
    private final String authorization;

    HeaderHttp(Http http, Auth.Basic account) {
        this.http = http;
        this.authorization = Credentials.header(account.user(), account.password());
    }

    @Override
    public Reply call(Post post) throws IOException {
        return call(post, authorization);
    }

    @Override
    public Reply callAs(Credentials caller, Post post) throws IOException {
        return call(post, caller.authorization());
    }

    private Reply call(Post post, String header) throws IOException {
        HttpPost request = post.request();
        request.setHeader("Authorization", header);
        return http.send(request);
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
