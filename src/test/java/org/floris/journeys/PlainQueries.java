package org.floris.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Queries in forsage's terms as clients write them, each carried out until there is no more. */
final class PlainQueries {
    /** By what they show; each makes the body for a page and a cookie, which is null on the first. */
    static final Map<String, BiFunction<Integer, String, String>> ALL = all();

    private PlainQueries() {}

    private static Map<String, BiFunction<Integer, String, String>> all() {
        Map<String, BiFunction<Integer, String, String>> all = new LinkedHashMap<>();
        all.put(
                "states, options and dates in nested filters, sorted, with a join",
                (page, cookie) -> expression(page, cookie));
        all.put(
                "FetchXML with a join by a tie, a passport and an owner",
                (page, cookie) -> fetch(
                        """
                        <fetch count="7" page="%d"%s><entity name="opportunity">
                        <attribute name="frs_stage"/><attribute name="statuscode"/><attribute name="estimatedvalue"/>
                        <attribute name="customerid"/><attribute name="ownerid"/>
                        <order attribute="estimatedvalue" descending="true"/>
                        <filter type="or"><condition attribute="statecode" operator="ne" value="0"/>
                        <condition attribute="frs_program" operator="in"><value>1</value><value>4</value></condition>
                        </filter>
                        <link-entity name="contact" from="contactid" to="customerid" alias="client">
                        <attribute name="lastname"/><attribute name="frs_passport"/>
                        <filter><condition attribute="frs_passport" operator="not-null"/></filter></link-entity>
                        </entity></fetch>"""
                                .formatted(page, cookie(cookie))));
        all.put(
                "co-borrowers",
                (page, cookie) -> fetch(
                        """
                        <fetch count="50" page="%d"%s><entity name="opportunity"><attribute name="name"/>
                        <link-entity name="frs_opportunity_contact" from="opportunityid" to="opportunityid" intersect="true">
                        <link-entity name="contact" from="contactid" to="contactid" alias="co">
                        <attribute name="lastname"/><attribute name="frs_segment"/></link-entity></link-entity>
                        </entity></fetch>"""
                                .formatted(page, cookie(cookie))));
        all.put(
                "sums by status and month",
                (page, cookie) -> fetch(
                        """
                        <fetch aggregate="true"><entity name="opportunity">
                        <attribute name="opportunityid" aggregate="count" alias="n"/>
                        <attribute name="estimatedvalue" aggregate="sum" alias="total"/>
                        <attribute name="frs_program" groupby="true" alias="program"/>
                        <attribute name="estimatedclosedate" groupby="true" dategrouping="quarter" alias="q"/>
                        </entity></fetch>"""));
        all.put(
                "distinct segments",
                (page, cookie) -> fetch(
                        """
                        <fetch distinct="true" page="%d"%s><entity name="contact"><attribute name="frs_segment"/>
                        <filter><condition attribute="statecode" operator="eq" value="0"/></filter>
                        </entity></fetch>"""
                                .formatted(page, cookie(cookie))));
        return all;
    }

    private static String expression(int page, String cookie) {
        return """
                <RetrieveMultiple xmlns="http://schemas.microsoft.com/xrm/2011/Contracts/Services"
                 xmlns:i="http://www.w3.org/2001/XMLSchema-instance">
                <query i:type="b:QueryExpression" xmlns:b="http://schemas.microsoft.com/xrm/2011/Contracts"
                 xmlns:d="http://schemas.microsoft.com/2003/10/Serialization/Arrays" xmlns:x="http://www.w3.org/2001/XMLSchema">
                <b:ColumnSet><b:AllColumns>false</b:AllColumns><b:Columns><d:string>name</d:string>
                <d:string>estimatedclosedate</d:string><d:string>statecode</d:string></b:Columns></b:ColumnSet>
                <b:Criteria><b:Conditions><b:ConditionExpression><b:AttributeName>estimatedclosedate</b:AttributeName>
                <b:Operator>GreaterThan</b:Operator><b:Values><d:anyType i:type="x:dateTime">2015-01-01T00:00:00Z</d:anyType>
                </b:Values></b:ConditionExpression></b:Conditions><b:FilterOperator>And</b:FilterOperator>
                <b:Filters><b:FilterExpression><b:Conditions>
                <b:ConditionExpression><b:AttributeName>statecode</b:AttributeName><b:Operator>In</b:Operator>
                <b:Values><d:anyType i:type="x:int">1</d:anyType><d:anyType i:type="x:int">2</d:anyType></b:Values>
                </b:ConditionExpression>
                <b:ConditionExpression><b:AttributeName>frs_stage</b:AttributeName><b:Operator>LessEqual</b:Operator>
                <b:Values><d:anyType i:type="x:int">2</d:anyType></b:Values></b:ConditionExpression></b:Conditions>
                <b:FilterOperator>Or</b:FilterOperator><b:Filters/></b:FilterExpression></b:Filters></b:Criteria>
                <b:Distinct>false</b:Distinct><b:EntityName>opportunity</b:EntityName>
                <b:LinkEntities><b:LinkEntity><b:Columns><b:AllColumns>false</b:AllColumns><b:Columns>
                <d:string>birthdate</d:string><d:string>familystatuscode</d:string></b:Columns></b:Columns>
                <b:EntityAlias>c</b:EntityAlias><b:JoinOperator>LeftOuter</b:JoinOperator>
                <b:LinkCriteria><b:Conditions/><b:FilterOperator>And</b:FilterOperator><b:Filters/></b:LinkCriteria>
                <b:LinkEntities/><b:LinkFromAttributeName>customerid</b:LinkFromAttributeName>
                <b:LinkFromEntityName>opportunity</b:LinkFromEntityName><b:LinkToAttributeName>contactid</b:LinkToAttributeName>
                <b:LinkToEntityName>contact</b:LinkToEntityName></b:LinkEntity></b:LinkEntities>
                <b:Orders><b:OrderExpression><b:AttributeName>name</b:AttributeName><b:OrderType>Ascending</b:OrderType>
                </b:OrderExpression></b:Orders>
                <b:PageInfo><b:Count>9</b:Count><b:PageNumber>%d</b:PageNumber>%s
                <b:ReturnTotalRecordCount>true</b:ReturnTotalRecordCount></b:PageInfo><b:NoLock>true</b:NoLock>
                </query></RetrieveMultiple>"""
                .formatted(
                        page,
                        cookie == null
                                ? "<b:PagingCookie i:nil=\"true\"/>"
                                : "<b:PagingCookie>" + escaped(cookie) + "</b:PagingCookie>");
    }

