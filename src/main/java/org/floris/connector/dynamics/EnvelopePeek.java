package org.floris.connector.dynamics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;

/**
 * What an envelope shows at a glance, without reading further into it than needed. Not for more than one thread.
 */
public final class EnvelopePeek {
    private final MessageText message;
    private final XmlCursor cursor;
    private final SoapVersion version;
    private final Map<String, String> declarations;
    private final EnvelopeHeaders headers;
    private final int bodyStart;
    private final int bodyDepth;
    private final String operation;
    private Optional<String> requestName = Optional.empty();
    private Optional<String> entityName = Optional.empty();
    private boolean misnamed;
    private Optional<ReadScan> scan = Optional.empty();
    private EnvelopeBody body;

    private EnvelopePeek(byte[] envelope) {
        message = MessageText.of(envelope);
        cursor = XmlCursor.open(message.text());
        version = EnvelopeXml.version(cursor);
        declarations = new LinkedHashMap<>();
        cursor.declarationsInto(declarations);
        EnvelopeHeaders found = EnvelopeHeaders.NONE;
        boolean inBody = false;
        while (!inBody && cursor.nextChild()) {
            if (cursor.is(version.namespace(), "Header")) {
                found = EnvelopeXml.headers(cursor, declarations);
            } else if (cursor.is(version.namespace(), "Body")) {
                inBody = true;
            } else {
                throw cursor.error(ErrorCode.MALFORMED_MESSAGE, cursor.local(), "has no place in the envelope");
            }
        }
        headers = found;
        if (!inBody) {
            throw new FlorisException(ErrorCode.MALFORMED_MESSAGE, "The envelope has no Body.");
        }
        cursor.declarationsInto(declarations);
        bodyStart = cursor.afterTag();
        bodyDepth = cursor.depth();
        if (!cursor.nextChild()) {
            throw new FlorisException(ErrorCode.MALFORMED_MESSAGE, "The envelope's Body is empty.");
        }
        operation = cursor.local();
        if (cursor.namespace().equals(Namespaces.SERVICES)) {
            look();
        }
    }

    /** @throws FlorisException MALFORMED_MESSAGE when it is no SOAP envelope or has a DTD */
    public static EnvelopePeek of(byte[] envelope) {
        return new EnvelopePeek(envelope);
    }

    MessageText message() {
        return message;
    }

    String text() {
        return message.text();
    }

    public SoapVersion version() {
        return version;
    }

    /** The action is also found in the SOAPAction HTTP header, which is not looked at here. */
    public EnvelopeHeaders headers() {
        return headers;
    }

    /** Local name of the body's element: Create, Retrieve, Execute …, CreateResponse …, or Fault. */
    public String operation() {
        return operation;
    }

    /** For Execute the name of the message, such as WhoAmI. */
    public Optional<String> requestName() {
        return requestName;
    }

    /** Whether a message's i:type and its RequestName contradict each other, so that it may be a write or another one. */
    public boolean misnamed() {
        return misnamed;
    }

    /** Whether the request changes anything; a message that is not known to read is taken for a write. */
    public boolean writes() {
        return switch (operation) {
            case "Retrieve", "RetrieveMultiple" -> false;
            case "Execute" ->
                misnamed || requestName.map(ExecuteMessages::writes).orElse(true);
            default -> true;
        };
    }

    /** Logical name of the entity that the request is about, where it can be seen. */
    public Optional<String> entityName() {
        return entityName;
    }

    /**
     * The body's content, untouched. Of what is seen to read by its operation alone it need not be well-formed, see
     * {@link #check}.
     *
     * @throws FlorisException MALFORMED_MESSAGE when the rest is not well-formed or the body has a second element
     */
    public EnvelopeBody body() {
        if (body == null) {
            int bodyEnd = scan.isPresent() ? scan.get().bodyEnd() : readBody();
            body = new EnvelopeBody(message, bodyStart, bodyEnd, declarations);
        }
        return body;
    }

    /**
     * Parses what the tags alone have told so far, for an answer that says where it is broken.
     *
     * @throws FlorisException MALFORMED_MESSAGE when the message is not well-formed
     */
    public void check() {
        if (scan.isPresent()) {
            XmlCursor whole = XmlCursor.open(message.text());
            whole.skip();
            whole.finish();
        }
    }

