package org.floris.cli.demo;

/** The Organization Service's messages as a caller in the field writes them: text with holes. */
final class Messages {
    private static final String SERVICES = "http://schemas.microsoft.com/xrm/2011/Contracts/Services";
    private static final String CONTRACTS = "http://schemas.microsoft.com/xrm/2011/Contracts";
    private static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String ARRAYS = "http://schemas.microsoft.com/2003/10/Serialization/Arrays";
    private static final String COLLECTIONS = "http://schemas.datacontract.org/2004/07/System.Collections.Generic";

    private Messages() {}

    /** @param operation as in the SOAPAction */
    record Message(String operation, String body) {
        String action() {
            return SERVICES + "/IOrganizationService/" + operation;
        }

        String envelope() {
            return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>" + body
                    + "</s:Body></s:Envelope>";
        }
    }

    static Message retrieve(String entity, String id, String... columns) {
        return new Message(
                "Retrieve",
                "<Retrieve xmlns=\"" + SERVICES + "\"><entityName>" + entity + "</entityName><id>" + id
                        + "</id><columnSet xmlns:b=\"" + CONTRACTS + "\">" + columns(columns)
                        + "</columnSet></Retrieve>");
    }

    /** Up to 20 records whose lookup points to {@code id}. */
    static Message pointingTo(String entity, String lookup, String id, String... columns) {
        return new Message(
                "RetrieveMultiple",
                "<RetrieveMultiple xmlns=\"" + SERVICES + "\"><query i:type=\"b:QueryExpression\" xmlns:b=\""
                        + CONTRACTS + "\" xmlns:i=\"" + INSTANCE + "\"><b:ColumnSet>" + columns(columns)
                        + "</b:ColumnSet><b:Criteria><b:Conditions><b:ConditionExpression><b:AttributeName>" + lookup
                        + "</b:AttributeName><b:Operator>Equal</b:Operator><b:Values xmlns:d=\"" + ARRAYS
                        + "\"><d:anyType i:type=\"g:guid\" xmlns:g=\"http://schemas.microsoft.com/2003/10/Serialization/\">"
                        + id + "</d:anyType></b:Values></b:ConditionExpression></b:Conditions>"
                        + "<b:FilterOperator>And</b:FilterOperator><b:Filters/></b:Criteria><b:Distinct>false</b:Distinct>"
                        + "<b:EntityName>" + entity + "</b:EntityName><b:LinkEntities/><b:Orders/><b:PageInfo>"
                        + "<b:Count>20</b:Count><b:PageNumber>1</b:PageNumber><b:PagingCookie i:nil=\"true\"/>"
                        + "<b:ReturnTotalRecordCount>false</b:ReturnTotalRecordCount></b:PageInfo></query>"
                        + "</RetrieveMultiple>");
    }

    static Message create(String entity, String attributes) {
        return new Message(
                "Create",
                "<Create xmlns=\"" + SERVICES + "\">"
                        + entity(entity, "00000000-0000-0000-0000-000000000000", attributes) + "</Create>");
    }

    static Message update(String entity, String id, String attributes) {
        return new Message(
                "Update", "<Update xmlns=\"" + SERVICES + "\">" + entity(entity, id, attributes) + "</Update>");
    }

    static Message setState(String entity, String id, int state, int status) {
        return new Message(
                "Execute",
                "<Execute xmlns=\"" + SERVICES + "\"><request xmlns:i=\"" + INSTANCE
                        + "\" i:type=\"m:SetStateRequest\" xmlns:a=\"" + CONTRACTS
                        + "\" xmlns:m=\"http://schemas.microsoft.com/crm/2011/Contracts\"><a:Parameters xmlns:c=\""
                        + COLLECTIONS + "\">" + pair("EntityMoniker", reference(entity, id))
                        + pair("State", option(state)) + pair("Status", option(status))
                        + "</a:Parameters><a:RequestId i:nil=\"true\"/><a:RequestName>SetState</a:RequestName></request>"
                        + "</Execute>");
    }

    static String text(String name, String value) {
        String escaped = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return pair(
                name,
                "<c:value i:type=\"x:string\" xmlns:x=\"http://www.w3.org/2001/XMLSchema\">" + escaped + "</c:value>");
    }

    static String lookup(String name, String entity, String id) {
        return pair(name, reference(entity, id));
    }

    private static String columns(String... names) {
        StringBuilder columns = new StringBuilder("<b:AllColumns>false</b:AllColumns><b:Columns xmlns:d=\"")
                .append(ARRAYS)
                .append("\">");
        for (String name : names) {
            columns.append("<d:string>").append(name).append("</d:string>");
        }
        return columns.append("</b:Columns>").toString();
    }

    private static String entity(String name, String id, String attributes) {
        return "<entity xmlns:a=\"" + CONTRACTS + "\" xmlns:i=\"" + INSTANCE + "\"><a:Attributes xmlns:c=\""
                + COLLECTIONS + "\">" + attributes + "</a:Attributes><a:EntityState i:nil=\"true\"/>"
                + "<a:FormattedValues xmlns:c=\"" + COLLECTIONS + "\"/><a:Id>" + id + "</a:Id><a:LogicalName>" + name
                + "</a:LogicalName><a:RelatedEntities xmlns:c=\"" + COLLECTIONS + "\"/></entity>";
    }

    private static String pair(String key, String value) {
        return "<a:KeyValuePairOfstringanyType><c:key>" + key + "</c:key>" + value + "</a:KeyValuePairOfstringanyType>";
    }

    private static String option(int value) {
        return "<c:value i:type=\"a:OptionSetValue\"><a:Value>" + value + "</a:Value></c:value>";
    }

    private static String reference(String entity, String id) {
        return "<c:value i:type=\"a:EntityReference\"><a:Id>" + id + "</a:Id><a:LogicalName>" + entity
                + "</a:LogicalName><a:Name i:nil=\"true\"/></c:value>";
    }
}
