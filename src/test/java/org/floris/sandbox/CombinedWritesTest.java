package org.floris.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Writes that touch several records: merging, list members, what is created along; and what users set for themselves. */
class CombinedWritesTest {
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

    @Test
    void whatBelongsToAMergedRecordGoesToTheOneThatStays() {
        String stays = contact("Остаётся");
        String goes = contact("Уходит");
        String task =
                created("task", Xml.text("subject", "Позвонить"), Xml.reference("regardingobjectid", "contact", goes));
        String list = list();
        executed("AddMemberList", guid("ListId", list), guid("EntityId", goes));

        executed(
                "Merge",
                Xml.reference("Target", "contact", stays),
                guid("SubordinateId", goes),
                Xml.pair("UpdateContent", "b:Entity", record("contact", Xml.text("nickname", "Шура"))),
                Xml.pair("PerformParentingChecks", "x:boolean", "false"));

        assertThat(retrieved("contact", stays).attribute("nickname")).isEqualTo("Шура");
        assertThat(retrieved("contact", goes).attribute("statecode")).isEqualTo("1");
        assertThat(retrieved("task", task).attribute("regardingobjectid")).contains(stays);
        assertThat(members(list)).contains(stays).doesNotContain(goes);
        assertThat(execute(
                                "Merge",
                                Xml.reference("Target", "contact", stays),
                                guid("SubordinateId", goes),
                                Xml.pair("PerformParentingChecks", "x:boolean", "false"))
                        .value("Message"))
                .contains("not active");
    }

    @Test
    void aMergeThatCannotBeChangesNothing() {
        String contact = contact("Один");

        assertThat(execute(
                                "Merge",
                                Xml.reference("Target", "contact", contact),
                                guid("SubordinateId", contact),
                                Xml.pair("PerformParentingChecks", "x:boolean", "false"))
                        .value("Message"))
                .contains("with itself");
        String other = contact("Другой");
        var refused = execute(
                "Merge",
                Xml.reference("Target", "contact", contact),
                guid("SubordinateId", other),
                Xml.pair("UpdateContent", "b:Entity", record("contact", Xml.text("nickname", "x".repeat(500)))),
                Xml.pair("PerformParentingChecks", "x:boolean", "false"));
        assertThat(refused.status()).isEqualTo(500);
        assertThat(retrieved("contact", other).attribute("statecode")).isEqualTo("0");
    }

    @Test
    void aListsMembersComeAndGo() {
        String list = list();
        String member = contact("Участник");

        String first = executed("AddMemberList", guid("ListId", list), guid("EntityId", member))
                .value("value");
        executed("AddMemberList", guid("ListId", list), guid("EntityId", member));

        assertThat(first).isNotNull();
        assertThat(members(list)).containsOnlyOnce(member);
        executed("RemoveMemberList", guid("ListId", list), guid("EntityId", member));
        assertThat(members(list)).doesNotContain(member);
        executed(
                "AddListMembersList",
                guid("ListId", list),
                Xml.pair("MemberIds", "l:ArrayOfguid", "<l:guid>" + member + "</l:guid>"));
        assertThat(members(list)).contains(member);
        assertThat(execute(
                                "AddMemberList",
                                guid("ListId", list),
                                guid("EntityId", UUID.randomUUID().toString()))
                        .status())
                .isEqualTo(500);
    }

