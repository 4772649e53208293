package org.floris.bridge;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.floris.canonical.FlorisException;
import org.floris.connector.dynamics.DialectEndpoint;
import org.floris.connector.dynamics.EnvelopeHeaders;
import org.floris.connector.dynamics.EnvelopePeek;
import org.floris.connector.dynamics.OrganizationAnswer;
import org.floris.connector.dynamics.OrganizationCodec;
import org.floris.connector.dynamics.References;
import org.floris.connector.dynamics.SoapVersion;
import org.floris.login.AnswerTimestamp;
import org.floris.login.NotLoggedInException;
import org.floris.login.SecurityFault;
import org.floris.store.Homes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** The way out of the Organization Service: answers and faults in the envelope that the caller used. */
@Component("organizationAnswers")
class OrganizationAnswers {
    private static final Logger log = LoggerFactory.getLogger(OrganizationAnswers.class);

    private final OrganizationCodec codec = new OrganizationCodec();
    private final Homes homes;
    private final CallersWords words;

    OrganizationAnswers(Homes homes, CallersWords words) {
        this.homes = homes;
        this.words = words;
    }

    /** Answers a write. */
    public void reply(Exchange exchange) {
        WriteReply reply = exchange.getMessage().getBody(WriteReply.class);
        OrganizationCall call = exchange.getProperty(OrganizationIngress.CALL, OrganizationCall.class);
        MDC.remove("exchangeId");
        if (reply.words().isPresent()) {
            DialectEndpoint.Answer told = PassThrough.told(call, reply.words().get());
            send(exchange, told.envelope(), call.version(), told.status(), reply.exchangeId());
            return;
        }
        if (!reply.done()) {
            send(exchange, refused(reply, call), reply.exchangeId());
            return;
        }
        OrganizationAnswer answer = answer(call.peek(), reply);
        send(exchange, answer, reply.exchangeId());
    }

    /** Home's own no in the caller's words; whose it is matters only where a system has refused. */
    private OrganizationAnswer.Faulted refused(WriteReply reply, OrganizationCall call) {
        Supplier<String> home = () -> homes.homeOf(call.user().id()).system();
        OrganizationAnswer.Faulted fault = DialectFaults.of(reply, home);
        return reply.refusal()
                .filter(refusal -> refusal.system().equals(home.get()))
                .map(refusal -> words.of(fault, call, refusal.system()))
                .orElse(fault);
    }

    /** Answers a read that was translated. */
    public void answer(Exchange exchange) {
        send(exchange, exchange.getMessage().getBody(OrganizationAnswer.class), null);
    }

    /** Answers a read that passed through. */
    public void pass(Exchange exchange) {
        DialectEndpoint.Answer answer = exchange.getMessage().getBody(DialectEndpoint.Answer.class);
        SoapVersion version = exchange.getProperty(OrganizationIngress.VERSION, SoapVersion.class);
        send(exchange, answer.envelope(), version, answer.status(), null);
    }

    /** What broke a read outside the routes, in the caller's dialect and with nothing internal in it. */
    DialectEndpoint.Answer broken(RuntimeException failure, OrganizationCall read) {
        return written(faultOf(failure), read);
    }

    /** The answer of a read outside the routes. */
    DialectEndpoint.Answer written(OrganizationAnswer answer, OrganizationCall read) {
        boolean fault = answer instanceof OrganizationAnswer.Faulted;
        byte[] envelope =
                codec.writeAnswer(answer, read.peek().operation(), headers(read.peek(), fault), read.version());
        return new DialectEndpoint.Answer(fault ? 500 : 200, envelope);
    }

    /** What could not be read as a call at all. */
    DialectEndpoint.Answer unreadable(RuntimeException failure, SoapVersion version) {
        return new DialectEndpoint.Answer(
                500,
                codec.writeAnswer(
                        faultOf(failure),
                        "Execute",
                        EnvelopeHeaders.NONE.withAction(action("Execute", true)),
                        version));
    }

    /** Whatever broke on the way, in the caller's dialect and with nothing internal in it. */
    public void fault(Exchange exchange) {
        Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        MDC.remove("exchangeId");
        if (failure instanceof NotLoggedInException stranger) {
            notLoggedIn(exchange, stranger);
        } else {
            send(exchange, faultOf(failure), null);
        }
    }

