package org.floris.connector.login;

import org.apache.hc.client5.http.classic.methods.HttpPost;

/** RFC 6750: the token in a header. */
final class BearerLogin implements TokenHttp.Carrying<String> {
    @Override
    public HttpPost request(Post post, String token) {
        HttpPost request = post.request();
        request.setHeader("Authorization", "Bearer " + token);
        return request;
    }

    @Override
    public boolean refuses(Reply reply) {
        return reply.status() == 401;
    }
}