    /** Reads on to the message's end, building nothing. */
    private int readBody() {
        cursor.skipToEnd(bodyDepth + 1);
        if (cursor.nextChild()) {
            throw new FlorisException(ErrorCode.MALFORMED_MESSAGE, "The envelope's Body holds more than one element.");
        }
        int bodyEnd = cursor.beforeTag();
        if (cursor.nextChild()) {
            throw cursor.error(ErrorCode.MALFORMED_MESSAGE, cursor.local(), "has no place in the envelope");
        }
        cursor.finish();
        return bodyEnd;
    }

    private void look() {
        if (operation.equals("Retrieve") || operation.equals("RetrieveMultiple")) {
            lookAtTags();
        }
        if (scan.isPresent()) {
            return;
        }
        switch (operation) {
            case "Retrieve", "Delete", "Associate", "Disassociate" -> {
                if (cursor.nextChild() && cursor.local().equals("entityName")) {
                    entityName = entity(ValueReader.optionalText(cursor));
                }
            }
            case "RetrieveMultiple" -> {
                if (cursor.nextChild() && cursor.local().equals("query")) {
                    lookAtQuery();
                }
            }
            case "Execute" -> {
                if (cursor.nextChild() && cursor.local().equals("request")) {
                    lookAtMessage();
                }
            }
            default -> {}
        }
    }

    /** Such an operation cannot be anything but a read, however it goes on. */
    private void lookAtTags() {
        if (!cursor.isEmptyElement()) {
            scan = ReadScan.of(message.text(), operation, cursor.afterTag(), cursor.depth());
            entityName = scan.flatMap(ReadScan::entityName);
            scan.ifPresent(seen -> cursor.close());
        }
    }

    private void lookAtQuery() {
        int depth = cursor.depth();
        while (entityName.isEmpty() && cursor.nextChild()) {
            switch (cursor.local()) {
                case "EntityName" -> entityName = entity(ValueReader.optionalText(cursor));
                case "Query" -> {
                    String fetch = cursor.text();
                    entityName = ReadScan.fetched(fetch, 0, fetch.length());
                }
                default -> cursor.skip();
            }
        }
        cursor.skipToEnd(depth);
    }

    private void lookAtMessage() {
        XmlCursor.Name type = cursor.type();
        Optional<String> byType = Optional.ofNullable(type)
                .map(XmlCursor.Name::local)
                .filter(local -> local.endsWith("Request") && !local.equals("OrganizationRequest"))
                .map(local -> local.substring(0, local.length() - "Request".length()));
        while (cursor.nextChild()) {
            switch (cursor.local()) {
                case "Parameters" -> lookAtParameters();
                case "RequestName" ->
                    requestName =
                            ValueReader.optionalText(cursor).map(String::trim).filter(name -> !name.isEmpty());
                default -> cursor.skip();
            }
        }
        misnamed = byType.isPresent()
                && requestName.isPresent()
                && ExecuteMessages.contradict(byType.get(), requestName.get());
        requestName = requestName.or(() -> byType);
    }

    private void lookAtParameters() {
        while (cursor.nextChild()) {
            String key = "";
            while (cursor.nextChild()) {
                if (cursor.local().equals("key")) {
                    key = cursor.name();
                } else if (key.equals("Query")) {
                    lookAtQuery();
                } else if (key.equals("Target") || key.equals("EntityMoniker")) {
                    lookAtTarget();
                } else if (key.equals("LogicalName") || key.equals("EntityLogicalName")) {
                    entityName = entity(ValueReader.optionalText(cursor));
                } else {
                    cursor.skip();
                }
            }
        }
    }

    private void lookAtTarget() {
        while (cursor.nextChild()) {
            if (cursor.local().equals("LogicalName")) {
                entityName = entity(ValueReader.optionalText(cursor));
            } else {
                cursor.skip();
            }
        }
    }

    private static Optional<String> entity(Optional<String> text) {
        return text.map(ValueReader::lower).filter(name -> !name.isEmpty());
    }
}
