package org.floris.sandbox.crm.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.floris.sandbox.crm.Caller;
import org.floris.sandbox.crm.Crm;
import org.floris.sandbox.crm.CrmFault;
import org.floris.sandbox.crm.EntityType;
import org.floris.sandbox.crm.OptionValue;
import org.floris.sandbox.crm.Query;
import org.floris.sandbox.crm.RecordInput;
import org.floris.sandbox.crm.Reference;

/** Understands the requests inside Execute. The element that each call writes is the ExecuteResult. */
final class ExecuteReader {
    private static final List<String> REQUEST = List.of("Parameters", "RequestId", "RequestName");

    private final Crm crm;
    private final BusinessReader business;
    private final MetadataReader metadata;

    ExecuteReader(Crm crm) {
        this.crm = crm;
        this.business = new BusinessReader(crm, this);
        this.metadata = new MetadataReader(crm, this);
    }

    Call read(XmlElement request) {
        Map<String, XmlElement> members = request.members(Namespaces.CONTRACTS, REQUEST);
        String name = QueryReader.text(members, "RequestName");
        if (name == null) {
            throw CrmFault.invalidArgument("The request has no RequestName.");
        }
        XmlElement parameters = members.get("Parameters");
        return switch (name) {
            case "ExecuteMultiple" -> new MultipleReader(this).read(parameters);
            default -> {
                KeyedReferences.resolve(parameters, crm);
                yield read(name, new Parameters(name, ValueReader.pairs(parameters), elements(parameters)));
            }
        };
    }

    private Call read(String name, Parameters given) {
        return switch (name) {
            case "WhoAmI" -> result(name, Namespaces.MESSAGES, null, (caller, results) -> whoAmI(caller, results));
            case "RetrieveVersion" ->
                result(
                        name,
                        Namespaces.MESSAGES,
                        null,
                        (caller, results) ->
                                results.simple("Version", "string", crm.schema().version()));
            case "SetState" -> setState(given);
            case "Assign" -> assign(given);
            case "Create" -> create(given);
            case "Retrieve" -> retrieve(given);
            case "Update" -> update(given);
            case "Delete" -> delete(given);
            case "RetrieveMultiple" -> retrieveMultiple(given);
            case "Associate", "Disassociate" -> link(name, given);
            default -> MetadataReader.reads(name) ? metadata.read(name, given) : business.read(name, given);
        };
    }

    /** Writes the Results of one request. */
    interface Action {
        void run(Caller caller, Results results);
    }

    Call result(String name, String namespace, Reference about, Action action) {
        return new Call(
                name, about == null ? null : about.entity(), about == null ? null : about.id(), (caller, out) -> {
                    Results results = new Results(crm.database(), out, caller);
                    results.open("ExecuteResult", name, namespace);
                    action.run(caller, results);
                    results.close("ExecuteResult");
                });
    }

    private void whoAmI(Caller caller, Results results) {
        EntityType user = crm.schema().entity("systemuser");
        Object[] values = crm.retrieve(new Reference("systemuser", caller.user()));
        Reference unit = (Reference) values[user.attribute("businessunitid").index()];
        results.guid("UserId", caller.user());
        results.guid("BusinessUnitId", unit.id());
        results.guid(
                "OrganizationId",
                UUID.nameUUIDFromBytes(crm.schema().organization().getBytes()));
    }

    private Call setState(Parameters given) {
        Reference record = given.required("EntityMoniker", Reference.class);
        int state = given.required("State", OptionValue.class).value();
        int status = given.required("Status", OptionValue.class).value();
        return result(
                "SetState",
                Namespaces.MESSAGES,
                record,
                (caller, results) -> crm.setState(caller, record, state, status));
    }

    private Call assign(Parameters given) {
        Reference record = given.required("Target", Reference.class);
        Reference assignee = given.required("Assignee", Reference.class);
        return result("Assign", Namespaces.MESSAGES, record, (caller, results) -> crm.assign(caller, record, assignee));
    }

    private Call create(Parameters given) {
        RecordInput input = given.required("Target", RecordInput.class);
        Reference about = new Reference(input.entity(), input.id());
        return result(
                "Create",
                Namespaces.CONTRACTS,
                about,
                (caller, results) -> results.guid("id", crm.create(caller, input)));
    }

    private Call retrieve(Parameters given) {
        Reference record = given.required("Target", Reference.class);
        XmlElement columnSet = given.element("ColumnSet");
        List<RelatedReader.Related> related =
                RelatedReader.read(crm.schema(), given.elements().get("RelatedEntitiesQuery"));
        return result("Retrieve", Namespaces.CONTRACTS, record, (caller, results) -> {
            EntityType entity = crm.schema().entity(record.entity());
            Object[] row = crm.retrieve(record);
            results.record(
                    "Entity",
                    entity,
                    QueryReader.columns(entity, columnSet),
                    row,
                    writer -> related.forEach(one -> writer.related(
                            one.relationship().name(), one.role(), crm.query(caller, one.of(record, row)))));
        });
    }

    private Call update(Parameters given) {
        RecordInput input = given.required("Target", RecordInput.class);
        Reference about = new Reference(input.entity(), input.id());
        return result("Update", Namespaces.CONTRACTS, about, (caller, results) -> crm.update(caller, input));
    }

    private Call delete(Parameters given) {
        Reference record = given.required("Target", Reference.class);
        return result("Delete", Namespaces.CONTRACTS, record, (caller, results) -> crm.delete(caller, record));
    }

    private Call retrieveMultiple(Parameters given) {
        Query query = QueryReader.read(crm.schema(), given.element("Query"));
        Reference about = new Reference(query.entity().name(), null);
        return result(
                "RetrieveMultiple",
                Namespaces.CONTRACTS,
                about,
                (caller, results) -> results.collection("EntityCollection", crm.query(caller, query)));
    }

    private Call link(String name, Parameters given) {
        Reference record = given.required("Target", Reference.class);
        String relationship = CallReader.relationship(given.element("Relationship"));
        List<Reference> related = CallReader.references(given.element("RelatedEntities"));
        return result(name, Namespaces.CONTRACTS, record, (caller, results) -> {
            if (name.equals("Associate")) {
                crm.associate(caller, record, relationship, related);
            } else {
                crm.disassociate(caller, record, relationship, related);
            }
        });
    }

    private static Map<String, XmlElement> elements(XmlElement parameters) {
        Map<String, XmlElement> elements = new HashMap<>();
        for (XmlElement pair : new ArrayList<>(QueryReader.children(parameters))) {
            XmlElement key = pair.child(Namespaces.GENERIC, "key");
            elements.put(key == null ? "" : key.text.strip(), pair.child(Namespaces.GENERIC, "value"));
        }
        return elements;
    }
}
