package org.floris.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MetadataTest {
    private static final String QUERY =
            "<b:KeyValuePairOfstringanyType><c:key>Query</c:key><c:value i:type='q:EntityQueryExpression'"
                    + " xmlns:q='http://schemas.microsoft.com/xrm/2011/Metadata/Query'>%s</c:value>"
                    + "</b:KeyValuePairOfstringanyType>";

    private static Rehearsal rehearsal;
    private static SoapClient forsage;

    @BeforeAll
    static void start() {
        rehearsal = Rehearsal.ofClients(20);
        forsage = rehearsal.hub("forsage");
    }

    @AfterAll
    static void stop() {
        rehearsal.close();
    }

    @Test
    void anEntityIsFoundByItsNameAndByTheIdThatWasGiven() {
        var named = executed("RetrieveEntity", Xml.text("LogicalName", "contact"));
        String id = named.value("MetadataId");

        var again = executed("RetrieveEntity", guid(id));

        assertThat(again.value("ObjectTypeCode")).isEqualTo("2");
        assertThat(again.value("MetadataId")).isEqualTo(id);
    }

    @Test
    void aRelationshipAndAnOptionSetAreFoundByName() {
        var relationship = executed("RetrieveRelationship", Xml.text("Name", "opportunity_customer_contacts"));
        assertThat(relationship.value("ReferencingEntity")).isEqualTo("opportunity");
        assertThat(relationship.value("ReferencedEntity")).isEqualTo("contact");

        var options = executed("RetrieveOptionSet", Xml.text("Name", "contact_gendercode"));
        assertThat(options.count("OptionMetadata")).isEqualTo(2);
        assertThat(options.text()).contains("Male", "Мужской");

        assertThat(answered("RetrieveRelationship", Xml.text("Name", "no_such")).status())
                .isEqualTo(500);
        assertThat(answered("RetrieveOptionSet", Xml.text("Name", "no_such")).status())
                .isEqualTo(500);
    }

    @Test
    void aQueryAnswersWhatItAsksForAlone() {
        var found = executed(
                "RetrieveMetadataChanges",
                QUERY.formatted(criteria(condition("Equals", "LogicalName", "x:string", "contact"))
                        + properties("ObjectTypeCode", "Attributes")
                        + "<q:AttributeQuery>"
                        + criteria(condition("Equals", "AttributeType", "x:string", "Picklist"))
                        + properties("OptionSet") + "</q:AttributeQuery>"
                        + "<q:LabelQuery><q:FilterLanguages><l:int>1049</l:int></q:FilterLanguages></q:LabelQuery>"));

        assertThat(found.count("EntityMetadata")).isEqualTo(1);
        assertThat(found.value("ObjectTypeCode")).isEqualTo("2");
        assertThat(found.count("SchemaName")).isGreaterThan(1);
        assertThat(found.count("OwnershipType")).isZero();
        assertThat(found.count("AttributeType")).isZero();
        assertThat(found.text()).contains("gendercode", "Мужской").doesNotContain("mobilephone", "Male");
        assertThat(found.attribute("ServerVersionStamp")).isNotBlank();
    }

    @Test
    void conditionsAreJoinedAsTheFilterSays() {
        var found = executed(
                "RetrieveMetadataChanges",
                QUERY.formatted("<q:Criteria><q:Conditions>"
                        + condition("Equals", "LogicalName", "x:string", "contact")
                        + condition("GreaterThan", "ObjectTypeCode", "x:int", "10000")
                        + "</q:Conditions><q:FilterOperator>Or</q:FilterOperator></q:Criteria>"
                        + properties("ObjectTypeCode")));

        assertThat(found.text())
                .contains(">contact<", ">frs_opportunity_contact<")
                .doesNotContain(">lead<");
    }

    @Test
    void bothLanguagesStandSideBySide() {
        var named = executed(
                "RetrieveAttribute", Xml.text("EntityLogicalName", "contact"), Xml.text("LogicalName", "gendercode"));

        assertThat(named.text()).contains(">Gender<", ">Пол<", ">1033<", ">1049<");
    }

    private static String criteria(String conditions) {
        return "<q:Criteria><q:Conditions>" + conditions
                + "</q:Conditions><q:FilterOperator>And</q:FilterOperator></q:Criteria>";
    }

    private static String condition(String operator, String property, String type, String value) {
        return "<q:MetadataConditionExpression><q:ConditionOperator>" + operator
                + "</q:ConditionOperator><q:PropertyName>" + property + "</q:PropertyName><q:Value i:type='" + type
                + "'>"
                + value + "</q:Value></q:MetadataConditionExpression>";
    }

    private static String properties(String... names) {
        StringBuilder list = new StringBuilder();
        for (String name : names) {
            list.append("<l:string>").append(name).append("</l:string>");
        }
        return "<q:Properties><q:AllProperties>false</q:AllProperties><q:PropertyNames>" + list
                + "</q:PropertyNames></q:Properties>";
    }

    private static String guid(String id) {
        return Xml.pair("MetadataId", "g:guid", id);
    }

    private static SoapClient.Answer executed(String name, String... parameters) {
        var answer = answered(name, parameters);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private static SoapClient.Answer answered(String name, String... parameters) {
        return forsage.call("Execute", Xml.request("b:" + name + "Request", name, parameters));
    }
}
