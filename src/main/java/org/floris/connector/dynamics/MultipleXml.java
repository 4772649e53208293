package org.floris.connector.dynamics;

import java.util.ArrayList;
import java.util.List;
import org.floris.canonical.ErrorCode;

/** The types of ExecuteMultiple, which have a namespace of their own; elements in the contract's order. */
final class MultipleXml {
    private static final String PREFIX = "d";

    private MultipleXml() {}

    /** @return null for a type that is not one of these */
    static Object read(XmlCursor cursor, String type) {
        return switch (type) {
            case "OrganizationRequestCollection" -> requests(cursor);
            case "ExecuteMultipleSettings" -> settings(cursor);
            case "OrganizationResponseCollection" -> responses(cursor);
            default -> null;
        };
    }

    private static RequestCollection requests(XmlCursor cursor) {
        List<OrganizationRequest.Execute> requests = new ArrayList<>();
        List<RawValue> asTheyCame = new ArrayList<>();
        while (cursor.nextChild()) {
            if (cursor.isNil()) {
                throw cursor.error(ErrorCode.INVALID_VALUE, cursor.local(), "is empty");
            }
            XmlCursor.Mark begin = cursor.mark();
            requests.add(RequestReader.message(cursor));
            asTheyCame.add(cursor.rawSince(begin));
        }
        return new RequestCollection(requests, asTheyCame);
    }

    private static MultipleSettings settings(XmlCursor cursor) {
        boolean continueOnError = false;
        boolean returnResponses = false;
        while (cursor.nextChild()) {
            switch (cursor.local()) {
                case "ContinueOnError" -> continueOnError = Scalars.bool(cursor);
                case "ReturnResponses" -> returnResponses = Scalars.bool(cursor);
                default -> cursor.skip();
            }
        }
        return new MultipleSettings(continueOnError, returnResponses);
    }

    private static ResponseCollection responses(XmlCursor cursor) {
        List<ResponseCollection.Item> items = new ArrayList<>();
        while (cursor.nextChild()) {
            OrganizationFault fault = null;
            int index = 0;
            OrganizationAnswer.Executed response = null;
            while (cursor.nextChild()) {
                if (cursor.isNil()) {
                    cursor.skip();
                    continue;
                }
                switch (cursor.local()) {
                    case "Fault" -> fault = AnswerReader.fault(cursor);
                    case "RequestIndex" -> index = Scalars.integer(cursor);
                    case "Response" -> response = AnswerReader.result(cursor);
                    default -> cursor.skip();
                }
            }
            items.add(new ResponseCollection.Item(fault, index, response));
        }
        return new ResponseCollection(items);
    }

    /** The content of an element that is open. */
    static void write(XmlOut out, RequestCollection collection) {
        type(out, "OrganizationRequestCollection");
        for (OrganizationRequest.Execute request : collection.requests()) {
            start(out, "OrganizationRequest");
            RequestWriter.messageContent(out, request);
            out.end();
        }
    }

    static void write(XmlOut out, MultipleSettings settings) {
        type(out, "ExecuteMultipleSettings");
        element(out, "ContinueOnError", Boolean.toString(settings.continueOnError()));
        element(out, "ReturnResponses", Boolean.toString(settings.returnResponses()));
    }

    static void write(XmlOut out, ResponseCollection collection) {
        type(out, "OrganizationResponseCollection");
        for (ResponseCollection.Item item : collection.items()) {
            start(out, "ExecuteMultipleResponseItem");
            start(out, "Fault");
            if (item.fault() == null) {
                out.nil();
            } else {
                FaultXml.content(out, item.fault());
            }
            out.end();
            element(out, "RequestIndex", Integer.toString(item.index()));
            start(out, "Response");
            if (item.response() == null) {
                out.nil();
            } else {
                AnswerWriter.resultContent(out, item.response());
            }
            out.end().end();
        }
    }

    private static void type(XmlOut out, String type) {
        out.declare(PREFIX, Namespaces.XRM_2012).type(PREFIX + ':' + type);
    }

    private static void start(XmlOut out, String local) {
        out.start(PREFIX, local, Namespaces.XRM_2012);
    }

    private static void element(XmlOut out, String local, String text) {
        start(out, local);
        out.text(text).end();
    }
}
