package org.floris.bridge.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.floris.connector.Option;
import org.floris.connector.Sum;
import org.floris.connector.dynamics.AliasedValue;
import org.floris.connector.dynamics.DynamicsEntity;
import org.floris.connector.dynamics.Query;
import org.junit.jupiter.api.Test;

class FetchTranslationTest {
    private final TwoSchemas schemas = new TwoSchemas();

    private TranslatedQuery translated(String fetch) {
        return TranslatedQuery.of(new Query.Fetch(fetch), schemas.inLoris());
    }

    private String there(String fetch) {
        return ((Query.Fetch) translated(fetch).query()).xml();
    }

    @Test
    void namesValuesAndJoinsAreThoseOfTheOtherSystem() {
        TwoSchemas.Ids client = schemas.linked("client");
        assertThat(there(
                        """
                <fetch version="1.0" mapping="logical" distinct="false" count="50" page="1">
                  <entity name="opportunity">
                    <attribute name="estimatedvalue" />
                    <attribute name="frs_icq" />
                    <order attribute="estimatedclosedate" descending="true" />
                    <filter type="or">
                      <condition attribute="statecode" operator="eq" value="2" />
                      <condition attribute="frs_stage" operator="in"><value>1</value><value>2</value></condition>
                      <condition attribute="estimatedclosedate" operator="on-or-after" value="2026-01-01" />
                    </filter>
                    <link-entity name="contact" from="contactid" to="customerid" alias="c" link-type="inner">
                      <attribute name="frs_passport" />
                      <filter><condition attribute="contactid" operator="eq" value="{%s}" uitype="contact" /></filter>
                    </link-entity>
                  </entity>
                </fetch>"""
                                .formatted(client.forsage().toString().toUpperCase())))
                .isEqualTo(("<fetch version=\"1.0\" mapping=\"logical\" distinct=\"false\" count=\"50\" page=\"1\">"
                                + "<entity name=\"lrs_application\"><attribute name=\"lrs_amount\"/>"
                                + "<order attribute=\"lrs_plannedon\" descending=\"true\"/>"
                                + "<filter type=\"or\"><condition attribute=\"statuscode\" operator=\"in\">"
                                + "<value>2</value><value>100000002</value></condition>"
                                + "<condition attribute=\"lrs_stage\" operator=\"in\"><value>100000000</value>"
                                + "<value>100000001</value></condition>"
                                + "<condition attribute=\"lrs_plannedon\" operator=\"on-or-after\""
                                + " value=\"2026-01-01\"/></filter>"
                                + "<link-entity name=\"contact\" from=\"contactid\" to=\"lrs_clientid\" alias=\"c\""
                                + " link-type=\"inner\"><attribute name=\"lrs_passportseries\"/>"
                                + "<attribute name=\"lrs_passportnumber\"/><filter><condition"
                                + " attribute=\"contactid\" operator=\"eq\" value=\"%s\"/></filter></link-entity>"
                                + "</entity></fetch>")
                        .formatted(client.loris()));
    }

    @Test
    void aCookieArrivesAsItCameWhiteSpaceAndQuotesIncluded() {
        String cookie =
                "&lt;cookie page=&quot;1&quot;&gt;&lt;lrs_name last=&quot;A &amp;amp; B&#x9;c&#xA;d&#xD;&quot; /&gt;"
                        + "&lt;/cookie&gt;";
        assertThat(there("<fetch page='2' paging-cookie='" + cookie + "'><entity name='opportunity'/></fetch>"))
                .contains("paging-cookie=\"" + cookie + "\"");
    }

    @Test
    void aColumnsOwnNameIsGivenToItHere() {
        TranslatedQuery query = translated(
                """
                <fetch><entity name="opportunity"><attribute name="frs_stage" alias="phase"/></entity></fetch>""");
        assertThat(((Query.Fetch) query.query()).xml()).doesNotContain("phase");
        TwoSchemas.Ids application = schemas.linked("application");
        DynamicsEntity row = query.answer(
                        TwoSchemas.page(new DynamicsEntity(
                                "lrs_application",
                                application.loris(),
                                Map.of("lrs_stage", new Option(100000004)),
                                Map.of("lrs_stage", "Deal"),
                                Map.of())),
                        schemas)
                .entities()
                .get(0);
        assertThat(row.attributes())
                .containsEntry("phase", new AliasedValue("frs_stage", "opportunity", new Option(5)));
        assertThat(row.formattedValues()).containsEntry("phase", "Deal");
    }

