package org.floris.sandbox.crm.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.floris.sandbox.crm.Crm;
import org.floris.sandbox.crm.CrmFault;
import org.floris.sandbox.crm.EntityType;
import org.floris.sandbox.crm.OptionValue;
import org.floris.sandbox.crm.RecordInput;
import org.floris.sandbox.crm.Reference;

/** The messages of the CRM application: closing, qualifying, merging, lists, settings, sharing. */
final class BusinessReader {
    private static final List<String> PRINCIPAL_ACCESS = List.of("AccessMask", "Principal");
    private static final Map<String, Integer> RIGHTS = rights();

    private final Crm crm;
    private final ExecuteReader execute;

    BusinessReader(Crm crm, ExecuteReader execute) {
        this.crm = crm;
        this.execute = execute;
    }

    private static Map<String, Integer> rights() {
        Map<String, Integer> rights = new LinkedHashMap<>();
        rights.put("ReadAccess", 1);
        rights.put("WriteAccess", 2);
        rights.put("AppendAccess", 4);
        rights.put("AppendToAccess", 16);
        rights.put("CreateAccess", 32);
        rights.put("DeleteAccess", 65_536);
        rights.put("ShareAccess", 262_144);
        rights.put("AssignAccess", 524_288);
        return rights;
    }

    Call read(String name, Parameters given) {
        return switch (name) {
            case "Upsert" -> upsert(given);
            case "WinOpportunity" -> close(name, given, 1);
            case "LoseOpportunity" -> close(name, given, 2);
            case "QualifyLead" -> qualify(given);
            case "Merge" -> merge(given);
            case "AddMemberList", "RemoveMemberList" -> member(name, given);
            case "AddListMembersList" -> members(given);
            case "RetrieveUserSettingsSystemUser" -> userSettings(given);
            case "UpdateUserSettingsSystemUser" -> chooseUserSettings(given);
            case "GrantAccess", "ModifyAccess" -> share(name, given);
            case "RevokeAccess" -> revoke(given);
            case "RetrieveSharedPrincipalsAndAccess" -> sharing(name, given);
            default -> throw CrmFault.invalidArgument("The request '" + name + "' is not known.");
        };
    }

    private Call upsert(Parameters given) {
        if (crm.schema().version().startsWith("5.")) {
            throw CrmFault.invalidArgument("The request 'Upsert' is not known.");
        }
        RecordInput input = given.required("Target", RecordInput.class);
        Reference about = new Reference(input.entity(), input.id());
        return execute.result("Upsert", Namespaces.CONTRACTS, about, (caller, results) -> {
            Crm.Upserted upserted = crm.upsert(caller, input);
            results.simple("RecordCreated", "boolean", Boolean.toString(upserted.created()));
            results.reference("Target", new Reference(input.entity(), upserted.id()));
        });
    }

    private Call close(String name, Parameters given, int state) {
        RecordInput activity = given.required("OpportunityClose", RecordInput.class);
        int status = given.required("Status", OptionValue.class).value();
        Reference about = activity.attributes().get("opportunityid") instanceof Reference closed ? closed : null;
        return execute.result(
                name,
                Namespaces.MESSAGES,
                about,
                (caller, results) -> crm.close(caller, "opportunity", activity, state, status));
    }

    private Call qualify(Parameters given) {
        Reference lead = given.required("LeadId", Reference.class);
        int status = given.required("Status", OptionValue.class).value();
        List<String> wanted = new ArrayList<>();
        for (String entity : List.of("Account", "Contact", "Opportunity")) {
            if (given.required("Create" + entity, Boolean.class)) {
                wanted.add(entity.toLowerCase(java.util.Locale.ROOT));
            }
        }
        Reference customer = given.values().get("OpportunityCustomerId") instanceof Reference chosen ? chosen : null;
        return execute.result(
                "QualifyLead",
                Namespaces.MESSAGES,
                lead,
                (caller, results) ->
                        results.references("CreatedEntities", crm.qualify(caller, lead, wanted, customer, status)));
    }

