package org.floris.connector.dynamics;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.Reference;

/** Reads the body of a request; the cursor stands on the body's element. */
final class RequestReader {
    private static final List<String> OPERATIONS = List.of(
            "Create", "Retrieve", "Update", "Delete", "RetrieveMultiple", "Associate", "Disassociate", "Execute");

    private RequestReader() {}

    static OrganizationRequest read(XmlCursor cursor) {
        String operation = cursor.local();
        if (!cursor.namespace().equals(Namespaces.SERVICES) || !OPERATIONS.contains(operation)) {
            throw new FlorisException(
                    ErrorCode.UNKNOWN_OPERATION,
                    "The operation " + Shown.name(operation) + " is not one of the Organization Service: "
                            + String.join(", ", OPERATIONS) + ".");
        }
        return switch (operation) {
            case "Create" -> new OrganizationRequest.Create(onlyEntity(cursor));
            case "Update" -> new OrganizationRequest.Update(onlyEntity(cursor));
            case "RetrieveMultiple" -> multiple(cursor);
            case "Execute" -> execute(cursor);
            default -> addressed(cursor, operation);
        };
    }

    private static DynamicsEntity onlyEntity(XmlCursor cursor) {
        String operation = cursor.local();
        DynamicsEntity entity = null;
        while (cursor.nextChild()) {
            if (cursor.local().equals("entity") && !cursor.isNil()) {
                entity = ValueReader.entity(cursor);
            } else {
                cursor.skip();
            }
        }
        return present(cursor, operation, "entity", entity);
    }

    private static OrganizationRequest multiple(XmlCursor cursor) {
        String operation = cursor.local();
        Query query = null;
        while (cursor.nextChild()) {
            if (cursor.local().equals("query")) {
                query = QueryReader.query(cursor);
            } else {
                cursor.skip();
            }
        }
        return new OrganizationRequest.RetrieveMultiple(present(cursor, operation, "query", query));
    }

    /** Retrieve, Delete, Associate and Disassociate name their record by entityName and id. */
    private static OrganizationRequest addressed(XmlCursor cursor, String operation) {
        String entityName = null;
        UUID id = null;
        ColumnSet columns = ColumnSet.of(List.of());
        Relationship relationship = null;
        List<Reference> related = null;
        while (cursor.nextChild()) {
            switch (cursor.local()) {
                case "entityName" -> entityName = ValueReader.lower(ValueReader.requiredText(cursor));
                case "id", "entityId" -> id = Scalars.guid(cursor);
                case "columnSet" -> columns = QueryReader.columns(cursor);
                case "relationship" -> relationship = ValueReader.relationship(cursor);
                case "relatedEntities" -> related = ValueReader.references(cursor);
                default -> cursor.skip();
            }
        }
        present(cursor, operation, "entityName", entityName);
        boolean ties = operation.endsWith("ssociate");
        present(cursor, operation, ties ? "entityId" : "id", id);
        if (ties) {
            present(cursor, operation, "relationship", relationship);
            present(cursor, operation, "relatedEntities", related);
        }
        return switch (operation) {
            case "Retrieve" -> new OrganizationRequest.Retrieve(entityName, id, columns);
            case "Delete" -> new OrganizationRequest.Delete(entityName, id);
            case "Associate" -> new OrganizationRequest.Associate(entityName, id, relationship, related);
            default -> new OrganizationRequest.Disassociate(entityName, id, relationship, related);
        };
    }

    private static OrganizationRequest execute(XmlCursor cursor) {
        String operation = cursor.local();
        OrganizationRequest.Execute request = null;
        while (cursor.nextChild()) {
            if (cursor.local().equals("request")) {
                request = message(cursor);
            } else {
                cursor.skip();
            }
        }
        return present(cursor, operation, "request", request);
    }

    /** A request in request form; the cursor stands on its element, whatever its name. */
    static OrganizationRequest.Execute message(XmlCursor cursor) {
        XmlCursor.Name type = cursor.type();
        Map<String, Object> parameters = Map.of();
        Optional<UUID> requestId = Optional.empty();
        Optional<String> requestName = Optional.empty();
        while (cursor.nextChild()) {
            switch (cursor.local()) {
                case "Parameters" -> parameters = ValueReader.bag(cursor);
                case "RequestId" -> {
                    if (cursor.isNil()) {
                        cursor.skip();
                    } else {
                        requestId = Optional.of(Scalars.guid(cursor));
                    }
                }
                case "RequestName" ->
                    requestName =
                            ValueReader.optionalText(cursor).map(String::trim).filter(name -> !name.isEmpty());
                default -> cursor.skip();
            }
        }
        String name = messageName(cursor, type, requestName);
        String namespace = type == null || !type.local().equals(name + "Request")
                ? ExecuteMessages.namespaceOf(name)
                : type.namespace();
        return new OrganizationRequest.Execute(name, namespace, parameters, requestId);
    }

    /** A type and a name that contradict each other are refused; else the name counts, as it does at the CRM. */
    private static String messageName(XmlCursor cursor, XmlCursor.Name type, Optional<String> requestName) {
        String byType = type == null
                        || !type.local().endsWith("Request")
                        || type.local().equals("OrganizationRequest")
                ? null
                : type.local().substring(0, type.local().length() - "Request".length());
        if (byType == null && requestName.isEmpty()) {
            throw cursor.error(ErrorCode.INVALID_VALUE, "request", "needs a RequestName");
        }
        if (byType != null && requestName.isPresent() && ExecuteMessages.contradict(byType, requestName.get())) {
            throw cursor.error(ErrorCode.INVALID_VALUE, "request", "has an i:type that is not of its RequestName");
        }
        return requestName.orElse(byType);
    }

    private static <T> T present(XmlCursor cursor, String operation, String child, T value) {
        if (value == null) {
            throw cursor.error(ErrorCode.INVALID_VALUE, operation, "needs the element '" + child + "'");
        }
        return value;
    }
}