    private void notLoggedIn(Exchange exchange, NotLoggedInException stranger) {
        if (stranger.fault() == SecurityFault.CHALLENGE) {
            send(exchange, faultOf(stranger), null);
            exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 401);
            exchange.getMessage().setHeader("WWW-Authenticate", "Basic realm=\"Floris\", charset=\"UTF-8\"");
            return;
        }
        SoapVersion version = exchange.getProperty(OrganizationIngress.VERSION, SoapVersion.class);
        byte[] envelope = stranger.fault()
                .envelope(
                        version,
                        stranger.getMessage(),
                        Optional.ofNullable(exchange.getProperty(OrganizationIngress.MESSAGE_ID, String.class)));
        send(exchange, envelope, version, 500, null);
    }

    private static OrganizationAnswer answer(EnvelopePeek peek, WriteReply reply) {
        String name = peek.requestName().orElse(peek.operation());
        OrganizationAnswer answer =
                switch (name) {
                    case "Create" -> new OrganizationAnswer.Created(UUID.fromString(reply.recordId()));
                    case "Update" -> new OrganizationAnswer.Updated();
                    case "Delete" -> new OrganizationAnswer.Deleted();
                    case "Associate" -> new OrganizationAnswer.Associated();
                    case "Disassociate" -> new OrganizationAnswer.Disassociated();
                    // Without new records alone it is a married write.
                    case "QualifyLead" -> References.qualified(java.util.List.of());
                    default -> OrganizationAnswer.Executed.of(name, java.util.Map.of());
                };
        return peek.requestName().isPresent() ? answer.executed() : answer;
    }

    private void send(Exchange exchange, OrganizationAnswer answer, UUID exchangeId) {
        SoapVersion version = exchange.getProperty(OrganizationIngress.VERSION, SoapVersion.SOAP11, SoapVersion.class);
        boolean fault = answer instanceof OrganizationAnswer.Faulted;
        byte[] envelope = codec.writeAnswer(answer, operation(exchange), headers(exchange, fault), version);
        send(exchange, envelope, version, fault ? 500 : 200, exchangeId);
    }

    private static void send(Exchange exchange, byte[] envelope, SoapVersion version, int status, UUID exchangeId) {
        Message message = exchange.getMessage();
        OrganizationCall call = exchange.getProperty(OrganizationIngress.CALL, OrganizationCall.class);
        message.removeHeaders("*");
        message.setBody(call == null ? envelope : AnswerTimestamp.in(envelope, call.peek()));
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        message.setHeader(Exchange.CONTENT_TYPE, version.contentType());
        if (exchangeId != null) {
            message.setHeader("Floris-Exchange-Id", exchangeId.toString());
        }
    }

    private static String operation(Exchange exchange) {
        OrganizationCall call = exchange.getProperty(OrganizationIngress.CALL, OrganizationCall.class);
        return call == null ? "Execute" : call.peek().operation();
    }

    static OrganizationAnswer.Faulted faultOf(Throwable failure) {
        if (!(failure instanceof FlorisException)) {
            log.error("A call of the Organization Service broke", failure);
        }
        return DialectFaults.of(failure);
    }

    private static EnvelopeHeaders headers(Exchange exchange, boolean fault) {
        OrganizationCall call = exchange.getProperty(OrganizationIngress.CALL, OrganizationCall.class);
        return call == null ? ofNoCall() : headers(call.peek(), fault);
    }

    /** Those of a fault about what could not be read, or was not looked at. */
    static EnvelopeHeaders ofNoCall() {
        return EnvelopeHeaders.NONE.withAction(action("Execute", true));
    }

    /** Those of the answer to what was peeked at. */
    static EnvelopeHeaders headers(EnvelopePeek asked, boolean fault) {
        return EnvelopeHeaders.NONE
                .withAction(action(asked.operation(), fault))
                .withRelatesTo(asked.headers().messageId());
    }

    private static String action(String operation, boolean fault) {
        return OrganizationCodec.actionOf(operation + (fault ? "OrganizationServiceFaultFault" : "Response"));
    }
}
