package org.floris.sandbox.crm.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.floris.sandbox.crm.Crm;
import org.floris.sandbox.crm.CrmFault;
import org.floris.sandbox.crm.EntityType;
import org.floris.sandbox.crm.Query;
import org.floris.sandbox.crm.RecordInput;
import org.floris.sandbox.crm.Reference;

/** Understands the eight operations. */
final class CallReader {
    private static final String OPEN = " xmlns=\"" + Namespaces.SERVICES + "\">";
    private static final String RECORD_PREFIXES =
            " xmlns:b=\"" + Namespaces.CONTRACTS + "\" xmlns:i=\"" + Namespaces.XSI + "\">";
    private static final List<String> KEYED = List.of("entityName", "id", "columnSet");
    private static final List<String> LINKED = List.of("entityName", "entityId", "relationship", "relatedEntities");

    private final Crm crm;
    private final ExecuteReader execute;

    CallReader(Crm crm) {
        this.crm = crm;
        this.execute = new ExecuteReader(crm);
    }

    Call read(Request request) {
        XmlElement body = request.body();
        if (!request.operation().equals("Execute")) {
            KeyedReferences.resolve(body, crm);
        }
        return switch (request.operation()) {
            case "Create" -> create(body);
            case "Retrieve" -> retrieve(body);
            case "Update" -> update(body);
            case "Delete" -> delete(body);
            case "RetrieveMultiple" -> retrieveMultiple(body);
            case "Associate" -> link(body, true);
            case "Disassociate" -> link(body, false);
            case "Execute" -> execute(body);
            default -> throw CrmFault.invalidArgument("The operation '" + request.operation() + "' is not known.");
        };
    }

    private Call create(XmlElement body) {
        RecordInput input = ValueReader.record(member(body, List.of("entity"), "entity"));
        return new Call("Create", input.entity(), input.id(), (caller, out) -> {
            UUID id = crm.create(caller, input);
            out.raw("<CreateResponse").raw(OPEN).element("CreateResult", id.toString());
            out.raw("</CreateResponse>");
        });
    }

    private Call retrieve(XmlElement body) {
        Reference record = keyed(body);
        XmlElement columnSet = body.members(Namespaces.SERVICES, KEYED).get("columnSet");
        return new Call("Retrieve", record.entity(), record.id(), (caller, out) -> {
            EntityType entity = crm.schema().entity(record.entity());
            var columns = QueryReader.columns(entity, columnSet);
            Object[] values = crm.retrieve(record);
            out.raw("<RetrieveResponse").raw(OPEN).raw("<RetrieveResult").raw(RECORD_PREFIXES);
            new RecordWriter(crm.database(), out, caller).record(entity, columns, values);
            out.raw("</RetrieveResult></RetrieveResponse>");
        });
    }

    private Call update(XmlElement body) {
        RecordInput input = ValueReader.record(member(body, List.of("entity"), "entity"));
        return new Call("Update", input.entity(), input.id(), (caller, out) -> {
            crm.update(caller, input);
            empty(out, "UpdateResponse");
        });
    }

    private Call delete(XmlElement body) {
        Reference record = keyed(body);
        return new Call("Delete", record.entity(), record.id(), (caller, out) -> {
            crm.delete(caller, record);
            empty(out, "DeleteResponse");
        });
    }

    private Call retrieveMultiple(XmlElement body) {
        Query query = QueryReader.read(crm.schema(), member(body, List.of("query"), "query"));
        return new Call("RetrieveMultiple", query.entity().name(), null, (caller, out) -> {
            var result = crm.query(caller, query);
            out.raw("<RetrieveMultipleResponse").raw(OPEN);
            out.raw("<RetrieveMultipleResult").raw(RECORD_PREFIXES);
            new RecordWriter(crm.database(), out, caller).collection(result);
            out.raw("</RetrieveMultipleResult></RetrieveMultipleResponse>");
        });
    }

    private Call link(XmlElement body, boolean add) {
        Map<String, XmlElement> members = body.members(Namespaces.SERVICES, LINKED);
        Reference record =
                new Reference(required(members, "entityName"), ValueReader.guid(required(members, "entityId")));
        String relationship = relationship(members.get("relationship"));
        List<Reference> related = references(members.get("relatedEntities"));
        String operation = add ? "Associate" : "Disassociate";
        return new Call(operation, record.entity(), record.id(), (caller, out) -> {
            if (add) {
                crm.associate(caller, record, relationship, related);
            } else {
                crm.disassociate(caller, record, relationship, related);
            }
            empty(out, operation + "Response");
        });
    }

    private Call execute(XmlElement body) {
        Call inner = execute.read(member(body, List.of("request"), "request"));
        return new Call(inner.operation(), inner.entity(), inner.id(), (caller, out) -> {
            out.raw("<ExecuteResponse").raw(OPEN);
            inner.action().run(caller, out);
            out.raw("</ExecuteResponse>");
        });
    }

    static String relationship(XmlElement relationship) {
        Map<String, XmlElement> members = relationship == null
                ? Map.of()
                : relationship.members(Namespaces.CONTRACTS, List.of("PrimaryEntityRole", "SchemaName"));
        return required(members, "SchemaName");
    }

    static List<Reference> references(XmlElement collection) {
        List<Reference> references = new ArrayList<>();
        QueryReader.children(collection).forEach(element -> references.add(ValueReader.reference(element)));
        return references;
    }

    private static Reference keyed(XmlElement body) {
        Map<String, XmlElement> members = body.members(Namespaces.SERVICES, KEYED);
        return new Reference(required(members, "entityName"), ValueReader.guid(required(members, "id")));
    }

    private static XmlElement member(XmlElement body, List<String> order, String name) {
        XmlElement member = body.members(Namespaces.SERVICES, order).get(name);
        if (member == null || member.nil) {
            throw CrmFault.invalidArgument("Required member '" + name + "' missing.");
        }
        return member;
    }

    private static String required(Map<String, XmlElement> members, String name) {
        String text = QueryReader.text(members, name);
        if (text == null) {
            throw CrmFault.invalidArgument("Required field '" + name + "' is missing.");
        }
        return text;
    }

    private static void empty(XmlOut out, String response) {
        out.raw("<").raw(response).raw(" xmlns=\"").raw(Namespaces.SERVICES).raw("\"/>");
    }
}
