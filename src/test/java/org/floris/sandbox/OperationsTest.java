package org.floris.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OperationsTest {
    private static Rehearsal rehearsal;
    private static SoapClient forsage;
    private static SoapClient loris;

    @BeforeAll
    static void start() {
        rehearsal = Rehearsal.ofClients(60);
        forsage = rehearsal.hub("forsage");
        loris = rehearsal.hub("loris");
    }

    @AfterAll
    static void stop() {
        rehearsal.close();
    }

    private static String created(SoapClient client, String entity, String... attributes) {
        var answer = client.call("Create", Xml.entity(entity, null, attributes));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.value("CreateResult");
    }

    private static SoapClient.Answer retrieved(SoapClient client, String entity, String id) {
        return client.call("Retrieve", Xml.key(entity, id) + Xml.all());
    }

    private static SoapClient.Answer executed(SoapClient client, String type, String name, String... parameters) {
        var answer = client.call("Execute", Xml.request(type, name, parameters));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    @Test
    void aContactWithEveryTypeComesBackAsItWasGiven() {
        String account = rehearsal.sample("forsage", "account");
        String id = created(
                forsage,
                "contact",
                Xml.text("firstname", "Анна"),
                Xml.text("lastname", "Петрова &amp; Co &lt;ИП&gt;"),
                Xml.pair("birthdate", "x:dateTime", "1980-02-29T00:00:00Z"),
                Xml.pair("numberofchildren", "x:int", "2"),
                Xml.pair("donotphone", "x:boolean", "true"),
                Xml.pair("frs_score", "x:double", "712.5"),
                Xml.money("frs_monthlyincome", "150000.5"),
                Xml.option("gendercode", 2),
                Xml.reference("parentcustomerid", "account", account));
        var answer = retrieved(forsage, "contact", id);
        assertThat(answer.attribute("fullname")).isEqualTo("Петрова & Co <ИП> Анна");
        assertThat(answer.attribute("birthdate")).isEqualTo("1980-02-29T00:00:00Z");
        assertThat(answer.attribute("numberofchildren")).isEqualTo("2");
        assertThat(answer.attribute("donotphone")).isEqualTo("true");
        assertThat(answer.attribute("frs_score")).isEqualTo("712.5");
        assertThat(answer.attribute("frs_monthlyincome")).isEqualTo("150000.5");
        assertThat(answer.type("frs_monthlyincome")).isEqualTo("a:Money");
        assertThat(answer.type("versionnumber")).isEqualTo("c:long");
        assertThat(answer.attribute("gendercode")).isEqualTo("2");
        assertThat(answer.formatted("gendercode")).isEqualTo("Female");
        assertThat(answer.attribute("parentcustomerid"))
                .startsWith(account + "account")
                .contains("«");
        assertThat(answer.attribute("statuscode")).isEqualTo("1");
        assertThat(answer.attribute("emailaddress1")).isNull();
    }

    @Test
    void anUpdateChangesWhatItNamesAndNilClears() {
        String id = created(loris, "contact", Xml.text("lastname", "Орлов"), Xml.text("telephone2", "+74950000001"));
        var before = retrieved(loris, "contact", id);
        var answer = loris.call(
                "Update",
                Xml.entity("contact", id, Xml.nil("telephone2"), Xml.pair("lrs_income", "x:decimal", "99.95")));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var after = retrieved(loris, "contact", id);
        assertThat(after.attribute("telephone2")).isNull();
        assertThat(after.attribute("lrs_income")).isEqualTo("99.95");
        assertThat(after.attribute("lastname")).isEqualTo("Орлов");
        assertThat(Long.parseLong(after.attribute("versionnumber")))
                .isGreaterThan(Long.parseLong(before.attribute("versionnumber")));
    }

    @Test
    void aDeletedRecordIsGoneAndLookupsToItAreEmpty() {
        String account = created(loris, "account", Xml.text("name", "ООО «Однодневка»"));
        String id = created(
                loris, "contact", Xml.text("lastname", "Орлов"), Xml.reference("lrs_employerid", "account", account));
        assertThat(loris.call("Delete", Xml.key("account", account)).status()).isEqualTo(200);
        assertThat(retrieved(loris, "account", account).code()).isEqualTo("-2147220969");
        assertThat(retrieved(loris, "contact", id).attribute("lrs_employerid")).isNull();
    }

    @Test
    void bothBindingsAnswerAndNameTheAction() {
        var answer = forsage.call12("Retrieve", Xml.key("account", rehearsal.sample("forsage", "account")) + Xml.all());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.value("Action").strip()).isEqualTo(SoapClient.ACTION + "RetrieveResponse");
        assertThat(answer.value("RelatesTo")).isEqualTo("urn:uuid:1");
    }

    @Test
    void coBorrowersAreAssociatedOnceAndDisassociated() {
        String application = rehearsal.sample("forsage", "opportunity");
        String contact = created(forsage, "contact", Xml.text("lastname", "Созаёмщиков"));
        String link = "<entityName>opportunity</entityName><entityId>" + application + "</entityId>"
                + "<relationship><b:PrimaryEntityRole i:nil='true'/><b:SchemaName>frs_opportunity_contact</b:SchemaName>"
                + "</relationship><relatedEntities><b:EntityReference><b:Id>" + contact
                + "</b:Id><b:LogicalName>contact</b:LogicalName></b:EntityReference></relatedEntities>";
        assertThat(forsage.call("Associate", link).status()).isEqualTo(200);
        assertThat(forsage.call("Associate", link).code()).isEqualTo("-2147220937");
        String linked = Xml.fetch("<fetch><entity name='frs_opportunity_contact'><filter>"
                + "<condition attribute='contactid' operator='eq' value='" + contact + "'/></filter></entity></fetch>");
        assertThat(forsage.call("RetrieveMultiple", linked).count("Entity")).isEqualTo(1);
        assertThat(forsage.call("Disassociate", link).status()).isEqualTo(200);
        assertThat(forsage.call("RetrieveMultiple", linked).count("Entity")).isZero();
    }

    @Test
    void associatingOverOneToManySetsTheLookup() {
        String account = rehearsal.sample("forsage", "account");
        String contact = created(forsage, "contact", Xml.text("lastname", "Работников"));
        String link = "<entityName>account</entityName><entityId>" + account + "</entityId><relationship>"
                + "<b:SchemaName>contact_customer_accounts</b:SchemaName></relationship><relatedEntities>"
                + "<b:EntityReference><b:Id>" + contact + "</b:Id><b:LogicalName>contact</b:LogicalName>"
                + "</b:EntityReference></relatedEntities>";
        assertThat(forsage.call("Associate", link).status()).isEqualTo(200);
        assertThat(retrieved(forsage, "contact", contact).attribute("parentcustomerid"))
                .startsWith(account);
    }

    @Test
    void statesAreSetWithTheirReasonsOnly() {
        String task = created(forsage, "task", Xml.text("subject", "Позвонить"));
        executed(
                forsage,
                "m:SetStateRequest",
                "SetState",
                Xml.reference("EntityMoniker", "task", task),
                Xml.option("State", 1),
                Xml.option("Status", 5));
        var answer = retrieved(forsage, "task", task);
        assertThat(answer.attribute("statecode")).isEqualTo("1");
        assertThat(answer.formatted("statuscode")).isEqualTo("Completed");
        var refused = forsage.call(
                "Execute",
                Xml.request(
                        "m:SetStateRequest",
                        "SetState",
                        Xml.reference("EntityMoniker", "task", task),
                        Xml.option("State", 0),
                        Xml.option("Status", 5)));
        assertThat(refused.code()).isEqualTo("-2147187704");
    }

    @Test
    void anAssignedRecordHasItsNewOwner() {
        String task = created(loris, "task", Xml.text("subject", "Проверить"));
        String user = rehearsal.user("loris", 5, "id");
        executed(
                loris,
                "m:AssignRequest",
                "Assign",
                Xml.reference("Target", "task", task),
                Xml.reference("Assignee", "systemuser", user));
        assertThat(retrieved(loris, "task", task).attribute("ownerid")).startsWith(user);
    }

    @Test
    void partyListsComeBackAsActivityParties() {
        String contact = rehearsal.sample("forsage", "contact");
        String call = created(
                forsage,
                "phonecall",
                Xml.text("subject", "Звонок"),
                Xml.pair("directioncode", "x:boolean", "true"),
                Xml.parties("to", "contact", contact));
        var answer = retrieved(forsage, "phonecall", call);
        assertThat(answer.type("to")).isEqualTo("a:EntityCollection");
        assertThat(answer.attribute("partyid")).startsWith(contact + "contact");
    }

    @Test
    void whoAmITellsTheEffectiveUser() {
        String user = rehearsal.user("forsage", 3, "id");
        var acting = rehearsal.hub("forsage").actingFor(user);
        assertThat(executed(acting, "m:WhoAmIRequest", "WhoAmI").attribute("UserId"))
                .isEqualTo(user);
        assertThat(executed(rehearsal.user("forsage", 3), "m:WhoAmIRequest", "WhoAmI")
                        .attribute("UserId"))
                .isEqualTo(user);
        String id = created(acting, "contact", Xml.text("lastname", "Чужов"));
        var answer = retrieved(acting, "contact", id);
        assertThat(answer.attribute("createdby")).startsWith(user);
        assertThat(answer.attribute("ownerid")).startsWith(user);
        assertThat(answer.formatted("statecode")).isEqualTo("Активный");
    }

    @Test
    void wrappedOperationsWorkAsTheBareOnes() {
        String target = Xml.entity("account", null, Xml.text("name", "ООО «Обёртка»"))
                .replace("<entity>", "")
                .replace("</entity>", "");
        String id = executed(forsage, "b:CreateRequest", "Create", Xml.pair("Target", "b:Entity", target))
                .attribute("id");
        var read = executed(
                forsage,
                "b:RetrieveRequest",
                "Retrieve",
                Xml.reference("Target", "account", id),
                Xml.columns("x", "name")
                        .replace(
                                "<x>",
                                "<b:KeyValuePairOfstringanyType><c:key>ColumnSet</c:key>"
                                        + "<c:value i:type='b:ColumnSet'>")
                        .replace("</x>", "</c:value></b:KeyValuePairOfstringanyType>"));
        assertThat(read.attribute("name")).isEqualTo("ООО «Обёртка»");
        executed(forsage, "b:DeleteRequest", "Delete", Xml.reference("Target", "account", id));
        assertThat(retrieved(forsage, "account", id).code()).isEqualTo("-2147220969");
        assertThat(executed(loris, "m:RetrieveVersionRequest", "RetrieveVersion")
                        .attribute("Version"))
                .startsWith("7.1");
    }

    @Test
    void metadataDescribeTheSchemaOfTheSystem() {
        String filters = Xml.pair("EntityFilters", "x:string", "Entity Attributes Relationships");
        var contact = executed(
                loris, "b:RetrieveEntityRequest", "RetrieveEntity", Xml.text("LogicalName", "contact"), filters);
        assertThat(contact.text())
                .contains("lrs_maritalstatus")
                .contains("lrs_account_contact_employer")
                .contains("PicklistAttributeMetadata")
                .doesNotContain("familystatuscode");
        var all = executed(forsage, "b:RetrieveAllEntitiesRequest", "RetrieveAllEntities", filters);
        assertThat(all.count("EntityMetadata")).isGreaterThan(10);
        var one = executed(
                forsage,
                "b:RetrieveAttributeRequest",
                "RetrieveAttribute",
                Xml.text("EntityLogicalName", "contact"),
                Xml.text("LogicalName", "gendercode"));
        assertThat(one.text()).contains("Мужской");
    }
}
