package org.floris.login;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.springboot.PlatformHttpMessage;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.dynamics.EnvelopePeek;
import org.floris.connector.dynamics.SoapVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The way in of the token service. Faults are ADFS's. */
@Component("trustIngress")
class TrustIngress {
    /** Of the token service, below the hub's or a system's address. */
    static final String PATH = "/adfs/services/trust";

    private static final String ISSUE = PATH + "/13/usernamemixed";
    private static final String METADATA = PATH + "/mex";
    private static final Logger log = LoggerFactory.getLogger(TrustIngress.class);

    private final TokenService tokens;
    private final PublicAddress addresses;

    TrustIngress(TokenService tokens, PublicAddress addresses) {
        this.tokens = tokens;
        this.addresses = addresses;
    }

    public void serve(Exchange exchange) {
        HttpServletRequest request = exchange.getIn(PlatformHttpMessage.class).getRequest();
        Optional<String> system = Optional.ofNullable(exchange.getIn().getHeader("system", String.class));
        byte[] envelope = {};
        try {
            boolean post = request.getMethod().equals("POST");
            String path = request.getRequestURI();
            envelope = post ? Wire.read(exchange) : envelope;
            if (path.endsWith(METADATA)) {
                metadata(
                        exchange,
                        addresses.secure(request) + path.substring(0, path.length() - "/mex".length()),
                        envelope);
            } else if (path.toLowerCase(Locale.ROOT).endsWith(ISSUE) && post) {
                send(exchange, 200, tokens.issue(TokenRequest.read(envelope), system, request.getRemoteAddr()));
            } else {
                throw new NotLoggedInException(
                        SecurityFault.REQUEST_UNKNOWN,
                        "Tokens are issued at " + ISSUE + ", to a POST; " + METADATA + " tells the contract.");
            }
        } catch (NotLoggedInException refused) {
            fault(exchange, refused.fault(), refused.getMessage(), envelope);
        } catch (FlorisException known) {
            boolean callers = known.code().range() == ErrorCode.Range.CALLER;
            SecurityFault fault = callers ? SecurityFault.REQUEST_UNKNOWN : SecurityFault.REQUEST_FAILED;
            fault(exchange, fault, known.getMessage(), envelope);
        } catch (RuntimeException unexpected) {
            log.error("The token service broke", unexpected);
            fault(exchange, SecurityFault.REQUEST_FAILED, "The hub could not carry out the call.", envelope);
        }
    }

    private static void metadata(Exchange exchange, String trust, byte[] envelope) {
        if (envelope.length > 0) {
            send(exchange, 200, TrustMetadata.answer(trust, messageId(envelope)));
        } else {
            Wire.send(exchange, 200, SoapVersion.SOAP11.contentType(), TrustMetadata.document(trust));
        }
    }

    private static void fault(Exchange exchange, SecurityFault fault, String reason, byte[] envelope) {
        send(exchange, 500, fault.envelope(SoapVersion.SOAP12, reason, messageId(envelope)));
    }

    private static Optional<String> messageId(byte[] envelope) {
        try {
            return EnvelopePeek.of(envelope).headers().messageId();
        } catch (FlorisException unreadable) {
            return Optional.empty();
        }
    }

    private static void send(Exchange exchange, int status, byte[] envelope) {
        Wire.send(exchange, status, SoapVersion.SOAP12.contentType(), envelope);
    }
}
