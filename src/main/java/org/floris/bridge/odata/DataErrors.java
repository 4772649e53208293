package org.floris.bridge.odata;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.olingo.odata2.api.commons.HttpStatusCodes;
import org.apache.olingo.odata2.api.ep.EntityProvider;
import org.apache.olingo.odata2.api.exception.ODataException;
import org.apache.olingo.odata2.api.processor.ODataErrorContext;
import org.apache.olingo.odata2.api.uri.UriNotMatchingException;
import org.floris.bridge.OrganizationDoor;
import org.floris.connector.dynamics.FaultCode;
import org.floris.connector.dynamics.OrganizationFault;
import org.floris.login.NotLoggedInException;

/** What went wrong, in the data service's own form. */
final class DataErrors {
    private static final int LONGEST = 300;

    private DataErrors() {}

    /** @param wrong what the reader of URIs and bodies says, or what broke the call */
    static DataAnswer of(Exception wrong, boolean json) {
        return wrong instanceof ODataException unreadable
                ? unreadable(unreadable, json)
                : broken((RuntimeException) wrong, json);
    }

    private static DataAnswer broken(RuntimeException failure, boolean json) {
        if (failure instanceof NotLoggedInException) {
            DataAnswer answer = answer(json, 401, "-2147220960", failure.getMessage());
            Map<String, String> headers = new LinkedHashMap<>(answer.headers());
            headers.put("WWW-Authenticate", "Basic realm=\"Floris\", charset=\"UTF-8\"");
            return new DataAnswer(401, headers, answer.body());
        }
        OrganizationFault fault =
                failure instanceof DataSession.Faulted faulted ? faulted.fault() : OrganizationDoor.fault(failure);
        return answer(json, status(fault.code()), Integer.toString(fault.code()), fault.message());
    }

    private static DataAnswer unreadable(ODataException wrong, boolean json) {
        boolean unknown = wrong instanceof UriNotMatchingException;
        return answer(
                json,
                unknown ? 404 : 400,
                "",
                unknown
                        ? "Resource not found for the segment: " + told(wrong)
                        : "The request cannot be read: " + told(wrong));
    }

    /** Olingo repeats whole expressions, names classes, and knows no end. */
    private static String told(ODataException wrong) {
        String message = String.valueOf(wrong.getMessage());
        if (message.contains("xception")) {
            return "a value is not of the type that $metadata says.";
        }
        String bare = message.startsWith("Invalid ") ? message.split(": '", 2)[0] : message;
        return bare.length() > LONGEST ? bare.substring(0, LONGEST) + "…" : bare;
    }

    private static int status(int code) {
        return switch (code) {
            case FaultCode.NOT_FOUND -> 404;
            case FaultCode.NO_PRIVILEGE, FaultCode.NO_ACCESS -> 403;
            case FaultCode.UNKNOWN_ATTRIBUTE,
                    FaultCode.UNKNOWN_ENTITY,
                    FaultCode.INVALID_ARGUMENT,
                    FaultCode.UNKNOWN_OPERATION -> 400;
            default -> 500;
        };
    }

    private static DataAnswer answer(boolean json, int status, String code, String message) {
        ODataErrorContext context = new ODataErrorContext();
        String mediaType = json ? "application/json" : "application/xml";
        context.setContentType(mediaType);
        context.setHttpStatus(HttpStatusCodes.fromStatusCode(status));
        context.setErrorCode(code);
        context.setLocale(Locale.US);
        context.setMessage(message);
        try {
            return DataAnswer.of(status, EntityProvider.writeErrorDocument(context), mediaType);
        } catch (ODataException impossible) {
            throw new IllegalStateException("An error cannot be written", impossible);
        }
    }
}
