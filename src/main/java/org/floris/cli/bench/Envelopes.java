package org.floris.cli.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The messages that are sent, written as callers in the field write them. */
final class Envelopes {
    private static final String SERVICES = "http://schemas.microsoft.com/xrm/2011/Contracts/Services";
    private static final String CONTRACTS = "http://schemas.microsoft.com/xrm/2011/Contracts";
    private static final String ARRAYS = "http://schemas.microsoft.com/2003/10/Serialization/Arrays";
    private static final String GUID = "http://schemas.microsoft.com/2003/10/Serialization/";
    private static final String COLLECTIONS = "http://schemas.datacontract.org/2004/07/System.Collections.Generic";
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String XSD = "http://www.w3.org/2001/XMLSchema";

    private Envelopes() {}

    /** Clients, so many of them at most; only of those with these ids, if there are any. */
    static byte[] query(int count, List<String> columns, List<String> ids) {
        StringBuilder body = new StringBuilder("<RetrieveMultiple xmlns=\"" + SERVICES
                + "\"><query i:type=\"b:QueryExpression\" xmlns:b=\"" + CONTRACTS + "\" xmlns:i=\"" + XSI
                + "\"><b:ColumnSet><b:AllColumns>false</b:AllColumns><b:Columns xmlns:d=\"" + ARRAYS + "\">");
        columns.forEach(column -> body.append("<d:string>").append(column).append("</d:string>"));
        body.append("</b:Columns></b:ColumnSet><b:Criteria><b:Conditions>");
        if (!ids.isEmpty()) {
            body.append("<b:ConditionExpression><b:AttributeName>contactid</b:AttributeName><b:Operator>In</b:Operator>"
                    + "<b:Values xmlns:d=\"" + ARRAYS + "\" xmlns:g=\"" + GUID + "\">");
            ids.forEach(id ->
                    body.append("<d:anyType i:type=\"g:guid\">").append(id).append("</d:anyType>"));
            body.append("</b:Values></b:ConditionExpression>");
        }
        body.append("</b:Conditions><b:FilterOperator>And</b:FilterOperator><b:Filters/></b:Criteria>"
                + "<b:Distinct>false</b:Distinct><b:EntityName>contact</b:EntityName><b:LinkEntities/><b:Orders/>"
                + "<b:PageInfo><b:Count>" + count + "</b:Count><b:PageNumber>1</b:PageNumber>"
                + "<b:PagingCookie i:nil=\"true\"/><b:ReturnTotalRecordCount>false</b:ReturnTotalRecordCount>"
                + "</b:PageInfo></query></RetrieveMultiple>");
        return envelope("", body.toString());
    }

    /** One attribute of a client. */
    static byte[] retrieve(String id, String column) {
        return envelope(
                "",
                "<Retrieve xmlns=\"" + SERVICES + "\"><entityName>contact</entityName><id>" + id
                        + "</id><columnSet xmlns:b=\"" + CONTRACTS
                        + "\"><b:AllColumns>false</b:AllColumns><b:Columns xmlns:d=\"" + ARRAYS + "\"><d:string>"
                        + column + "</d:string></b:Columns></columnSet></Retrieve>");
    }

    /** A client gets a text. */
    static byte[] update(String id, String attribute, String text) {
        return envelope(
                "",
                "<Update xmlns=\"" + SERVICES + "\"><entity xmlns:a=\"" + CONTRACTS + "\" xmlns:i=\"" + XSI
                        + "\"><a:Attributes xmlns:c=\"" + COLLECTIONS
                        + "\"><a:KeyValuePairOfstringanyType><c:key>" + attribute
                        + "</c:key><c:value i:type=\"x:string\" xmlns:x=\"" + XSD + "\">" + text
                        + "</c:value></a:KeyValuePairOfstringanyType></a:Attributes><a:EntityState i:nil=\"true\"/>"
                        + "<a:FormattedValues xmlns:c=\"" + COLLECTIONS + "\"/><a:Id>" + id
                        + "</a:Id><a:LogicalName>contact</a:LogicalName><a:RelatedEntities xmlns:c=\"" + COLLECTIONS
                        + "\"/></entity></Update>");
    }

    /** @param header inside of the SOAP header; empty for none */
    static byte[] envelope(String header, String body) {
        return ("<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\">"
                        + (header.isEmpty() ? "" : "<s:Header>" + header + "</s:Header>") + "<s:Body>" + body
                        + "</s:Body></s:Envelope>")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The same envelope with a header, which it had not. */
    static byte[] withHeader(byte[] envelope, String header) {
        return new String(envelope, StandardCharsets.UTF_8)
                .replace("<s:Body>", "<s:Header>" + header + "</s:Header><s:Body>")
                .getBytes(StandardCharsets.UTF_8);
    }
}
