package org.floris.bridge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.dynamics.EnvelopeHeaders;
import org.floris.connector.dynamics.EnvelopePeek;
import org.floris.connector.dynamics.MultipleSettings;
import org.floris.connector.dynamics.OrganizationAnswer;
import org.floris.connector.dynamics.OrganizationCodec;
import org.floris.connector.dynamics.OrganizationRequest;
import org.floris.connector.dynamics.RawValue;
import org.floris.connector.dynamics.RequestCollection;
import org.floris.connector.dynamics.ResponseCollection;
import org.floris.connector.dynamics.SoapVersion;
import org.springframework.stereotype.Component;

/**
 * ExecuteMultiple: every request inside goes the way that it would go by itself, one after the other, so each write is
 * a married write of its own and nothing holds them together, as in the CRM.
 */
@Component("organizationMultiple")
class OrganizationMultiple {
    /** The CRM's own limit, batch size of ExecuteMultiple. */
    private static final int MOST = 1_000;

    private static final String NAME = "ExecuteMultiple";

    private final OrganizationCodec codec = new OrganizationCodec();
    private final OrganizationCalls calls;

    OrganizationMultiple(OrganizationCalls calls) {
        this.calls = calls;
    }

    public boolean isMultiple(OrganizationCall call) {
        EnvelopePeek peek = call.peek();
        return peek.operation().equals("Execute")
                && peek.requestName().filter(NAME::equals).isPresent();
    }

    /** @throws FlorisException INVALID_VALUE without Requests and Settings, or with more than 1,000 requests */
    public OrganizationAnswer execute(@Body OrganizationCall call) {
        OrganizationRequest.Execute request =
                (OrganizationRequest.Execute) codec.readRequest(call.peek()).message();
        RequestCollection collection = parameter(request, "Requests", RequestCollection.class);
        List<OrganizationRequest.Execute> requests = collection.requests();
        MultipleSettings settings = parameter(request, "Settings", MultipleSettings.class);
        if (requests.size() > MOST) {
            throw new FlorisException(
                    ErrorCode.INVALID_VALUE,
                    "ExecuteMultiple takes at most " + MOST + " requests, and this one has " + requests.size()
                            + ". Send them in several.");
        }
        boolean faulted = false;
        List<ResponseCollection.Item> items = new ArrayList<>();
        for (int index = 0; index < requests.size() && (settings.continueOnError() || !faulted); index++) {
            OrganizationAnswer answer =
                    one(call, requests.get(index), collection.asTheyCame().get(index), index);
            boolean refused = answer instanceof OrganizationAnswer.Faulted;
            faulted |= refused;
            if (refused || settings.returnResponses()) {
                items.add(ResponseCollection.Item.of(index, answer));
            }
        }
        Map<String, Object> results = new LinkedHashMap<>();
        results.put("Responses", new ResponseCollection(items));
        results.put("IsFaulted", faulted);
        return OrganizationAnswer.Executed.of(NAME, results);
    }

    private OrganizationAnswer one(
            OrganizationCall call, OrganizationRequest.Execute request, RawValue asItCame, int index) {
        try {
            if (request.requestName().equals(NAME)) {
                throw new FlorisException(ErrorCode.INVALID_VALUE, "ExecuteMultiple cannot be nested.");
            }
            return calls.answer(inner(call, asItCame, index));
        } catch (FlorisException wrong) {
            return DialectFaults.of(wrong);
        }
    }

    /** The request as its caller would have sent it alone; a repeat of the whole repeats each under the same id. */
    private OrganizationCall inner(OrganizationCall call, RawValue request, int index) {
        byte[] envelope = codec.writeExecute(
                request,
                EnvelopeHeaders.NONE.withSdkClientVersion(call.peek().headers().sdkClientVersion()),
                SoapVersion.SOAP12);
        return new OrganizationCall(
                call.system(),
                SoapVersion.SOAP12,
                envelope,
                EnvelopePeek.of(envelope),
                call.user(),
                call.messageId().map(id -> id + '#' + index),
                call.actingFor());
    }

    private static <T> T parameter(OrganizationRequest.Execute request, String name, Class<T> type) {
        Object value = request.parameters().get(name);
        if (!type.isInstance(value)) {
            throw new FlorisException(
                    ErrorCode.INVALID_VALUE, "ExecuteMultiple needs the parameters Requests and Settings.");
        }
        return type.cast(value);
    }
}
