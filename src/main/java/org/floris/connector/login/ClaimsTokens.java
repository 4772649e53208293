package org.floris.connector.login;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.floris.connector.settings.Auth;

/** Asks a WS-Trust 1.3 service ({@code usernamemixed}) for a token with a symmetric proof key. */
final class ClaimsTokens implements TokenSource<ClaimsToken> {
    static final String ISSUE = "http://docs.oasis-open.org/ws-sx/ws-trust/200512/RST/Issue";

    private static final ContentType SOAP12 =
            ContentType.parse("application/soap+xml; charset=utf-8; action=\"" + ISSUE + '"');
    private static final int TIME_TO_READ_IT = 5;

    private final Auth.WsTrust auth;
    private final URI appliesTo;
    private final Http http;

    /** @param appliesTo whom the tokens are for */
    ClaimsTokens(Auth.WsTrust auth, URI appliesTo, Http http) {
        this.auth = auth;
        this.appliesTo = appliesTo;
        this.http = http;
    }

    @Override
    public Issued<ClaimsToken> issue() throws IOException {
        return ask(auth.user(), auth.password());
    }

    @Override
    public Issued<ClaimsToken> issueTo(Credentials caller) throws IOException {
        return ask(caller.user(), caller.password());
    }

    private Issued<ClaimsToken> ask(String user, String password) throws IOException {
        HttpPost request = new HttpPost(auth.tokenService());
        request.setEntity(new ByteArrayEntity(question(user, password).getBytes(StandardCharsets.UTF_8), SOAP12));
        return TokenResponse.read(http.send(request));
    }

    private String question(String user, String password) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\""
                + " xmlns:a=\"http://www.w3.org/2005/08/addressing\"><s:Header>"
                + "<a:Action s:mustUnderstand=\"1\">" + ISSUE + "</a:Action>"
                + "<a:MessageID>urn:uuid:" + UUID.randomUUID() + "</a:MessageID>"
                + "<a:ReplyTo><a:Address>http://www.w3.org/2005/08/addressing/anonymous</a:Address></a:ReplyTo>"
                + "<a:To s:mustUnderstand=\"1\">"
                + XmlTexts.escape(auth.tokenService().toString()) + "</a:To>"
                + "<o:Security s:mustUnderstand=\"1\" xmlns:o=\"" + XmlTexts.WSSE + "\" xmlns:u=\"" + XmlTexts.WSU
                + "\"><u:Timestamp u:Id=\"_0\"><u:Created>" + now + "</u:Created><u:Expires>"
                + now.plus(TIME_TO_READ_IT, ChronoUnit.MINUTES) + "</u:Expires></u:Timestamp>"
                + "<o:UsernameToken u:Id=\"uuid-" + UUID.randomUUID() + "\"><o:Username>"
                + XmlTexts.escape(user) + "</o:Username><o:Password Type=\"" + XmlTexts.PASSWORD_TEXT + "\">"
                + XmlTexts.escape(password) + "</o:Password></o:UsernameToken></o:Security></s:Header><s:Body>"
                + "<trust:RequestSecurityToken xmlns:trust=\"" + XmlTexts.TRUST + "\">"
                + "<wsp:AppliesTo xmlns:wsp=\"http://schemas.xmlsoap.org/ws/2004/09/policy\"><a:EndpointReference>"
                + "<a:Address>" + XmlTexts.escape(appliesTo.toString()) + "</a:Address></a:EndpointReference>"
                + "</wsp:AppliesTo><trust:KeyType>" + XmlTexts.TRUST + "/SymmetricKey</trust:KeyType>"
                + "<trust:RequestType>" + XmlTexts.TRUST + "/Issue</trust:RequestType>"
                + "</trust:RequestSecurityToken></s:Body></s:Envelope>";
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
