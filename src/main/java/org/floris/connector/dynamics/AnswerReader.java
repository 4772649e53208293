package org.floris.connector.dynamics;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;

/** Reads the body of an answer; the cursor stands on the body's element. */
final class AnswerReader {
    private AnswerReader() {}

    static OrganizationAnswer read(XmlCursor cursor) {
        if (cursor.local().equals("Fault") && !cursor.namespace().equals(Namespaces.SERVICES)) {
            return FaultXml.read(cursor);
        }
        if (!cursor.namespace().equals(Namespaces.SERVICES)) {
            throw unknown(cursor);
        }
        return switch (cursor.local()) {
            case "CreateResponse" -> new OrganizationAnswer.Created(created(cursor));
            case "RetrieveResponse" -> retrieved(cursor);
            case "UpdateResponse" -> empty(cursor, new OrganizationAnswer.Updated());
            case "DeleteResponse" -> empty(cursor, new OrganizationAnswer.Deleted());
            case "AssociateResponse" -> empty(cursor, new OrganizationAnswer.Associated());
            case "DisassociateResponse" -> empty(cursor, new OrganizationAnswer.Disassociated());
            case "RetrieveMultipleResponse" -> multiple(cursor);
            case "ExecuteResponse" -> executed(cursor);
            default -> throw unknown(cursor);
        };
    }

    private static FlorisException unknown(XmlCursor cursor) {
        return cursor.error(ErrorCode.UNKNOWN_OPERATION, cursor.local(), "is no answer of the Organization Service");
    }

    private static OrganizationAnswer empty(XmlCursor cursor, OrganizationAnswer answer) {
        cursor.skip();
        return answer;
    }

    private static UUID created(XmlCursor cursor) {
        UUID id = null;
        String element = cursor.local();
        while (cursor.nextChild()) {
            if (cursor.local().equals("CreateResult")) {
                id = Scalars.guid(cursor);
            } else {
                cursor.skip();
            }
        }
        return present(cursor, element, "CreateResult", id);
    }

    private static OrganizationAnswer retrieved(XmlCursor cursor) {
        DynamicsEntity entity = null;
        String element = cursor.local();
        while (cursor.nextChild()) {
            if (cursor.local().equals("RetrieveResult") && !cursor.isNil()) {
                entity = ValueReader.entity(cursor);
            } else {
                cursor.skip();
            }
        }
        return new OrganizationAnswer.Retrieved(present(cursor, element, "RetrieveResult", entity));
    }

    private static OrganizationAnswer multiple(XmlCursor cursor) {
        EntityCollection page = null;
        String element = cursor.local();
        while (cursor.nextChild()) {
            if (cursor.local().equals("RetrieveMultipleResult") && !cursor.isNil()) {
                page = ValueReader.collection(cursor);
            } else {
                cursor.skip();
            }
        }
        return new OrganizationAnswer.RetrievedMultiple(present(cursor, element, "RetrieveMultipleResult", page));
    }

    private static OrganizationAnswer executed(XmlCursor cursor) {
        OrganizationAnswer.Executed answer = null;
        String element = cursor.local();
        while (cursor.nextChild()) {
            if (cursor.local().equals("ExecuteResult")) {
                answer = result(cursor);
            } else {
                cursor.skip();
            }
        }
        return present(cursor, element, "ExecuteResult", answer);
    }

    static OrganizationAnswer.Executed result(XmlCursor cursor) {
        XmlCursor.Name type = cursor.type();
        Optional<String> name = Optional.empty();
        Map<String, Object> results = Map.of();
        while (cursor.nextChild()) {
            switch (cursor.local()) {
                case "ResponseName" -> name = ValueReader.optionalText(cursor).map(String::trim);
                case "Results" -> results = ValueReader.bag(cursor);
                default -> cursor.skip();
            }
        }
        String responseName = name.or(() -> Optional.ofNullable(type)
                        .map(XmlCursor.Name::local)
                        .filter(local -> local.endsWith("Response"))
                        .map(local -> local.substring(0, local.length() - "Response".length())))
                .orElse("");
        String namespace = type == null ? ExecuteMessages.namespaceOf(responseName) : type.namespace();
        return new OrganizationAnswer.Executed(responseName, namespace, results);
    }

    static OrganizationFault fault(XmlCursor cursor) {
        int code = FaultCode.UNEXPECTED;
        String message = "";
        Instant timestamp = Instant.EPOCH;
        Map<String, Object> details = Map.of();
        OrganizationFault inner = null;
        Optional<String> trace = Optional.empty();
        while (cursor.nextChild()) {
            if (cursor.isNil()) {
                cursor.skip();
                continue;
            }
            switch (cursor.local()) {
                case "ErrorCode" -> code = Scalars.integer(cursor);
                case "ErrorDetails" -> details = ValueReader.bag(cursor);
                case "Message" -> message = cursor.text();
                case "Timestamp" -> timestamp = moment(Scalars.dateTime(cursor));
                case "InnerFault" -> inner = fault(cursor);
                case "TraceText" -> trace = Optional.of(cursor.text());
                default -> cursor.skip();
            }
        }
        return new OrganizationFault(code, message, timestamp, details, inner, trace);
    }

    private static Instant moment(Object dateTime) {
        return dateTime instanceof Instant instant ? instant : ((DateTimeValue) dateTime).instant();
    }

    private static <T> T present(XmlCursor cursor, String element, String child, T value) {
        if (value == null) {
            throw cursor.error(ErrorCode.MALFORMED_MESSAGE, element, "lacks the element '" + child + "'");
        }
        return value;
    }
}