    /** In loris' terms: one of its states is three of forsage's, and half of a passport a part of forsage's. */
    static String closedApplications(int page, String cookie) {
        return fetch(
                """
                <fetch count="11" page="%d"%s><entity name="lrs_application"><attribute name="lrs_stage"/>
                <attribute name="statecode"/><attribute name="statuscode"/><attribute name="lrs_amount"/>
                <attribute name="lrs_clientid"/><order attribute="lrs_name"/>
                <filter><condition attribute="statecode" operator="eq" value="1"/></filter>
                <link-entity name="contact" from="contactid" to="lrs_clientid" alias="c">
                <attribute name="lrs_passportseries"/><attribute name="lrs_passportnumber"/><attribute name="lrs_income"/>
                <filter><condition attribute="lrs_passportseries" operator="begins-with" value="4"/></filter>
                </link-entity></entity></fetch>"""
                        .formatted(page, cookie(cookie)));
    }

    static String fetch(String fetch) {
        return """
                <RetrieveMultiple xmlns="http://schemas.microsoft.com/xrm/2011/Contracts/Services"
                 xmlns:i="http://www.w3.org/2001/XMLSchema-instance">
                <query i:type="b:FetchExpression" xmlns:b="http://schemas.microsoft.com/xrm/2011/Contracts">
                <b:Query>%s</b:Query></query></RetrieveMultiple>"""
                .formatted(escaped(fetch));
    }

    /** All applications by that relationship, as RelatedEntitiesQuery asks for them. */
    static String related(String relationship) {
        return """
                <c:value i:type="a:RelationshipQueryCollection">
                <a:KeyValuePairOfRelationshipQueryBaseX_PsK4FkN><c:key><a:PrimaryEntityRole i:nil="true"/>
                <a:SchemaName>%s</a:SchemaName></c:key><c:value i:type="a:QueryExpression">
                <a:ColumnSet><a:AllColumns>true</a:AllColumns><a:Columns/></a:ColumnSet>
                <a:Criteria><a:Conditions/><a:FilterOperator>And</a:FilterOperator><a:Filters/></a:Criteria>
                <a:Distinct>false</a:Distinct><a:EntityName>opportunity</a:EntityName><a:LinkEntities/><a:Orders/>
                </c:value></a:KeyValuePairOfRelationshipQueryBaseX_PsK4FkN></c:value>"""
                .formatted(relationship);
    }

    /** The ids of the records that came along. */
    static Set<String> relatedIds(String answer) {
        Set<String> found = new TreeSet<>();
        NodeList entities = document(answer).getElementsByTagNameNS("*", "Entity");
        for (int index = 0; index < entities.getLength(); index++) {
            NodeList ids = ((Element) entities.item(index)).getElementsByTagNameNS("*", "Id");
            found.add(ids.item(ids.getLength() - 1).getTextContent());
        }
        return found;
    }

    private static String cookie(String cookie) {
        return cookie == null ? "" : " paging-cookie=\"" + escaped(cookie) + "\"";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    /** All rows of all pages, each as its id and its values by name. */
    static Set<String> rows(PlainSoap office, BiFunction<Integer, String, String> query) {
        Set<String> rows = new TreeSet<>();
        String cookie = null;
        boolean more = true;
        for (int page = 1; more; page++) {
            PlainSoap.Answer answer = office.call("RetrieveMultiple", query.apply(page, cookie));
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            Document document = document(answer.body());
            NodeList entities = document.getElementsByTagNameNS("*", "Entity");
            for (int index = 0; index < entities.getLength(); index++) {
                rows.add(row((Element) entities.item(index)));
            }
            NodeList cookies = document.getElementsByTagNameNS("*", "PagingCookie");
            cookie = cookies.item(0).getTextContent();
            more = answer.text("MoreRecords").equals("true");
            assertThat(page).isLessThan(200);
        }
        return rows;
    }

    private static String row(Element entity) {
        Map<String, String> values = new TreeMap<>();
        NodeList pairs = entity.getElementsByTagNameNS("*", "KeyValuePairOfstringanyType");
        for (int index = 0; index < pairs.getLength(); index++) {
            Element pair = (Element) pairs.item(index);
            values.put(
                    pair.getElementsByTagNameNS("*", "key").item(0).getTextContent(),
                    pair.getElementsByTagNameNS("*", "value").item(0).getTextContent());
        }
        NodeList names = entity.getElementsByTagNameNS("*", "LogicalName");
        return names.item(names.getLength() - 1).getTextContent() + " " + values;
    }

    private static Document document(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        } catch (Exception wrong) {
            throw new AssertionError("Not an XML answer: " + xml, wrong);
        }
    }
}
