package org.floris.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Operation;
import org.floris.canonical.Ref;
import org.floris.connector.LeadQualification;
import org.floris.connector.Option;
import org.floris.connector.RecordMerge;
import org.floris.connector.SystemChange;
import org.floris.connector.dynamics.EnvelopePeek;
import org.floris.connector.dynamics.SoapVersion;
import org.floris.connector.mapping.Mappings;
import org.floris.store.HubUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrganizationMessagesTest {
    private static final Mappings MAPPINGS = Mappings.read(Path.of("connectors"));
    private static final String ID = "7bf2e032-ad92-e311-9752-6c3be5a87df0";
    private static final String OTHER = "8cf2e032-ad92-e311-9752-6c3be5a87df1";

    private final OrganizationWrites writes = new OrganizationWrites(
            new OrganizationMessages(MAPPINGS), new Upserts(null, null), new CompoundCreates(MAPPINGS), MAPPINGS);

    @ParameterizedTest
    @CsvSource({"WinOpportunity, 1", "LoseOpportunity, 2"})
    void aClosingIsAChangeOfStateThatHomeGetsInTheCallersWords(String message, int state) {
        IncomingWrite write = incoming(
                message,
                entity("OpportunityClose", "opportunityclose", reference("opportunityid", "opportunity"))
                        + option("Status", 3));

        SystemChange change = write.change();
        assertThat(change.operation()).isEqualTo(Operation.SET_STATE);
        assertThat(change.ref().toString()).isEqualTo("forsage/opportunity/" + ID);
        assertThat(change.values())
                .containsEntry("statecode", new Option(state))
                .containsEntry("statuscode", new Option(3));
        assertThat(write.words()).isPresent();
        assertThat(write.label()).isEqualTo(message + " opportunity");
    }

    @Test
    void aClosingThatNamesNothingIsRefused() {
        assertThatThrownBy(() -> incoming(
                        "WinOpportunity", entity("OpportunityClose", "opportunityclose", "") + option("Status", 3)))
                .hasMessageContaining("opportunityid");
    }

    @Test
    void whatIsNotMappedIsClosedAtHomeAlone() {
        IncomingWrite write = incoming(
                "CloseQuote", entity("QuoteClose", "quoteclose", reference("quoteid", "quote")) + option("Status", 6));

        assertThat(write.change().ref().entity()).isEqualTo("quote");
        assertThat(write.words()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Book", "Reschedule"})
    void whatCouldNotBeTakenBackIsRefusedBeforehand(String message) {
        assertThatThrownBy(() -> incoming(message, reference("Target", "contact")))
                .isInstanceOfSatisfying(FlorisException.class, refused -> assertThat(refused.code())
                        .isEqualTo(ErrorCode.CANNOT_BE_UNDONE))
                .hasMessageContaining(message)
                .hasMessageContaining("Nothing was changed");
        assertThat(incoming(message, reference("Target", "frs_gift")).change().operation())
                .isEqualTo(Operation.EXECUTE);
    }

    @Test
    void whatShowsNoEntityAndChangesManyIsRefused() {
        assertThatThrownBy(() -> incoming("ExecuteTransaction", "")).hasMessageContaining("ExecuteMultiple");
    }

    @Test
    void aLeadThatBecomesNothingIsAChangeOfItsState() {
        IncomingWrite write = incoming(
                "QualifyLead", reference("LeadId", "lead") + option("Status", 3) + flag("CreateContact", false));

        assertThat(write.change().operation()).isEqualTo(Operation.SET_STATE);
        assertThat(write.combined()).isEmpty();
    }

    @Test
    void aLeadThatBecomesRecordsIsHomesToQualify() {
        IncomingWrite write = incoming(
                "QualifyLead", reference("LeadId", "lead") + option("Status", 3) + flag("CreateContact", true));

        assertThat(write.change().operation()).isEqualTo(Operation.EXECUTE);
        assertThat(write.combined())
                .contains(new LeadQualification(
                        new Ref("forsage", "lead", ID), Set.of("contact"), Optional.empty(), new Option(3)));
        assertThat(write.label()).isEqualTo("QualifyLead lead");
    }

    @Test
    void aMergeNamesBothRecordsAndWhatTheOneTakesOver() {
        IncomingWrite write = incoming(
                "Merge",
                reference("Target", "contact")
                        + guid("SubordinateId", OTHER)
                        + entity("UpdateContent", "contact", string("lastname", "Иванова"))
                        + flag("PerformParentingChecks", true));

        SystemChange content =
                new SystemChange(Operation.UPDATE, new Ref("forsage", "contact", ID), Map.of("lastname", "Иванова"));
        assertThat(write.combined()).contains(new RecordMerge(content, OTHER, true));
        assertThat(write.change().ref().toString()).isEqualTo("forsage/contact/" + ID);
        assertThat(write.words()).isPresent();
    }

    @Test
    void aMergeWithoutContentTakesNothingOver() {
        IncomingWrite write = incoming("Merge", reference("Target", "contact") + guid("SubordinateId", OTHER));

        assertThat(((RecordMerge) write.combined().orElseThrow()).content().values())
                .isEmpty();
    }

    @Test
    void aMergeThatCannotBeMeantIsRefused() {
        String both = reference("Target", "contact") + guid("SubordinateId", OTHER);

        assertThatThrownBy(() -> incoming("Merge", reference("Target", "contact")))
                .hasMessageContaining("SubordinateId");
        assertThatThrownBy(() -> incoming("Merge", both + entity("UpdateContent", "account", "")))
                .hasMessageContaining("'account'");
    }

    @Test
    void whatIsNotMappedIsMergedAtHomeAlone() {
        IncomingWrite write = incoming("Merge", reference("Target", "frs_gift") + guid("SubordinateId", OTHER));

        assertThat(write.combined()).isEmpty();
        assertThat(write.change().operation()).isEqualTo(Operation.EXECUTE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GrantAccess",
                "RevokeAccess",
                "AddMemberList",
                "RemoveMemberList",
                "AddListMembersList",
                "new_Anything"
            })
    void whatTheHubDoesNotKnowPasses(String message) {
        IncomingWrite write = incoming(message, reference("Target", "contact"));

        assertThat(write.change().operation()).isEqualTo(Operation.EXECUTE);
        assertThat(write.change().ref().id()).isEmpty();
        assertThat(write.words()).isPresent();
    }

    @Test
    void oneWithTwoNamesDoesNotPass() {
        assertThatThrownBy(() -> incoming("b:GrantAccessRequest", "RevokeAccess", ""))
                .hasMessageContaining("RequestName");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<a:Id>00000000-0000-0000-0000-000000000000</a:Id>",
                "<a:Id i:nil=\"true\"/>",
                "<a:Id >\n 00000000-0000-0000-0000-000000000000</a:Id >"
            })
    void aCreateWithoutAnIdGetsOneAndIsLeftAsItCameOtherwise(String id) {
        String create =
                "<Create xmlns=\"http://schemas.microsoft.com/xrm/2011/Contracts/Services\"><entity xmlns:a=\"http://schemas.microsoft.com/xrm/2011/Contracts\" xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\"><a:Attributes/><a:FormattedValues><!-- all --></a:FormattedValues>%s<a:LogicalName>contact</a:LogicalName><a:RowVersion>7</a:RowVersion></entity></Create>";

        IncomingWrite write = written(create.formatted(id));

        String given = "<Id xmlns=\"http://schemas.microsoft.com/xrm/2011/Contracts\">"
                + write.change().ref().id() + "</Id>";
        assertThat(new String(write.words().orElseThrow().envelope(), StandardCharsets.UTF_8))
                .contains(create.formatted(given));
    }

    @Test
    void aCreateInRequestFormGetsItsIdToo() {
        IncomingWrite write = incoming("Create", entity("Target", "contact", ""));

        assertThat(new String(write.words().orElseThrow().envelope(), StandardCharsets.UTF_8))
                .contains("<a:Attributes></a:Attributes><Id xmlns=\"http://schemas.microsoft.com/xrm/2011/Contracts\">"
                        + write.change().ref().id() + "</Id><a:LogicalName>contact");
    }

    @Test
    void anIdThatIsGivenAsAnAttributeAloneIsTheRecords() {
        IncomingWrite write = incoming(
                "Create",
                entity(
                        "Target",
                        "task",
                        pair(
                                "activityid",
                                "<c:value i:type=\"g:guid\" xmlns:g=\"http://schemas.microsoft.com/2003/10/Serialization/\">"
                                        + ID + "</c:value>")));

        assertThat(write.change().ref().id()).isEqualTo(ID);
        assertThat(write.change().values()).isEmpty();
    }

    private IncomingWrite incoming(String message, String parameters) {
        return incoming("b:" + message + "Request", message, parameters);
    }

    private IncomingWrite incoming(String type, String message, String parameters) {
        return written(
                """
                <Execute xmlns="http://schemas.microsoft.com/xrm/2011/Contracts/Services" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">
                <request i:type="%s" xmlns:a="http://schemas.microsoft.com/xrm/2011/Contracts" xmlns:b="http://schemas.microsoft.com/crm/2011/Contracts"><a:Parameters xmlns:c="http://schemas.datacontract.org/2004/07/System.Collections.Generic">%s</a:Parameters>
                <a:RequestId i:nil="true"/><a:RequestName>%s</a:RequestName></request></Execute>"""
                        .formatted(type, parameters, message));
    }

    private IncomingWrite written(String body) {
        byte[] envelope = ("<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>" + body
                        + "</s:Body></s:Envelope>")
                .getBytes(StandardCharsets.UTF_8);
        HubUser user = new HubUser(UUID.randomUUID(), "ivanov", "Иванов", "sales");
        return writes.incoming(new OrganizationCall(
                "forsage", SoapVersion.SOAP11, envelope, EnvelopePeek.of(envelope), user, Optional.empty()));
    }

    private static String pair(String key, String value) {
        return "<a:KeyValuePairOfstringanyType><c:key>" + key + "</c:key>" + value + "</a:KeyValuePairOfstringanyType>";
    }

    private static String reference(String key, String entity) {
        return pair(
                key,
                "<c:value i:type=\"a:EntityReference\"><a:Id>" + ID + "</a:Id><a:LogicalName>" + entity
                        + "</a:LogicalName><a:Name i:nil=\"true\"/></c:value>");
    }

    private static String option(String key, int value) {
        return pair(key, "<c:value i:type=\"a:OptionSetValue\"><a:Value>" + value + "</a:Value></c:value>");
    }

    private static String flag(String key, boolean value) {
        return pair(
                key,
                "<c:value i:type=\"x:boolean\" xmlns:x=\"http://www.w3.org/2001/XMLSchema\">" + value + "</c:value>");
    }

    private static String string(String key, String value) {
        return pair(
                key,
                "<c:value i:type=\"x:string\" xmlns:x=\"http://www.w3.org/2001/XMLSchema\">" + value + "</c:value>");
    }

    private static String guid(String key, String value) {
        return pair(
                key,
                "<c:value i:type=\"g:guid\" xmlns:g=\"http://schemas.microsoft.com/2003/10/Serialization/\">" + value
                        + "</c:value>");
    }

    private static String entity(String key, String name, String attributes) {
        return pair(
                key,
                "<c:value i:type=\"a:Entity\"><a:Attributes>" + attributes + "</a:Attributes><a:LogicalName>" + name
                        + "</a:LogicalName></c:value>");
    }
}
