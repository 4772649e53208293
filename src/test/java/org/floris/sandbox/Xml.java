package org.floris.sandbox;

/** Pieces of messages, written by hand in the spirit of real clients. */
final class Xml {
    private Xml() {}

    static String text(String key, String value) {
        return pair(key, "x:string", value);
    }

    static String pair(String key, String type, String content) {
        return "<b:KeyValuePairOfstringanyType><c:key>" + key + "</c:key><c:value i:type='" + type + "'>" + content
                + "</c:value></b:KeyValuePairOfstringanyType>";
    }

    static String nil(String key) {
        return "<b:KeyValuePairOfstringanyType><c:key>" + key + "</c:key><c:value i:nil='true'/>"
                + "</b:KeyValuePairOfstringanyType>";
    }

    static String option(String key, int value) {
        return pair(key, "b:OptionSetValue", "<b:Value>" + value + "</b:Value>");
    }

    static String money(String key, String value) {
        return pair(key, "b:Money", "<b:Value>" + value + "</b:Value>");
    }

    static String reference(String key, String entity, String id) {
        return pair(key, "b:EntityReference", bare(entity, id));
    }

    private static String bare(String entity, String id) {
        return "<b:Id>" + id + "</b:Id><b:LogicalName>" + entity + "</b:LogicalName><b:Name i:nil='true'/>";
    }

    static String parties(String key, String entity, String id) {
        return pair(
                key,
                "b:EntityCollection",
                "<b:Entities><b:Entity><b:Attributes>" + reference("partyid", entity, id)
                        + "</b:Attributes><b:LogicalName>activityparty</b:LogicalName></b:Entity></b:Entities>");
    }

    static String entity(String name, String id, String... attributes) {
        return "<entity><b:Attributes>" + String.join("", attributes) + "</b:Attributes><b:EntityState i:nil='true'/>"
                + "<b:FormattedValues/>" + (id == null ? "" : "<b:Id>" + id + "</b:Id>") + "<b:LogicalName>" + name
                + "</b:LogicalName><b:RelatedEntities/></entity>";
    }

    static String key(String entity, String id) {
        return "<entityName>" + entity + "</entityName><id>" + id + "</id>";
    }

    static String all() {
        return "<columnSet><b:AllColumns>true</b:AllColumns></columnSet>";
    }

    static String columns(String element, String... names) {
        StringBuilder columns = new StringBuilder("<" + element + "><b:AllColumns>false</b:AllColumns><b:Columns>");
        for (String name : names) {
            columns.append("<l:string>").append(name).append("</l:string>");
        }
        return columns + "</b:Columns></" + element + ">";
    }

    static String request(String type, String name, String... parameters) {
        return "<request i:type='" + type + "'><b:Parameters>" + String.join("", parameters)
                + "</b:Parameters><b:RequestId i:nil='true'/><b:RequestName>" + name + "</b:RequestName></request>";
    }

    static String condition(String attribute, String operator, String... values) {
        StringBuilder condition = new StringBuilder("<b:ConditionExpression><b:AttributeName>" + attribute
                + "</b:AttributeName><b:Operator>" + operator + "</b:Operator><b:Values>");
        for (String value : values) {
            condition.append("<l:anyType i:type='x:string'>").append(value).append("</l:anyType>");
        }
        return condition + "</b:Values></b:ConditionExpression>";
    }

    static String query(String entity, String columns, String conditions, String links, String orders, String page) {
        return "<query i:type='b:QueryExpression'>" + columns + "<b:Criteria><b:Conditions>" + conditions
                + "</b:Conditions><b:FilterOperator>And</b:FilterOperator><b:Filters/></b:Criteria>"
                + "<b:Distinct>false</b:Distinct><b:EntityName>" + entity + "</b:EntityName><b:LinkEntities>" + links
                + "</b:LinkEntities><b:Orders>" + orders + "</b:Orders>" + page + "<b:NoLock>false</b:NoLock></query>";
    }

    static String page(int number, int count, String cookie, boolean total) {
        String text = cookie == null
                ? "<b:PagingCookie i:nil='true'/>"
                : "<b:PagingCookie>" + escape(cookie) + "</b:PagingCookie>";
        return "<b:PageInfo><b:Count>" + count + "</b:Count><b:PageNumber>" + number + "</b:PageNumber>" + text
                + "<b:ReturnTotalRecordCount>" + total + "</b:ReturnTotalRecordCount></b:PageInfo>";
    }

    static String fetch(String fetch) {
        return "<query i:type='b:FetchExpression'><b:Query>" + escape(fetch) + "</b:Query></query>";
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
