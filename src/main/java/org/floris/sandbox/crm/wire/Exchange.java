package org.floris.sandbox.crm.wire;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.floris.sandbox.FaultInjection;
import org.floris.sandbox.FaultRule;
import org.floris.sandbox.FaultRule.Kind;
import org.floris.sandbox.Guarded;
import org.floris.sandbox.crm.Caller;
import org.floris.sandbox.crm.CrmFault;

/** One message: read, run, answered; with the injected faults at their places. */
final class Exchange {
    private static final Answer DROPPED = null;

    private final Backend backend;
    private final FaultInjection injection;
    private final CallCounts counts;
    private final SoapVersion version;
    private final Caller account;
    private String outer = "";
    private String operation = "unknown";
    private String messageId;

    Exchange(Backend backend, FaultInjection injection, CallCounts counts, SoapVersion version, Caller account) {
        this.backend = backend;
        this.injection = injection;
        this.counts = counts;
        this.version = version;
        this.account = account;
    }

    /** The answer on its way: to be sent, or dropped. */
    record Reply(Answer answer) {
        void to(HttpExchange exchange) throws IOException {
            if (answer == DROPPED) {
                exchange.close();
            } else {
                OrganizationEndpoint.send(exchange, answer);
            }
        }
    }

    Reply run(byte[] message, String soapAction) {
        try {
            Request request = Request.of(version, XmlReader.read(message), soapAction);
            outer = request.operation();
            operation = outer;
            messageId = request.messageId();
            return new Reply(answer(request));
        } catch (XmlReader.Malformed malformed) {
            return new Reply(fault(null, malformed.getMessage()));
        } catch (CrmFault fault) {
            return new Reply(fault(fault.code(), fault.getMessage()));
        } catch (RuntimeException unexpected) {
            Guarded.log("A simulated system failed in " + operation, unexpected);
            return new Reply(fault(CrmFault.UNEXPECTED, OrganizationEndpoint.FAILED));
        }
    }

    private Answer answer(Request request) {
        Call call = new CallReader(backend.crm()).read(request);
        Map<Kind, FaultRule> struck = injection.strike(call.operation(), call.entity(), call.id(), account.login());
        pause(struck.get(Kind.LATENCY));
        if (struck.containsKey(Kind.DROP_BEFORE)) {
            return DROPPED;
        }
        if (struck.containsKey(Kind.THROTTLE)) {
            return new Answer(503, "text/plain", "The server is too busy.".getBytes(StandardCharsets.UTF_8));
        }
        counts.called(call.operation());
        operation = call.operation();
        FaultRule refusal = struck.get(Kind.REFUSAL);
        if (refusal != null) {
            throw new CrmFault(
                    refusal.code() == null ? CrmFault.BUSINESS_RULE : refusal.code(),
                    refusal.message() == null ? "The sandbox was told to refuse this call." : refusal.message());
        }
        Caller caller = backend.accounts().actingFor(account, request.callerId());
        XmlOut out = new XmlOut();
        Envelopes.open(out, version, Namespaces.ACTION + request.operation() + "Response", messageId);
        call.action().run(caller, out);
        Envelopes.close(out);
        pause(struck.get(Kind.LATE_ANSWER));
        if (struck.containsKey(Kind.DROP_AFTER)) {
            return DROPPED;
        }
        if (struck.containsKey(Kind.WRONG_ANSWER)) {
            return new Answer(200, version.contentType, "<s:Envelope><Gar".getBytes(StandardCharsets.UTF_8));
        }
        return Answer.soap(version, 200, out);
    }

    private Answer fault(Integer code, String message) {
        counts.faulted(operation);
        String action = Namespaces.ACTION + outer + "OrganizationServiceFaultFault";
        XmlOut out = new XmlOut();
        Envelopes.open(out, version, code == null ? Namespaces.ADDRESSING + "/fault" : action, messageId);
        Envelopes.fault(out, version, code, message);
        Envelopes.close(out);
        return Answer.soap(version, 500, out);
    }

    private void pause(FaultRule rule) {
        if (rule != null) {
            try {
                Thread.sleep(injection.delay(rule));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
