package org.floris.connector.login;

import java.io.IOException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.floris.canonical.Why;

/** Calls that carry a token. A refused one is replaced once, and the call, which was not carried out, sent once more. */
final class TokenHttp<T> implements SystemHttp {
    private final Http http;
    private final TokenSource<T> source;
    private final TokenKeeper<T> keeper;
    private final Carrying<T> carrying;

    /** How a token goes along, and how its refusal looks. */
    interface Carrying<T> {
        HttpPost request(Post post, T token);

        boolean refuses(Reply reply);
    }

    TokenHttp(Http http, TokenSource<T> source, TokenKeeper<T> keeper, Carrying<T> carrying) {
        this.http = http;
        this.source = source;
        this.keeper = keeper;
        this.carrying = carrying;
    }

    @Override
    public Reply call(Post post) throws IOException {
        T token = keeper.get();
        Reply first = http.send(carrying.request(post, token));
        if (!carrying.refuses(first)) {
            return first;
        }
        keeper.refused(token);
        Reply second = http.send(carrying.request(post, keeper.get()));
        if (carrying.refuses(second)) {
            NoLogInException why = NoLogInException.refused(notTaken(second));
            keeper.useless(why);
            throw why;
        }
        return second;
    }

    @Override
    public Reply callAs(Credentials caller, Post post) throws IOException {
        Reply reply = http.send(carrying.request(post, asked(caller)));
        if (carrying.refuses(reply)) {
            throw NoLogInException.refused(notTaken(reply));
        }
        return reply;
    }

    private T asked(Credentials caller) throws IOException {
        try {
            return source.issueTo(caller).token();
        } catch (NoLogInException known) {
            throw known;
        } catch (IOException broken) {
            throw NoLogInException.notPossible(TokenKeeper.SILENT, broken);
        }
    }

    private static Why notTaken(Reply reply) {
        return Why.of(
                "token-not-taken",
                "it does not take a token that was just issued (HTTP {0}); clocks that differ are a frequent cause",
                reply.status());
    }

    @Override
    public void close() throws IOException {
        http.close();
        source.close();
    }
}