    @Test
    void sumsKeepTheirZeroesAndGroupsTheirMeaning() {
        TranslatedQuery query = translated(
                """
                <fetch aggregate="true"><entity name="opportunity">
                <attribute name="estimatedvalue" aggregate="sum" alias="total"/>
                <attribute name="opportunityid" aggregate="count" alias="n"/>
                <attribute name="statuscode" groupby="true" alias="status"/>
                <attribute name="createdon" groupby="true" dategrouping="month" alias="m"/>
                <order alias="total" descending="true"/>
                </entity></fetch>""");
        assertThat(((Query.Fetch) query.query()).xml())
                .contains(
                        "<attribute name=\"lrs_amount\" aggregate=\"sum\" alias=\"total\"/>",
                        "<attribute name=\"lrs_applicationid\" aggregate=\"count\" alias=\"n\"/>",
                        "<attribute name=\"createdon\" groupby=\"true\" dategrouping=\"month\" alias=\"m\"/>",
                        "<order alias=\"total\" descending=\"true\"/>");
        Map<String, Object> held = new LinkedHashMap<>();
        held.put("total", new AliasedValue("lrs_amount", "lrs_application", new Sum(new BigDecimal("1200000.0000"))));
        held.put("n", new AliasedValue("lrs_applicationid", "lrs_application", 12));
        held.put("status", new AliasedValue("statuscode", "lrs_application", new Option(100000002)));
        held.put("m", new AliasedValue("createdon", "lrs_application", 3));
        DynamicsEntity row = query.answer(TwoSchemas.page(new DynamicsEntity("lrs_application", null, held)), schemas)
                .entities()
                .get(0);
        assertThat(row.logicalName()).isEqualTo("opportunity");
        assertThat(row.attributes())
                .containsEntry(
                        "total",
                        new AliasedValue("estimatedvalue", "opportunity", new Sum(new BigDecimal("1200000.0000"))))
                .containsEntry("n", new AliasedValue("opportunityid", "opportunity", 12))
                .containsEntry("status", new AliasedValue("statuscode", "opportunity", new Option(5)))
                .containsEntry("m", new AliasedValue("createdon", "opportunity", 3));
    }

    @Test
    void aSumThatIsAPlainNumberThereIsMoneyHere() {
        TranslatedQuery query = translated(
                """
                <fetch aggregate="true"><entity name="contact">
                <attribute name="frs_monthlyincome" aggregate="avg" alias="a"/></entity></fetch>""");
        assertThat(query.answer(
                                TwoSchemas.page(new DynamicsEntity(
                                        "contact",
                                        null,
                                        Map.of(
                                                "a",
                                                new AliasedValue(
                                                        "lrs_income", "contact", new BigDecimal("90000.50"))))),
                                schemas)
                        .entities()
                        .get(0)
                        .attributes())
                .containsEntry(
                        "a", new AliasedValue("frs_monthlyincome", "contact", new Sum(new BigDecimal("90000.50"))));
    }

    @Test
    void whatIsNoOneGroupThereIsRefused() {
        assertThatThrownBy(
                        () -> translated(
                                """
                        <fetch aggregate="true"><entity name="opportunity">
                        <attribute name="statecode" groupby="true" alias="s"/></entity></fetch>"""))
                .hasMessageContaining("'statecode' of 'opportunity'");
    }

    @Test
    void brokenFetchXmlIsRefusedAndADoctypeToo() {
        for (String broken : new String[] {
            "<fetch><entity name='contact'>",
            "<fetch/>",
            "<!DOCTYPE fetch [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><fetch><entity name='contact'/></fetch>",
            "<fetch><entity name='contact'><filter><condition attribute='lastname' operator='is'/></filter></entity></fetch>",
            "no xml"
        }) {
            assertThatThrownBy(() -> translated(broken)).hasMessageContaining("FetchXML cannot be carried out");
        }
    }
}
