package org.floris.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Messages of the CRM application: closing, qualifying, sharing. */
class BusinessMessagesTest {
    private static Rehearsal rehearsal;
    private static SoapClient forsage;

    @BeforeAll
    static void start() {
        rehearsal = Rehearsal.ofClients(60);
        forsage = rehearsal.hub("forsage");
    }

    @AfterAll
    static void stop() {
        rehearsal.close();
    }

    @Test
    void aLostOpportunityIsClosedAndAnActivityTellsOfIt() {
        String application = application();

        var lost = lose(application, 5);

        assertThat(lost.status()).as(lost.text()).isEqualTo(200);
        assertThat(lost.value("ResponseName")).isEqualTo("LoseOpportunity");
        var closed = retrieved("opportunity", application);
        assertThat(closed.attribute("statecode")).isEqualTo("2");
        assertThat(closed.attribute("statuscode")).isEqualTo("5");
        var told = closings(application);
        assertThat(told.count("Entity")).isEqualTo(1);
        assertThat(told.attribute("statecode")).isEqualTo("1");
        assertThat(setState(application, 0, 1).status()).as("opened again").isEqualTo(200);
    }

    @Test
    void setStateDoesNotCloseAnOpportunity() {
        String application = application();

        var refused = setState(application, 1, 3);

        assertThat(refused.status()).isEqualTo(500);
        assertThat(refused.value("Message")).contains("WinOpportunityRequest");
        assertThat(retrieved("opportunity", application).attribute("statecode")).isEqualTo("0");
    }

    @Test
    void aReasonOfAnotherStateChangesNothing() {
        String application = application();

        assertThat(lose(application, 3).status()).isEqualTo(500);

        assertThat(closings(application).count("Entity")).isZero();
    }

    @Test
    void aQualifiedLeadBecomesAContactAndAnOpportunity() {
        String lead = forsage.call(
                        "Create",
                        Xml.entity(
                                "lead",
                                null,
                                Xml.text("subject", "Ипотека"),
                                Xml.text("firstname", "Пётр"),
                                Xml.text("lastname", "Лидов")))
                .value("CreateResult");

        var qualified = qualify(lead);

        assertThat(qualified.status()).as(qualified.text()).isEqualTo(200);
        assertThat(qualified.count("EntityReference")).isEqualTo(2);
        assertThat(retrieved("lead", lead).attribute("statecode")).isEqualTo("1");
        assertThat(qualify(lead).status()).as("qualified already").isEqualTo(500);
    }

    @Test
    void aSharedRecordTellsWithWhomAndEndsToBeShared() {
        String contact = rehearsal.sample("forsage", "contact");
        String colleague = rehearsal.user("forsage", 3, "id");
        String target = Xml.reference("Target", "contact", contact);
        String access =
                "<b:KeyValuePairOfstringanyType><c:key>PrincipalAccess</c:key><c:value i:type='m:PrincipalAccess'>"
                        + "<m:AccessMask>ReadAccess WriteAccess</m:AccessMask><m:Principal><b:Id>" + colleague
                        + "</b:Id><b:LogicalName>systemuser</b:LogicalName><b:Name i:nil='true'/></m:Principal></c:value>"
                        + "</b:KeyValuePairOfstringanyType>";

        executed("GrantAccess", target, access);

        var shared = executed("RetrieveSharedPrincipalsAndAccess", target);
        assertThat(shared.value("AccessMask")).isEqualTo("ReadAccess WriteAccess");
        assertThat(shared.value("Id")).isEqualTo(colleague);

        executed("RevokeAccess", target, Xml.reference("Revokee", "systemuser", colleague));

        assertThat(executed("RetrieveSharedPrincipalsAndAccess", target).count("PrincipalAccess"))
                .isZero();
    }

    private static String application() {
        return forsage.call(
                        "Create",
                        Xml.entity(
                                "opportunity",
                                null,
                                Xml.text("name", "Ипотека"),
                                Xml.reference("customerid", "contact", rehearsal.sample("forsage", "contact"))))
                .value("CreateResult");
    }

    private static SoapClient.Answer lose(String application, int status) {
        String activity = "<b:KeyValuePairOfstringanyType><c:key>OpportunityClose</c:key><c:value i:type='b:Entity'>"
                + "<b:Attributes>" + Xml.reference("opportunityid", "opportunity", application)
                + Xml.text("subject", "Передумал")
                + "</b:Attributes><b:LogicalName>opportunityclose</b:LogicalName></c:value></b:KeyValuePairOfstringanyType>";
        return forsage.call(
                "Execute",
                Xml.request("m:LoseOpportunityRequest", "LoseOpportunity", activity, Xml.option("Status", status)));
    }

    private static SoapClient.Answer setState(String application, int state, int status) {
        return forsage.call(
                "Execute",
                Xml.request(
                        "m:SetStateRequest",
                        "SetState",
                        Xml.reference("EntityMoniker", "opportunity", application),
                        Xml.option("State", state),
                        Xml.option("Status", status)));
    }

    private static SoapClient.Answer qualify(String lead) {
        return forsage.call(
                "Execute",
                Xml.request(
                        "m:QualifyLeadRequest",
                        "QualifyLead",
                        Xml.reference("LeadId", "lead", lead),
                        Xml.pair("CreateAccount", "x:boolean", "false"),
                        Xml.pair("CreateContact", "x:boolean", "true"),
                        Xml.pair("CreateOpportunity", "x:boolean", "true"),
                        Xml.option("Status", 3)));
    }

    private static SoapClient.Answer executed(String name, String... parameters) {
        var answer = forsage.call("Execute", Xml.request("m:" + name + "Request", name, parameters));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private static SoapClient.Answer closings(String application) {
        return forsage.call(
                "RetrieveMultiple",
                Xml.fetch("<fetch><entity name='opportunityclose'><all-attributes/><filter>"
                        + "<condition attribute='opportunityid' operator='eq' value='" + application
                        + "'/></filter></entity></fetch>"));
    }

    private static SoapClient.Answer retrieved(String entity, String id) {
        return forsage.call("Retrieve", Xml.key(entity, id) + Xml.all());
    }
}
