package org.floris.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private static Rehearsal rehearsal;
    private static SoapClient forsage;
    private static SoapClient loris;

    @BeforeAll
    static void start() {
        rehearsal = Rehearsal.ofClients(30);
        forsage = rehearsal.hub("forsage");
        loris = rehearsal.hub("loris");
    }

    @AfterAll
    static void stop() {
        rehearsal.close();
    }

    private static void assertRefused(SoapClient.Answer answer, int code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(500);
        assertThat(answer.code()).as(answer.text()).isEqualTo(Integer.toString(code));
        assertThat(answer.value("faultcode")).endsWith(":Client");
    }

    private static SoapClient.Answer create(SoapClient client, String entity, String... attributes) {
        return client.call("Create", Xml.entity(entity, null, attributes));
    }

    @Test
    void whatDoesNotExistIsNamed() {
        String nobody = "11111111-2222-3333-4444-555555555555";
        assertRefused(forsage.call("Retrieve", Xml.key("contact", nobody) + Xml.all()), -2147220969);
        assertRefused(forsage.call("Retrieve", Xml.key("kontakt", nobody) + Xml.all()), -2147217150);
        var attribute = create(forsage, "account", Xml.text("name", "x"), Xml.text("ticketsymbol", "y"));
        assertRefused(attribute, -2147217149);
        assertThat(attribute.value("Message"))
                .isEqualTo("'account' entity doesn't contain attribute with Name = 'ticketsymbol'.");
        assertRefused(
                create(
                        forsage,
                        "contact",
                        Xml.text("lastname", "x"),
                        Xml.reference("parentcustomerid", "account", nobody)),
                -2147220969);
        assertRefused(forsage.call("Execute", Xml.request("b:NoRequest", "Nonsense")), -2147220989);
    }

    @Test
    void valuesMustFitTheirAttributes() {
        String name = Xml.text("lastname", "Иванов");
        assertRefused(create(forsage, "contact", Xml.text("lastname", "x".repeat(51))), -2147204303);
        assertRefused(create(forsage, "contact", Xml.text("firstname", "Иван")), -2147220992);
        assertRefused(create(forsage, "contact", name, Xml.pair("numberofchildren", "x:string", "2")), -2147220989);
        assertRefused(create(forsage, "contact", name, Xml.pair("numberofchildren", "x:int", "21")), -2147204304);
        assertRefused(create(forsage, "contact", name, Xml.pair("numberofchildren", "x:int", "two")), -2147220989);
        assertRefused(create(forsage, "contact", name, Xml.option("gendercode", 3)), -2147204326);
        assertRefused(
                create(forsage, "contact", name, Xml.pair("birthdate", "x:dateTime", "1700-01-01T00:00:00Z")),
                -2147220989);
        assertRefused(create(forsage, "contact", name, Xml.reference("parentcustomerid", "lead", name)), -2147220989);
        assertRefused(forsage.call("Retrieve", Xml.key("contact", "no-guid") + Xml.all()), -2147220989);
    }

    @Test
    void anIdIsTakenOnce() {
        String contact = rehearsal.sample("forsage", "contact");
        assertRefused(
                forsage.call("Create", Xml.entity("contact", contact, Xml.text("lastname", "Двойников"))), -2147220937);
    }

    @Test
    void theSystemsHaveDifferentRules() {
        String client = rehearsal.sample("loris", "contact");
        assertRefused(
                create(
                        loris,
                        "lrs_application",
                        Xml.text("lrs_name", "Заявка"),
                        Xml.reference("lrs_clientid", "contact", client),
                        Xml.pair("lrs_termmonths", "x:int", "361")),
                -2147220891);
        assertThat(create(
                                forsage,
                                "opportunity",
                                Xml.text("name", "Заявка"),
                                Xml.reference("customerid", "contact", rehearsal.sample("forsage", "contact")),
                                Xml.pair("frs_term", "x:int", "361"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void crm2011ChangesStateAndOwnerByTheirOwnMessagesOnly() {
        String contact = rehearsal.sample("forsage", "contact");
        assertRefused(forsage.call("Update", Xml.entity("contact", contact, Xml.option("statecode", 1))), -2147220989);
        String user = rehearsal.user("forsage", 9, "id");
        String task = rehearsal.sample("forsage", "task");
        var owner = forsage.call("Update", Xml.entity("task", task, Xml.reference("ownerid", "systemuser", user)));
        assertRefused(owner, -2147220989);
        String inLoris = rehearsal.sample("loris", "contact");
        assertThat(loris.call("Update", Xml.entity("contact", inLoris, Xml.option("statecode", 1)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void onlyServiceAccountsActForOthers() {
        String other = rehearsal.user("forsage", 1, "id");
        String who = Xml.request("m:WhoAmIRequest", "WhoAmI");
        assertRefused(rehearsal.user("forsage", 0).actingFor(other).call("Execute", who), -2147220960);
        assertRefused(forsage.actingFor("11111111-2222-3333-4444-555555555555").call("Execute", who), -2147220969);
    }

    @Test
    void withoutALoginNothingIsSaid() {
        var answer = new SoapClient(rehearsal.server.address("forsage"), null).call("Execute", "");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(new SoapClient(rehearsal.server.address("forsage"), "nobody")
                        .call("Execute", "")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void brokenMessagesGetACleanFaultAndChangeNothing() {
        int before = rehearsal
                .json("forsage", "status")
                .get("records")
                .get("contact")
                .asInt();
        String action = SoapClient.ACTION + "Create";
        String dtd = "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]><s:Envelope"
                + " xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>&y;</s:Body></s:Envelope>";
        String deep = "<a>".repeat(500) + "</a>".repeat(500);
        for (String message : new String[] {"<s:Envelope", dtd, deep, "", "<a/>"}) {
            var answer = forsage.post("/web", "text/xml", action, message);
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.value("faultcode")).endsWith(":Client");
            assertThat(answer.text()).doesNotContain("root:").doesNotContain("Exception");
            var twelve = forsage.post("", "application/soap+xml", null, message);
            assertThat(twelve.value("Value")).endsWith(":Sender");
        }
        var large = forsage.post("/web", "text/xml", action, "<a>" + "x".repeat(21 * 1024 * 1024) + "</a>");
        assertThat(large.value("faultstring")).contains("larger");
        assertThat(forsage.post("/web", "text/plain", action, "<a/>").status()).isEqualTo(415);
        assertThat(rehearsal
                        .json("forsage", "status")
                        .get("records")
                        .get("contact")
                        .asInt())
                .isEqualTo(before);
    }
}
