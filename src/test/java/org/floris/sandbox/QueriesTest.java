package org.floris.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class QueriesTest {
    private static final int CLIENTS = 5_300;
    private static Rehearsal rehearsal;
    private static SoapClient forsage;

    @BeforeAll
    static void start() {
        rehearsal = Rehearsal.ofClients(CLIENTS);
        forsage = rehearsal.hub("forsage");
    }

    @AfterAll
    static void stop() {
        rehearsal.close();
    }

    private static SoapClient.Answer expression(String conditions, String links, String orders, String page) {
        return forsage.call(
                "RetrieveMultiple",
                Xml.query("contact", Xml.columns("b:ColumnSet", "lastname"), conditions, links, orders, page));
    }

    private static SoapClient.Answer found(String... condition) {
        String[] values = java.util.Arrays.copyOfRange(condition, 2, condition.length);
        var answer = expression(Xml.condition(condition[0], condition[1], values), "", "", Xml.page(1, 10, null, true));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private static int total(String... condition) {
        return Integer.parseInt(found(condition).value("TotalRecordCount"));
    }

    private static SoapClient.Answer fetched(String fetch) {
        var answer = forsage.call("RetrieveMultiple", Xml.fetch(fetch));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    @Test
    void pagesGoOnByTheCookieUntilThereIsNoMore() {
        for (String order : new String[] {
            "",
            "<b:OrderExpression><b:AttributeName>lastname</b:AttributeName><b:OrderType>Descending</b:OrderType>"
                    + "</b:OrderExpression>"
        }) {
            var first = expression("", "", order, Xml.page(1, 5000, null, false));
            assertThat(first.count("Entity")).isEqualTo(5000);
            assertThat(first.value("MoreRecords")).isEqualTo("true");
            assertThat(first.value("TotalRecordCount")).isEqualTo("-1");
            var second = expression("", "", order, Xml.page(2, 5000, first.value("PagingCookie"), false));
            assertThat(second.count("Entity")).isEqualTo(CLIENTS - 5000);
            assertThat(second.value("MoreRecords")).isEqualTo("false");
        }
    }

    @Test
    void aHighPageNeedsACookieThatFits() {
        assertThat(expression("", "", "", Xml.page(2, 5000, null, false)).code())
                .isEqualTo("-2147204342");
        assertThat(expression("", "", "", Xml.page(2, 50, null, false)).count("Entity"))
                .isEqualTo(50);
        String cookie = expression("", "", "", Xml.page(1, 100, null, false)).value("PagingCookie");
        assertThat(expression("", "", "", Xml.page(3, 100, cookie, false)).code())
                .isEqualTo("-2147217110");
        String otherOrder = "<b:OrderExpression><b:AttributeName>birthdate</b:AttributeName></b:OrderExpression>";
        assertThat(expression("", "", otherOrder, Xml.page(2, 100, cookie, false))
                        .code())
                .isEqualTo("-2147217111");
    }

    @Test
    void fetchPagesGoOnByTheCookieToo() {
        String fetch = "<fetch count='5000' page='%d'%s><entity name='contact'><attribute name='lastname'/>"
                + "<order attribute='lastname'/></entity></fetch>";
        var first = fetched(fetch.formatted(1, ""));
        String cookie = " paging-cookie='" + Xml.escape(first.value("PagingCookie")) + "'";
        var second = fetched(fetch.formatted(2, cookie));
        assertThat(first.count("Entity") + second.count("Entity")).isEqualTo(CLIENTS);
        assertThat(fetched("<fetch count='1' returntotalrecordcount='true'><entity name='contact'/></fetch>")
                        .value("TotalRecordCountLimitExceeded"))
                .isEqualTo("true");
    }

    @Test
    void conditionsChooseRows() {
        int women = total("gendercode", "Equal", "2");
        assertThat(women + total("gendercode", "NotEqual", "2")).isEqualTo(CLIENTS);
        assertThat(total("gendercode", "In", "1", "2")).isEqualTo(5000);
        assertThat(total("lastname", "Like", "иванов%")).isPositive();
        assertThat(total("lastname", "BeginsWith", "Иванов")).isEqualTo(total("lastname", "Like", "ИВАНОВ%"));
        assertThat(total("lastname", "EndsWith", "ова")).isPositive();
        assertThat(total("lastname", "Contains", "вано")).isPositive();
        int withHome = total("telephone1", "NotNull");
        assertThat(withHome + total("telephone1", "Null")).isEqualTo(CLIENTS);
        assertThat(total("birthdate", "OnOrAfter", "1990-01-01") + total("birthdate", "LessThan", "1990-01-01"))
                .isEqualTo(CLIENTS);
        assertThat(total("frs_monthlyincome", "Between", "50000", "60000")).isPositive();
        assertThat(total("createdon", "Today")).isZero();
        assertThat(total("createdon", "LastXDays", "3")).isZero();
        assertThat(total("ownerid", "EqualUserId")).isZero();
        String one = rehearsal.sample("forsage", "contact");
        assertThat(found("contactid", "Equal", one).value("Id")).isEqualTo(one);
        assertThat(expression(Xml.condition("lastname", "Mask", "x"), "", "", "")
                        .code())
                .isEqualTo("-2147220989");
        assertThat(expression(Xml.condition("familyname", "Equal", "x"), "", "", "")
                        .code())
                .isEqualTo("-2147217149");
    }

    @Test
    void linkedEntitiesGiveAliasedValues() {
        String link = "<b:LinkEntity>" + Xml.columns("b:Columns", "name") + "<b:EntityAlias>employer</b:EntityAlias>"
                + "<b:JoinOperator>Inner</b:JoinOperator><b:LinkCriteria><b:Conditions>"
                + Xml.condition("name", "Like", "%«%") + "</b:Conditions><b:FilterOperator>And</b:FilterOperator>"
                + "<b:Filters/></b:LinkCriteria><b:LinkEntities/>"
                + "<b:LinkFromAttributeName>parentcustomerid</b:LinkFromAttributeName>"
                + "<b:LinkFromEntityName>contact</b:LinkFromEntityName>"
                + "<b:LinkToAttributeName>accountid</b:LinkToAttributeName>"
                + "<b:LinkToEntityName>account</b:LinkToEntityName></b:LinkEntity>";
        var answer = expression("", link, "", Xml.page(1, 10, null, true));
        assertThat(answer.type("employer.name")).isEqualTo("a:AliasedValue");
        assertThat(Integer.parseInt(answer.value("TotalRecordCount"))).isBetween(1, CLIENTS - 1);
    }

    @Test
    void queryByAttributeMatchesAllItsValues() {
        String query = "<query i:type='b:QueryByAttribute'><b:Attributes><l:string>domainname</l:string></b:Attributes>"
                + Xml.columns("b:ColumnSet", "fullname") + "<b:EntityName>systemuser</b:EntityName><b:Orders/>"
                + "<b:PageInfo i:nil='true'/><b:Values><l:anyType i:type='x:string'>"
                + rehearsal.user("forsage", 4, "login") + "</l:anyType></b:Values></query>";
        var answer = forsage.call("RetrieveMultiple", query);
        assertThat(answer.count("Entity")).isEqualTo(1);
        assertThat(answer.value("Id")).isEqualTo(rehearsal.user("forsage", 4, "id"));
    }

    @Test
    void membersThatStandOutOfOrderAreIgnored() {
        String query = "<query i:type='b:QueryExpression'><b:EntityName>businessunit</b:EntityName>"
                + Xml.columns("b:ColumnSet", "name") + "</query>";
        var answer = forsage.call("RetrieveMultiple", query);
        assertThat(answer.attribute("name")).isNull();
        assertThat(answer.attribute("businessunitid")).isNotNull();
    }

    @Test
    void booleansMayBeOnesAndZeros() {
        String query = "<query i:type='b:QueryExpression'><b:ColumnSet><b:AllColumns>1</b:AllColumns></b:ColumnSet>"
                + "<b:Distinct>0</b:Distinct><b:EntityName>businessunit</b:EntityName></query>";
        assertThat(forsage.call("RetrieveMultiple", query).attribute("name")).isNotNull();
    }

    @Test
    void fetchAggregatesAndGroups() {
        var answer = fetched("<fetch aggregate='true'><entity name='contact'>"
                + "<attribute name='contactid' alias='number' aggregate='count'/>"
                + "<attribute name='frs_monthlyincome' alias='mean' aggregate='avg'/>"
                + "<attribute name='gendercode' alias='gender' groupby='true'/></entity></fetch>");
        assertThat(answer.count("Entity")).isEqualTo(2);
        assertThat(Integer.parseInt(answer.attribute("number").replaceAll("\\D", "")))
                .isPositive();
        assertThat(answer.type("mean")).isEqualTo("a:AliasedValue");
        var linked = fetched("<fetch distinct='true' top='5'><entity name='opportunity'><attribute name='name'/>"
                + "<link-entity name='contact' from='contactid' to='customerid' alias='client' link-type='outer'>"
                + "<attribute name='lastname'/></link-entity><filter type='or'>"
                + "<condition attribute='statecode' operator='eq' value='0'/>"
                + "<condition attribute='statuscode' operator='in'><value>3</value><value>4</value></condition>"
                + "</filter></entity></fetch>");
        assertThat(linked.count("Entity")).isEqualTo(5);
        assertThat(linked.attribute("client.lastname")).isNotBlank();
    }
}
