package org.floris.sandbox.crm.login;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.floris.sandbox.crm.Accounts;
import org.floris.sandbox.crm.Caller;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Tokens of a service like ADFS, at {@code /adfs/services/trust/13/usernamemixed}, and calls that carry them. */
final class ClaimsGate implements Gate {
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final String SOAP12 = "application/soap+xml; charset=utf-8";

    private final Supplier<Accounts> accounts;
    private final TokenService service;
    private final Map<String, Issued> tokens = new ConcurrentHashMap<>();

    private record Issued(Caller account, byte[] proofKey, Instant until) {}

    ClaimsGate(Supplier<Accounts> accounts, TokenService service) {
        this.accounts = accounts;
        this.service = service;
    }

    @Override
    public Caller enter(HttpExchange exchange, byte[] message) throws IOException {
        Document envelope = ClaimsXml.parse(message);
        Issued issued = envelope == null ? null : tokens.get(ClaimsXml.text(envelope, ClaimsXml.ENC, "CipherValue"));
        if (issued == null
                || issued.until().isBefore(Instant.now())
                || !isFresh(envelope)
                || !ClaimsXml.isSigned(envelope, issued.proofKey())) {
            Gate.answer(
                    exchange,
                    500,
                    SOAP12,
                    fault("a:InvalidSecurity", "An error occurred when verifying security for the message."));
            return null;
        }
        return issued.account();
    }

    @Override
    public void forget() {
        tokens.clear();
    }

    @Override
    public Optional<Service> service() {
        return Optional.of(new Service(
                "/adfs/services/trust/13/usernamemixed",
                this::issue,
                exchange -> Gate.answer(
                        exchange, 500, SOAP12, fault("wst:RequestFailed", "ID3035: the request has failed."))));
    }

    private void issue(HttpExchange exchange) throws IOException {
        if (service.isAway()) {
            exchange.close();
            return;
        }
        Document request = ClaimsXml.parse(exchange.getRequestBody().readNBytes(1024 * 1024));
        if (request == null || !isFresh(request)) {
            Gate.answer(exchange, 500, SOAP12, fault("a:InvalidSecurity", "The time stamp is not accepted."));
            return;
        }
        Caller account = accounts.get()
                .logIn(
                        ClaimsXml.text(request, ClaimsXml.WSSE, "Username"),
                        ClaimsXml.text(request, ClaimsXml.WSSE, "Password"));
        boolean wanted = ClaimsXml.text(request, ClaimsXml.TRUST, "KeyType").endsWith("/SymmetricKey")
                && !ClaimsXml.text(request, ClaimsXml.ADDRESSING, "Address").isEmpty();
        if (account == null || !wanted) {
            Gate.answer(exchange, 500, SOAP12, fault("wst:FailedAuthentication", "ID3242: no such user."));
            return;
        }
        byte[] proofKey = new byte[32];
        new SecureRandom().nextBytes(proofKey);
        String cipher =
                Base64.getEncoder().encodeToString(UUID.randomUUID().toString().getBytes("UTF-8"));
        Instant until = Instant.now().plus(service.issue()).truncatedTo(ChronoUnit.MILLIS);
        tokens.put(cipher, new Issued(account, proofKey, until));
        Gate.answer(exchange, 200, SOAP12, response(cipher, Base64.getEncoder().encodeToString(proofKey), until));
    }

    private static boolean isFresh(Document message) {
        Element stamp = ClaimsXml.element(message, ClaimsXml.WSU, "Timestamp");
        if (stamp == null) {
            return false;
        }
        try {
            Instant now = Instant.now();
            Instant created = Instant.parse(ClaimsXml.text(stamp, ClaimsXml.WSU, "Created"));
            Instant expires = Instant.parse(ClaimsXml.text(stamp, ClaimsXml.WSU, "Expires"));
            return created.minus(CLOCKS_DIFFER).isBefore(now)
                    && expires.plus(CLOCKS_DIFFER).isAfter(now);
        } catch (DateTimeException unreadable) {
            return false;
        }
    }

    private static String response(String cipher, String secret, Instant until) {
        String key = "<o:SecurityTokenReference xmlns:o='" + ClaimsXml.WSSE + "'><o:KeyIdentifier ValueType='"
                + "http://docs.oasis-open.org/wss/oasis-wss-saml-token-profile-1.0#SAMLAssertionID'>_"
                + UUID.randomUUID() + "</o:KeyIdentifier></o:SecurityTokenReference>";
        return "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Body>"
                + "<trust:RequestSecurityTokenResponseCollection xmlns:trust='" + ClaimsXml.TRUST + "'>"
                + "<trust:RequestSecurityTokenResponse><trust:Lifetime><wsu:Created xmlns:wsu='" + ClaimsXml.WSU + "'>"
                + Instant.now().truncatedTo(ChronoUnit.MILLIS) + "</wsu:Created><wsu:Expires xmlns:wsu='"
                + ClaimsXml.WSU + "'>" + until + "</wsu:Expires></trust:Lifetime><trust:RequestedSecurityToken>"
                + "<xenc:EncryptedData Type='http://www.w3.org/2001/04/xmlenc#Element' xmlns:xenc='" + ClaimsXml.ENC
                + "'><xenc:EncryptionMethod Algorithm='http://www.w3.org/2001/04/xmlenc#aes256-cbc'/>"
                + "<xenc:CipherData>\n<xenc:CipherValue>" + cipher + "</xenc:CipherValue></xenc:CipherData>"
                + "</xenc:EncryptedData></trust:RequestedSecurityToken><trust:RequestedProofToken>"
                + "<trust:BinarySecret>" + secret + "</trust:BinarySecret></trust:RequestedProofToken>"
                + "<trust:RequestedAttachedReference>" + key + "</trust:RequestedAttachedReference>"
                + "<trust:KeyType>" + ClaimsXml.TRUST + "/SymmetricKey</trust:KeyType>"
                + "</trust:RequestSecurityTokenResponse></trust:RequestSecurityTokenResponseCollection>"
                + "</s:Body></s:Envelope>";
    }

    private static String fault(String code, String reason) {
        return "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Body><s:Fault><s:Code>"
                + "<s:Value>s:Sender</s:Value><s:Subcode><s:Value xmlns:a='" + ClaimsXml.WSSE + "' xmlns:wst='"
                + ClaimsXml.TRUST + "'>" + code + "</s:Value></s:Subcode></s:Code><s:Reason>"
                + "<s:Text xml:lang='en-US'>" + reason + "</s:Text></s:Reason></s:Fault></s:Body></s:Envelope>";
    }
}
