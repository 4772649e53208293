package org.floris.crash;

import java.util.UUID;

/** What is asked of the Organization Service. */
record Message(String action, String body) {
    private static final String SERVICES = "http://schemas.microsoft.com/xrm/2011/Contracts/Services";
    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    /** @param id null: the system gives one */
    static Message create(String entity, UUID id, String attributes) {
        return new Message(
                "Create",
                "<Create xmlns=\"%s\" xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\">%s</Create>"
                        .formatted(SERVICES, entity(entity, id == null ? NOBODY : id.toString(), attributes)));
    }

    static Message update(String entity, UUID id, String attributes) {
        return new Message(
                "Update",
                "<Update xmlns=\"%s\" xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\">%s</Update>"
                        .formatted(SERVICES, entity(entity, id.toString(), attributes)));
    }

    static Message delete(String entity, UUID id) {
        return new Message(
                "Delete",
                "<Delete xmlns=\"%s\"><entityName>%s</entityName><id>%s</id></Delete>".formatted(SERVICES, entity, id));
    }

    static Message setState(String entity, UUID id, int state, int status) {
        return execute(
                "SetState",
                pair("EntityMoniker", reference(entity, id.toString()))
                        + pair("State", option(state))
                        + pair("Status", option(status)));
    }

    static Message assign(String entity, UUID id, String user) {
        return execute(
                "Assign",
                pair("Target", reference(entity, id.toString())) + pair("Assignee", reference("systemuser", user)));
    }

    private static Message execute(String request, String parameters) {
        return new Message(
                "Execute",
                """
                <Execute xmlns="%s" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">
                <request i:type="b:%sRequest" xmlns:a="http://schemas.microsoft.com/xrm/2011/Contracts" xmlns:b="http://schemas.microsoft.com/crm/2011/Contracts">
                <a:Parameters xmlns:c="http://schemas.datacontract.org/2004/07/System.Collections.Generic">%s</a:Parameters>
                <a:RequestId i:nil="true" /><a:RequestName>%s</a:RequestName></request></Execute>"""
                        .formatted(SERVICES, request, parameters, request));
    }

    /** @param add false: what is tied is untied */
    static Message tie(boolean add, String entity, UUID id, String relationship, String other, UUID otherId) {
        String operation = add ? "Associate" : "Disassociate";
        return new Message(
                operation,
                """
                <%s xmlns="%s" xmlns:b="http://schemas.microsoft.com/xrm/2011/Contracts" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">
                <entityName>%s</entityName><entityId>%s</entityId>
                <relationship><b:PrimaryEntityRole i:nil="true" /><b:SchemaName>%s</b:SchemaName></relationship>
                <relatedEntities><b:EntityReference><b:Id>%s</b:Id><b:LogicalName>%s</b:LogicalName></b:EntityReference></relatedEntities>
                </%s>"""
                        .formatted(operation, SERVICES, entity, id, relationship, otherId, other, operation));
    }

    static String lookup(String name, String entity, UUID id) {
        return pair(name, reference(entity, id.toString()));
    }

    static String text(String name, String value) {
        return pair(
                name,
                "<c:value i:type=\"s:string\" xmlns:s=\"http://www.w3.org/2001/XMLSchema\">" + value + "</c:value>");
    }

    private static String entity(String name, String id, String attributes) {
        return """
                <entity xmlns:a="http://schemas.microsoft.com/xrm/2011/Contracts">
                <a:Attributes xmlns:c="http://schemas.datacontract.org/2004/07/System.Collections.Generic">%s</a:Attributes>
                <a:EntityState i:nil="true" /><a:FormattedValues xmlns:b="http://schemas.datacontract.org/2004/07/System.Collections.Generic" />
                <a:Id>%s</a:Id><a:LogicalName>%s</a:LogicalName>
                <a:RelatedEntities xmlns:b="http://schemas.datacontract.org/2004/07/System.Collections.Generic" /></entity>"""
                .formatted(attributes, id, name);
    }

    private static String pair(String key, String value) {
        return "<a:KeyValuePairOfstringanyType><c:key>" + key + "</c:key>" + value + "</a:KeyValuePairOfstringanyType>";
    }

    private static String option(int value) {
        return "<c:value i:type=\"a:OptionSetValue\"><a:Value>" + value + "</a:Value></c:value>";
    }

    private static String reference(String entity, String id) {
        return "<c:value i:type=\"a:EntityReference\"><a:Id>" + id + "</a:Id><a:LogicalName>" + entity
                + "</a:LogicalName><a:Name i:nil=\"true\" /></c:value>";
    }
}
