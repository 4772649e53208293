package org.floris.bridge.odata;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
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
    /** What XML cannot hold; the writer of errors breaks over it. */
    private static final Pattern UNWRITABLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\uFFFE\\uFFFF&&[^\\n\\r\\t]]");

    private DataErrors() {}

    /** @param wrong what the reader of URIs and bodies says, or what broke the call */
    static DataAnswer of(Throwable wrong, boolean json) {
        if (wrong instanceof ODataException unreadable) {
            boolean unknown = unreadable instanceof UriNotMatchingException;
            return answer(
                    json,
                    unknown ? 404 : 400,
                    "",
                    (unknown ? "Resource not found for the segment: " : "The request cannot be read: ")
                            + OlingoWords.of(unreadable));
        }
        if (wrong instanceof NotLoggedInException) {
            DataAnswer answer = answer(json, 401, "-2147220960", wrong.getMessage());
            Map<String, String> headers = new LinkedHashMap<>(answer.headers());
            headers.put("WWW-Authenticate", "Basic realm=\"Floris\", charset=\"UTF-8\"");
            return new DataAnswer(401, headers, answer.body());
        }
        OrganizationFault fault =
                wrong instanceof DataSession.Faulted faulted ? faulted.fault() : OrganizationDoor.fault(wrong);
        int status = wrong instanceof DataBody.UnknownType ? 415 : status(fault.code());
        return answer(json, status, Integer.toString(fault.code()), fault.message());
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
        // Not written; the answer has its own.
        context.setHttpStatus(HttpStatusCodes.INTERNAL_SERVER_ERROR);
        context.setErrorCode(code);
        context.setLocale(Locale.US);
        context.setMessage(UNWRITABLE.matcher(message).replaceAll("?"));
        try {
            return DataAnswer.of(status, EntityProvider.writeErrorDocument(context), mediaType);
        } catch (ODataException impossible) {
            throw new IllegalStateException("An error cannot be written", impossible);
        }
    }
}