    @Test
    void relatedRecordsAreCreatedAlongAllOrNone() {
        String along = related("Contact_Tasks_missing", "task", Xml.text("subject", "Никогда"));
        assertThat(forsage.call("Create", with(Xml.entity("contact", null, Xml.text("lastname", "Никто")), along))
                        .value("Message"))
                .contains("Contact_Tasks_missing");

        String account = created("account", Xml.text("name", "Дом"));
        var made = forsage.call(
                "Create",
                with(
                        Xml.entity("contact", null, Xml.text("lastname", "Хозяин")),
                        related("opportunity_customer_contacts", "opportunity", Xml.text("name", "Вместе"))));

        assertThat(made.status()).as(made.text()).isEqualTo(200);
        String contact = made.value("CreateResult");
        var found = forsage.call(
                "RetrieveMultiple",
                Xml.fetch("<fetch><entity name='opportunity'><attribute name='name'/><filter><condition"
                        + " attribute='customerid' operator='eq' value='" + contact + "'/></filter></entity></fetch>"));
        assertThat(found.count("Entity")).isEqualTo(1);
        assertThat(found.attribute("name")).isEqualTo("Вместе");

        String never = UUID.randomUUID().toString();
        var refused = forsage.call(
                "Create",
                with(
                        Xml.entity("contact", never, Xml.text("lastname", "Никто")),
                        related("opportunity_customer_contacts", "opportunity", Xml.text("stepname", "без темы"))));
        assertThat(refused.status()).isEqualTo(500);
        assertThat(forsage.call("Retrieve", Xml.key("contact", never) + Xml.all())
                        .status())
                .isEqualTo(500);
        assertThat(forsage.call("Update", with(Xml.entity("account", account), along))
                        .value("Message"))
                .contains("Create alone");
    }

    @Test
    void coBorrowersAreTiedToTheApplicationThatBringsThem() {
        var made = forsage.call(
                "Create",
                with(
                        Xml.entity(
                                "opportunity",
                                null,
                                Xml.text("name", "Ипотека"),
                                Xml.reference("customerid", "contact", contact("Заёмщик"))),
                        related("frs_opportunity_contact", "contact", Xml.text("lastname", "Созаёмщик"))));

        assertThat(made.status()).as(made.text()).isEqualTo(200);
        var tied = forsage.call(
                "RetrieveMultiple",
                Xml.fetch("<fetch><entity name='contact'><attribute name='lastname'/><link-entity"
                        + " name='frs_opportunity_contact' from='contactid' to='contactid'><filter><condition"
                        + " attribute='opportunityid' operator='eq' value='" + made.value("CreateResult")
                        + "'/></filter></link-entity></entity></fetch>"));
        assertThat(tied.attribute("lastname")).isEqualTo("Созаёмщик");
    }

    @Test
    void textsComeInTheLanguageAndTheTimeZoneThatTheUserHasChosen() {
        String me = rehearsal.user("forsage", 4, "id");
        SoapClient user = forsage.actingFor(me);
        String task = created(
                "task", Xml.text("subject", "Срок"), Xml.pair("scheduledend", "x:dateTime", "2026-03-05T20:30:00Z"));
        assertThat(user.call("Retrieve", Xml.key("task", task) + Xml.all()).formatted("scheduledend"))
                .isEqualTo("05.03.2026 23:30");

        executed(
                "UpdateUserSettingsSystemUser",
                guid("UserId", me),
                settings(Xml.pair("timezonecode", "x:int", "270") + Xml.pair("uilanguageid", "x:int", "1033")));

        var shown = user.call("Retrieve", Xml.key("task", task) + Xml.all());
        assertThat(shown.formatted("scheduledend")).isEqualTo("3/6/2026 6:30 AM");
        assertThat(shown.formatted("statecode")).isEqualTo("Open");
        assertThat(shown.attribute("scheduledend")).isEqualTo("2026-03-05T20:30:00Z");
        assertThat(executed(
                                "RetrieveUserSettingsSystemUser",
                                guid("EntityId", me),
                                Xml.pair("ColumnSet", "b:ColumnSet", "<b:AllColumns>true</b:AllColumns>"))
                        .attribute("timezonecode"))
                .isEqualTo("270");
        assertThat(execute(
                                "UpdateUserSettingsSystemUser",
                                guid("UserId", me),
                                settings(Xml.pair("timezonecode", "x:int", "7")))
                        .value("Message"))
                .contains("7");
        executed(
                "UpdateUserSettingsSystemUser",
                guid("UserId", me),
                settings(Xml.nil("timezonecode") + Xml.nil("uilanguageid")));
        assertThat(user.call("Retrieve", Xml.key("task", task) + Xml.all()).formatted("scheduledend"))
                .isEqualTo("05.03.2026 23:30");
    }

