package org.floris.bridge;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.Connectors;
import org.floris.connector.SystemUnavailableException;
import org.floris.connector.dynamics.DialectEndpoint;
import org.floris.connector.dynamics.EnvelopeHeaders;
import org.floris.connector.dynamics.EnvelopePeek;
import org.floris.connector.dynamics.EnvelopeRewrap;
import org.floris.connector.dynamics.OrganizationAnswer;
import org.floris.connector.dynamics.OrganizationCodec;
import org.floris.connector.dynamics.SoapVersion;
import org.floris.store.Users;
import org.springframework.stereotype.Component;

/**
 * What home answers in the caller's own schema: the body goes there and back byte for byte, in an envelope that names the
 * caller to a system which is called with the hub's account.
 */
@Component("bridgePassThrough")
class PassThrough {
    private static final String DETAIL = "OrganizationServiceFault";
    private static final OrganizationCodec CODEC = new OrganizationCodec();

    private final Connectors connectors;
    private final Users users;

    PassThrough(Connectors connectors, Users users) {
        this.connectors = connectors;
        this.users = users;
    }

    /** @return the system's answer or fault, in the envelope of the endpoint that was called */
    public DialectEndpoint.Answer read(OrganizationCall call) {
        DialectEndpoint system = (DialectEndpoint) connectors.get(call.system());
        DialectEndpoint.Answer answer = detailed(call, asked(call, system), system.version());
        return system.version() == call.version() ? answer : rewrapped(call.peek(), call.version(), answer);
    }

    /** A message that the system could make nothing of may be broken; then its caller is told so, and where. */
    private DialectEndpoint.Answer asked(OrganizationCall call, DialectEndpoint system) {
        try {
            DialectEndpoint.Answer answer =
                    system.read(envelope(call, system), call.peek().operation());
            if (answer.status() != 200) {
                call.peek().check();
            }
            return answer;
        } catch (SystemUnavailableException unreadable) {
            call.peek().check();
            throw unreadable;
        }
    }

    /** @return the system's answer or fault, in the envelope that the system speaks */
    DialectEndpoint.Answer write(OrganizationCall call) {
        DialectEndpoint system = (DialectEndpoint) connectors.get(call.system());
        return system.write(envelope(call, system), call.peek().operation());
    }

    /** What a write was answered with, now or when the same message came before, in the envelope that was called. */
    static DialectEndpoint.Answer told(OrganizationCall call, DialectEndpoint.Answer said) {
        EnvelopePeek answered = EnvelopePeek.of(said.envelope());
        DialectEndpoint.Answer answer = detailed(call, said, answered.version());
        boolean relates = call.version() == SoapVersion.SOAP11
                || answered.headers().relatesTo().equals(call.peek().headers().messageId());
        return answered.version() == call.version() && relates
                ? answer
                : rewrapped(call.peek(), call.version(), answer);
    }

    private static DialectEndpoint.Answer rewrapped(
            EnvelopePeek asked, SoapVersion version, DialectEndpoint.Answer answer) {
        EnvelopePeek answered = EnvelopePeek.of(answer.envelope());
        boolean fault = answered.operation().equals("Fault");
        EnvelopeHeaders headers = OrganizationAnswers.headers(asked, fault);
        return new DialectEndpoint.Answer(fault ? 500 : 200, EnvelopeRewrap.answer(answered, version, headers));
    }

    private byte[] envelope(OrganizationCall call, DialectEndpoint system) {
        return EnvelopeRewrap.request(call.peek(), system.version(), headers(call, system));
    }

    /**
     * A fault without the dialect's detail, as systems give for messages that they cannot make out, gets one: callers look
     * into it for code and message.
     */
    private static DialectEndpoint.Answer detailed(
            OrganizationCall call, DialectEndpoint.Answer answer, SoapVersion spoken) {
        if (answer.status() == 200 || new String(answer.envelope(), StandardCharsets.UTF_8).contains(DETAIL)) {
            return answer;
        }
        OrganizationAnswer read = CODEC.readAnswer(answer.envelope()).message();
        return read instanceof OrganizationAnswer.Faulted faulted
                ? new DialectEndpoint.Answer(
                        answer.status(),
                        CODEC.writeAnswer(
                                DialectFaults.withDetail(faulted),
                                call.peek().operation(),
                                OrganizationAnswers.headers(call.peek(), true),
                                spoken))
                : answer;
    }

    /** With the caller's own message id where the system takes one, so that its answer relates to it as it comes. */
    private EnvelopeHeaders headers(OrganizationCall call, DialectEndpoint system) {
        EnvelopeHeaders asked = call.peek().headers();
        String user = users.idIn(call.system(), call.user().id())
                .orElseThrow(() -> new FlorisException(
                        ErrorCode.UNKNOWN_USER, "The user has no account in " + call.system() + "."));
        EnvelopeHeaders headers = EnvelopeHeaders.NONE
                .withCallerId(Optional.of(UUID.fromString(user)))
                .withSdkClientVersion(asked.sdkClientVersion());
        return system.version() == SoapVersion.SOAP11
                ? headers
                : headers.withMessageId(asked.messageId().orElseGet(() -> "urn:uuid:" + UUID.randomUUID()))
                        .withAction(OrganizationCodec.actionOf(call.peek().operation()))
                        .withTo(system.address());
    }
}
