package org.floris.connector.dynamics;

import java.util.List;
import java.util.UUID;
import org.floris.connector.Reference;

/** Writes the body of a request. */
final class RequestWriter {
    private RequestWriter() {}

    static void write(XmlOut out, OrganizationRequest request) {
        out.startService(request.operation()).declare("", Namespaces.SERVICES).declareDialect();
        if (request instanceof OrganizationRequest.Create create) {
            entity(out, create.entity());
        } else if (request instanceof OrganizationRequest.Update update) {
            entity(out, update.entity());
        } else if (request instanceof OrganizationRequest.Delete delete) {
            text(out, "entityName", delete.entityName());
            text(out, "id", delete.id().toString());
        } else if (request instanceof OrganizationRequest.Retrieve retrieve
                && !retrieve.related().queries().isEmpty()) {
            execute(out, retrieve.inRequestForm());
        } else if (request instanceof OrganizationRequest.Retrieve retrieve) {
            text(out, "entityName", retrieve.entityName());
            text(out, "id", retrieve.id().toString());
            out.startService("columnSet");
            QueryWriter.columnsContent(out, retrieve.columns());
            out.end();
        } else if (request instanceof OrganizationRequest.RetrieveMultiple multiple) {
            out.startService("query");
            QueryWriter.content(out, multiple.query());
            out.end();
        } else if (request instanceof OrganizationRequest.Associate tie) {
            tie(out, tie.entityName(), tie.entityId(), tie.relationship(), tie.related());
        } else if (request instanceof OrganizationRequest.Disassociate tie) {
            tie(out, tie.entityName(), tie.entityId(), tie.relationship(), tie.related());
        } else {
            execute(out, (OrganizationRequest.Execute) request);
        }
        out.end();
    }

    private static void entity(XmlOut out, DynamicsEntity entity) {
        out.startService("entity");
        ValueWriter.entityContent(out, entity);
        out.end();
    }

    private static void text(XmlOut out, String element, String text) {
        out.startService(element).text(text).end();
    }

    private static void tie(
            XmlOut out, String entityName, UUID id, Relationship relationship, List<Reference> related) {
        text(out, "entityName", entityName);
        text(out, "entityId", id.toString());
        out.startService("relationship");
        ValueWriter.relationshipContent(out, relationship);
        out.end().startService("relatedEntities");
        related.forEach(reference -> ValueWriter.reference(out, "a:EntityReference", reference));
        out.end();
    }

    private static void execute(XmlOut out, OrganizationRequest.Execute request) {
        out.startService("request");
        messageContent(out, request);
        out.end();
    }

    static void messageContent(XmlOut out, OrganizationRequest.Execute request) {
        messageType(out, request.typeNamespace(), request.requestName() + "Request");
        ValueWriter.bag(out, "a:Parameters", request.parameters());
        out.element("a:RequestId", request.requestId().map(UUID::toString).orElse(null))
                .element("a:RequestName", request.requestName());
    }

    static void messageType(XmlOut out, String namespace, String type) {
        switch (namespace) {
            case Namespaces.XRM -> out.type("a:" + type);
            case Namespaces.CRM -> out.type("b:" + type);
            default -> out.declare("t", namespace).type("t:" + type);
        }
    }
}