    @Test
    void aReferenceMayNameItsRecordByAKeyFrom2015On() {
        String inn = UUID.randomUUID().toString().substring(0, 12);
        String employer = loris.call("Create", Xml.entity("account", null, Xml.text("name", inn)))
                .value("CreateResult");
        String contact = loris.call("Create", Xml.entity("contact", null, Xml.text("lastname", "Ключевой")))
                .value("CreateResult");
        String keyed = "<b:Id>00000000-0000-0000-0000-000000000000</b:Id><b:KeyAttributes>" + Xml.text("name", "%s")
                + "</b:KeyAttributes><b:LogicalName>account</b:LogicalName>";

        var updated = loris.call(
                "Update",
                Xml.entity("contact", contact, Xml.pair("lrs_employerid", "b:EntityReference", keyed.formatted(inn))));

        assertThat(updated.status()).as(updated.text()).isEqualTo(200);
        assertThat(loris.call("Retrieve", Xml.key("contact", contact) + Xml.all())
                        .attribute("lrs_employerid"))
                .contains(employer);
        assertThat(loris.call(
                                "Update",
                                Xml.entity(
                                        "contact",
                                        contact,
                                        Xml.pair("lrs_employerid", "b:EntityReference", keyed.formatted("nobody's"))))
                        .value("Message"))
                .contains("key values does not exist");
    }

    private static String settings(String attributes) {
        return Xml.pair("Settings", "b:Entity", record("usersettings", attributes));
    }

    private static String record(String entity, String attributes) {
        return "<b:Attributes>" + attributes + "</b:Attributes><b:LogicalName>" + entity + "</b:LogicalName>";
    }

    private static String guid(String key, String id) {
        return Xml.pair(key, "g:guid", id);
    }

    private static String related(String relationship, String entity, String attributes) {
        return "<b:KeyValuePairOfRelationshipEntityCollectionX_PsK4FkN><c:key><b:PrimaryEntityRole i:nil='true'/>"
                + "<b:SchemaName>" + relationship + "</b:SchemaName></c:key><c:value><b:Entities><b:Entity>"
                + record(entity, attributes) + "</b:Entity></b:Entities></c:value>"
                + "</b:KeyValuePairOfRelationshipEntityCollectionX_PsK4FkN>";
    }

    private static String with(String entity, String related) {
        return entity.replace("<b:RelatedEntities/>", "<b:RelatedEntities>" + related + "</b:RelatedEntities>");
    }

    private static String contact(String lastName) {
        return created("contact", Xml.text("lastname", lastName));
    }

    private static String list() {
        return created("list", Xml.text("listname", "Весна"), Xml.option("createdfromcode", 2));
    }

    private static String created(String entity, String... attributes) {
        var created = forsage.call("Create", Xml.entity(entity, null, attributes));
        assertThat(created.status()).as(created.text()).isEqualTo(200);
        return created.value("CreateResult");
    }

    private static String members(String list) {
        return forsage.call(
                        "RetrieveMultiple",
                        Xml.fetch("<fetch><entity name='listmember'><attribute name='entityid'/><filter><condition"
                                + " attribute='listid' operator='eq' value='" + list + "'/></filter></entity></fetch>"))
                .text();
    }

    private static SoapClient.Answer execute(String name, String... parameters) {
        return forsage.call("Execute", Xml.request("m:" + name + "Request", name, parameters));
    }

    private static SoapClient.Answer executed(String name, String... parameters) {
        var answer = execute(name, parameters);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private static SoapClient.Answer retrieved(String entity, String id) {
        return forsage.call("Retrieve", Xml.key(entity, id) + Xml.all());
    }
}
