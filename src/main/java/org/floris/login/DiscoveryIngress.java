package org.floris.login;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.springboot.PlatformHttpMessage;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.Connectors;
import org.floris.connector.dynamics.DialectEndpoint;
import org.floris.connector.dynamics.EnvelopePeek;
import org.floris.connector.dynamics.FaultCode;
import org.floris.connector.dynamics.SoapVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The way in of the Discovery Service: SOAP 1.2, SOAP 1.1 below {@code /web}, and its contract. */
@Component("discoveryIngress")
class DiscoveryIngress {
    private static final String SERVICE = "/XRMServices/2011/Discovery.svc";
    private static final String PLACE = "http://localhost" + SERVICE;
    private static final String POLICY = "CustomBinding_IDiscoveryService_policy";
    private static final Logger log = LoggerFactory.getLogger(DiscoveryIngress.class);

    private final Connectors connectors;
    private final CallerLogin login;
    private final DiscoveryService service;
    private final PublicAddress addresses;
    private final ClaimsPolicy policy;

    DiscoveryIngress(
            Connectors connectors,
            CallerLogin login,
            DiscoveryService service,
            PublicAddress addresses,
            ClaimsPolicy policy) {
        this.connectors = connectors;
        this.login = login;
        this.service = service;
        this.addresses = addresses;
        this.policy = policy;
    }

    public void serve(Exchange exchange) {
        HttpServletRequest request = exchange.getIn(PlatformHttpMessage.class).getRequest();
        String system = exchange.getIn().getHeader("system", String.class);
        SoapVersion version = request.getRequestURI().endsWith("/web") ? SoapVersion.SOAP11 : SoapVersion.SOAP12;
        Optional<String> relatesTo = Optional.empty();
        try {
            requireServed(system);
            if (request.getMethod().equals("GET")) {
                contract(exchange, request, system);
                return;
            }
            byte[] envelope = Wire.read(exchange);
            EnvelopePeek peek = EnvelopePeek.of(envelope);
            relatesTo = peek.headers().messageId();
            login.admit(system, Presented.by(request, peek.headers().security()));
            DiscoveryRequest asked = DiscoveryRequest.read(envelope);
            String content = service.answer(asked, system, addresses.of(request) + "/xrm/" + system);
            send(exchange, 200, version, new DiscoveryAnswer(version, relatesTo).result(asked, content));
        } catch (NotLoggedInException stranger) {
            notLoggedIn(exchange, version, relatesTo, stranger);
        } catch (FlorisException known) {
            boolean callers = known.code().range() == ErrorCode.Range.CALLER;
            send(
                    exchange,
                    500,
                    version,
                    new DiscoveryAnswer(version, relatesTo).fault(codeOf(known.code()), known.getMessage(), callers));
        } catch (RuntimeException unexpected) {
            log.error("The Discovery Service broke", unexpected);
            send(
                    exchange,
                    500,
                    version,
                    new DiscoveryAnswer(version, relatesTo)
                            .fault(FaultCode.UNEXPECTED, "The hub could not carry out the call.", false));
        }
    }

    private void requireServed(String system) {
        if (!connectors.systems().contains(system) || !(connectors.get(system) instanceof DialectEndpoint)) {
            throw new FlorisException(
                    ErrorCode.UNKNOWN_ENTITY,
                    "No system '" + system + "' is served here, but " + connectors.systems() + ".");
        }
    }

    private void contract(Exchange exchange, HttpServletRequest request, String system) {
        String path = "/xrm/" + system + SERVICE;
        String address = addresses.of(request) + path;
        String organization = path.replace("Discovery.svc", "Organization.svc");
        String text = new ServiceContract(contract().replace(PLACE, Xml.escaped(address)), POLICY)
                .answer(
                        Optional.ofNullable(request.getQueryString()).orElse(""),
                        policy.of(request, system, POLICY, organization),
                        address,
                        DiscoveryRequest.NAMESPACE)
                .orElseThrow(() -> new FlorisException(
                        ErrorCode.UNKNOWN_OPERATION, "Ask with ?wsdl for the contract, or POST a SOAP envelope here."));
        send(exchange, 200, SoapVersion.SOAP11, Xml.bytes(text));
    }

    private static String contract() {
        try (InputStream in = DiscoveryIngress.class.getResourceAsStream("/facade/Discovery.svc.wsdl")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void notLoggedIn(
            Exchange exchange, SoapVersion version, Optional<String> relatesTo, NotLoggedInException stranger) {
        if (stranger.fault() == SecurityFault.CHALLENGE) {
            send(
                    exchange,
                    401,
                    version,
                    new DiscoveryAnswer(version, relatesTo).fault(FaultCode.NO_PRIVILEGE, stranger.getMessage(), true));
            exchange.getMessage().setHeader("WWW-Authenticate", "Basic realm=\"Floris\", charset=\"UTF-8\"");
        } else {
            send(exchange, 500, version, stranger.fault().envelope(version, stranger.getMessage(), relatesTo));
        }
    }

    private static int codeOf(ErrorCode code) {
        return switch (code) {
            case RECORD_NOT_FOUND -> FaultCode.NOT_FOUND;
            case UNKNOWN_OPERATION -> FaultCode.UNKNOWN_OPERATION;
            case UNKNOWN_USER, NOT_ALLOWED -> FaultCode.NO_PRIVILEGE;
            case UNKNOWN_ENTITY, INVALID_VALUE, MALFORMED_MESSAGE, MESSAGE_TOO_LARGE -> FaultCode.INVALID_ARGUMENT;
            default -> FaultCode.UNEXPECTED;
        };
    }

    private static void send(Exchange exchange, int status, SoapVersion version, byte[] envelope) {
        Wire.send(exchange, status, version.contentType(), envelope);
    }
}