    private Call merge(Parameters given) {
        Reference target = given.required("Target", Reference.class);
        UUID subordinate = given.required("SubordinateId", UUID.class);
        RecordInput content = given.values().get("UpdateContent") instanceof RecordInput taken ? taken : null;
        given.required("PerformParentingChecks", Boolean.class);
        return execute.result(
                "Merge",
                Namespaces.MESSAGES,
                target,
                (caller, results) -> crm.merge(caller, target, subordinate, content));
    }

    private Call member(String name, Parameters given) {
        UUID list = given.required("ListId", UUID.class);
        UUID member = given.required("EntityId", UUID.class);
        return execute.result(name, Namespaces.MESSAGES, new Reference("list", list), (caller, results) -> {
            if (name.equals("AddMemberList")) {
                results.guid("Id", crm.members().add(caller, list, member));
            } else {
                crm.members().remove(caller, list, member);
            }
        });
    }

    private Call members(Parameters given) {
        UUID list = given.required("ListId", UUID.class);
        List<UUID> members = given.element("MemberIds").children.stream()
                .map(id -> ValueReader.guid(id.text))
                .toList();
        return execute.result(
                "AddListMembersList",
                Namespaces.MESSAGES,
                new Reference("list", list),
                (caller, results) -> members.forEach(member -> crm.members().add(caller, list, member)));
    }

    private Call userSettings(Parameters given) {
        UUID user = given.required("EntityId", UUID.class);
        XmlElement columns = given.element("ColumnSet");
        EntityType entity = crm.schema().entity("usersettings");
        return execute.result(
                "RetrieveUserSettingsSystemUser",
                Namespaces.MESSAGES,
                new Reference("usersettings", user),
                (caller, results) -> results.record(
                        "Entity",
                        entity,
                        QueryReader.columns(entity, columns),
                        crm.userSettings().retrieve(user),
                        writer -> {}));
    }

    private Call chooseUserSettings(Parameters given) {
        UUID user = given.required("UserId", UUID.class);
        RecordInput chosen = given.required("Settings", RecordInput.class);
        return execute.result(
                "UpdateUserSettingsSystemUser",
                Namespaces.MESSAGES,
                new Reference("usersettings", user),
                (caller, results) -> crm.userSettings().update(caller, user, chosen.attributes()));
    }

    private Call share(String name, Parameters given) {
        Reference record = given.required("Target", Reference.class);
        Map<String, XmlElement> access =
                given.element("PrincipalAccess").members(Namespaces.MESSAGES, PRINCIPAL_ACCESS);
        if (access.size() != PRINCIPAL_ACCESS.size()) {
            throw CrmFault.invalidArgument("A PrincipalAccess needs AccessMask and Principal.");
        }
        int mask = mask(access.get("AccessMask").text);
        Reference principal = ValueReader.reference(access.get("Principal"));
        return execute.result(name, Namespaces.MESSAGES, record, (caller, results) -> {
            if (name.equals("GrantAccess")) {
                crm.shares().grant(record, principal, mask);
            } else {
                crm.shares().modify(record, principal, mask);
            }
        });
    }

    private Call revoke(Parameters given) {
        Reference record = given.required("Target", Reference.class);
        Reference principal = given.required("Revokee", Reference.class);
        return execute.result("RevokeAccess", Namespaces.MESSAGES, record, (caller, results) -> crm.shares()
                .modify(record, principal, 0));
    }

    private Call sharing(String name, Parameters given) {
        Reference record = given.required("Target", Reference.class);
        return execute.result(name, Namespaces.MESSAGES, record, (caller, results) -> {
            Map<Reference, String> shown = new LinkedHashMap<>();
            crm.shares().of(record).forEach((principal, mask) -> shown.put(principal, text(mask)));
            results.principals("PrincipalAccesses", shown);
        });
    }

    private static int mask(String text) {
        int mask = 0;
        for (String right : text.strip().split("\\s+")) {
            Integer bit = right.equals("None") ? Integer.valueOf(0) : RIGHTS.get(right);
            if (bit == null) {
                throw CrmFault.invalidArgument("The access right '" + right + "' is not known.");
            }
            mask |= bit;
        }
        return mask;
    }

    private static String text(int mask) {
        StringBuilder text = new StringBuilder();
        RIGHTS.forEach((right, bit) -> {
            if ((mask & bit) != 0) {
                text.append(text.isEmpty() ? "" : " ").append(right);
            }
        });
        return text.toString();
    }
}
