package org.floris.connector.mapping;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.floris.connector.mapping.MappedSystems.TRANSLATOR;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.floris.canonical.Attributes;
import org.floris.canonical.Change;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Money;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.connector.Option;
import org.floris.connector.Reference;
import org.floris.connector.SystemChange;
import org.junit.jupiter.api.Test;

/** What one side cannot hold is refused, with the place and what to do, and never with the value. */
class TranslatorErrorsTest {
    private final KnownLinks links = new KnownLinks();
    private final RecordId client = links.everywhere("client");
    private final RecordId partner = links.everywhere("partner");
    private final RecordId application = links.everywhere("application");

    @Test
    void aLookupToARecordWithoutATwinIsRefused() {
        RecordId stranger = new RecordId("partner", java.util.UUID.randomUUID());
        links.link(stranger, "forsage");
        refused(ErrorCode.NOT_LINKED, () -> update("loris", client, Map.of("employer", stranger)))
                .hasMessageContaining("partner " + stranger.id())
                .hasMessageContaining("lrs_employerid")
                .hasMessageContaining("Link or migrate it");
        Reference unknown = new Reference("account", "00000000-0000-0000-0000-000000000001");
        refused(ErrorCode.NOT_LINKED, () -> from("forsage", client, Map.of("parentcustomerid", unknown)))
                .hasMessageContaining("account 00000000-0000-0000-0000-000000000001 of forsage");
    }

    @Test
    void aRecordWithoutATwinIsRefused() {
        RecordId stranger = new RecordId("client", java.util.UUID.randomUUID());
        refused(ErrorCode.NOT_LINKED, () -> update("loris", stranger, Map.of("email", "a@b.example")))
                .hasMessageContaining("client " + stranger.id() + " has no twin in loris");
    }

    @Test
    void aLookupThatTheSystemCannotPointIsRefused() {
        refused(ErrorCode.INVALID_VALUE, () -> update("loris", client, Map.of("employer", client)))
                .hasMessageContaining("loris's contact.lrs_employerid cannot point to a client. Choose a partner");
        refused(
                        ErrorCode.INVALID_VALUE,
                        () -> from("forsage", client, Map.of("parentcustomerid", new Reference("team", "1"))))
                .hasMessageContaining("'team'");
    }

    @Test
    void anEntityOrASystemWithoutAMappingIsRefused() {
        SystemChange gift = new SystemChange(Operation.CREATE, new Ref("forsage", "frs_gift", "1"), Map.of());
        refused(ErrorCode.NOT_MAPPED, () -> TRANSLATOR.toCanonical(gift, client, links))
                .hasMessageContaining("'frs_gift' of forsage is not mapped")
                .hasMessageContaining("connectors/forsage/mapping");
        refused(ErrorCode.NOT_MAPPED, () -> update("abs", client, Map.of()));
        refused(ErrorCode.NOT_MAPPED, () -> update("loris", new RecordId("boat", client.id()), Map.of()));
    }

    @Test
    void aRelationshipWithoutAMappingIsRefused() {
        refused(ErrorCode.NOT_MAPPED, () -> tie(client, "contact_as_responsible_contact", application))
                .hasMessageContaining("contact_as_responsible_contact");
    }

    @Test
    void aRelationshipBetweenOtherEntitiesIsRefused() {
        refused(ErrorCode.INVALID_VALUE, () -> tie(application, "contact_customer_accounts", partner));
        refused(ErrorCode.INVALID_VALUE, () -> tie(partner, "contact_customer_accounts", partner));
    }

    @Test
    void severalRecordsWhoseLookupWouldChangeAreRefused() {
        RecordId other = links.everywhere("client");
        refused(ErrorCode.INVALID_VALUE, () -> tie(partner, "contact_customer_accounts", client, other))
                .hasMessageContaining("one at a time");
    }

    @Test
    void anOptionWithoutACounterpartIsRefusedWithoutTellingIt() {
        refused(ErrorCode.INVALID_VALUE, () -> from("forsage", client, Map.of("gendercode", new Option(77))))
                .hasMessageContaining("forsage's contact.gendercode")
                .hasMessageContaining("connectors/forsage/mapping/client.yaml")
                .message()
                .doesNotContain("77");
        refused(ErrorCode.INVALID_VALUE, () -> update("loris", client, Map.of("gender", "unknown")))
                .hasMessageContaining("client.gender");
    }

    @Test
    void aTextThatNoCrmHoldsIsRefusedAsItComesIn() {
        from("forsage", client, Map.of("description", "x".repeat(1_048_576)));
        refused(ErrorCode.INVALID_VALUE, () -> from("forsage", client, Map.of("description", "x".repeat(1_048_577))))
                .hasMessageContaining("no CRM holds more than 1048576");
    }

    @Test
    void aTextThatIsTooLongIsRefusedAndNeverCut() {
        refused(ErrorCode.INVALID_VALUE, () -> update("loris", client, Map.of("postalCode", "1234567")))
                .hasMessageContaining("client.postalCode is longer than the 6 characters")
                .hasMessageContaining("loris's contact.lrs_registrationpostalcode")
                .message()
                .doesNotContain("1234567");
        refused(ErrorCode.INVALID_VALUE, () -> update("forsage", client, Map.of("city", "x".repeat(81))));
    }

    @Test
    void aPassportThatCannotBeSplitIsRefused() {
        for (String passport : List.of("4508123456", "45 08 123456", "4508 12345", " 123456", "4508 1234567")) {
            refused(ErrorCode.INVALID_VALUE, () -> from("forsage", client, Map.of("frs_passport", passport)))
                    .hasMessageContaining("forsage's contact.frs_passport cannot be split into passportSeries and"
                            + " passportNumber")
                    .hasMessageContaining("passportSeries (4 characters), ' ', passportNumber (6 characters)")
                    .message()
                    .doesNotContain("1234");
        }
    }

    @Test
    void halfAPassportIsRefusedWhereItIsHeldTogether() {
        refused(ErrorCode.INVALID_VALUE, () -> update("forsage", client, Map.of("passportNumber", "123456")))
                .hasMessageContaining("must all be filled or all be empty");
        refused(
                ErrorCode.INVALID_VALUE,
                () -> update("forsage", client, Map.of("passportSeries", "45", "passportNumber", "123456")));
        refused(
                ErrorCode.INVALID_VALUE,
                () -> update("forsage", client, Map.of("passportSeries", "4 08", "passportNumber", "123456")));
    }

    @Test
    void numbersThatTheSystemWouldRoundOrCutAreRefused() {
        refused(ErrorCode.INVALID_VALUE, () -> update("loris", application, Map.of("rate", new BigDecimal("12.34567"))))
                .hasMessageContaining("more digits");
        refused(
                ErrorCode.INVALID_VALUE,
                () -> update("loris", client, Map.of("monthlyIncome", new Money(new BigDecimal("0.001"), "RUB"))));
        refused(ErrorCode.INVALID_VALUE, () -> update("loris", client, Map.of("children", 5_000_000_000L)));
    }

    @Test
    void anotherCurrencyIsRefused() {
        refused(
                        ErrorCode.INVALID_VALUE,
                        () -> update("forsage", client, Map.of("monthlyIncome", new Money(BigDecimal.TEN, "USD"))))
                .hasMessageContaining("holds sums in RUB only");
    }

    @Test
    void aTimeOfDayOrAFractionThatTheSystemWouldDropIsRefused() {
        Instant afternoon = Instant.parse("2026-05-04T15:00:00Z");
        refused(ErrorCode.INVALID_VALUE, () -> update("forsage", application, Map.of("plannedOn", afternoon)))
                .hasMessageContaining("holds a day only");
        refused(
                        ErrorCode.INVALID_VALUE,
                        () -> update("loris", application, Map.of("plannedOn", afternoon.plusMillis(1))))
                .hasMessageContaining("whole seconds");
    }

    @Test
    void aValueOfAnotherTypeIsRefused() {
        refused(ErrorCode.INVALID_VALUE, () -> from("forsage", client, Map.of("gendercode", "Орлова")))
                .hasMessageContaining("type Option, not String")
                .message()
                .doesNotContain("Орлова");
        refused(ErrorCode.INVALID_VALUE, () -> update("forsage", client, Map.of("birthDate", "1985")));
    }

    @Test
    void stateAndOwnerAmongOtherAttributesAreRefused() {
        RecordId user = links.everywhere("user");
        refused(ErrorCode.INVALID_VALUE, () -> update("loris", client, Map.of("state", "inactive")))
                .hasMessageContaining("SetState");
        refused(ErrorCode.INVALID_VALUE, () -> update("loris", client, Map.of("owner", user, "email", "a@b.example")));
        refused(
                ErrorCode.INVALID_VALUE,
                () -> from("forsage", client, Map.of("statuscode", new Option(2), "firstname", "Анна")));
        Change more = new Change(
                Operation.SET_STATE, client, new Attributes(Map.of("state", "inactive", "email", "a@b.example")));
        refused(ErrorCode.INVALID_VALUE, () -> TRANSLATOR.toSystem("loris", more, links));
    }

    @Test
    void aStateThatIsNoneOrIsClearedIsRefused() {
        Map<String, Object> mismatch = Map.of("statecode", new Option(0), "statuscode", new Option(3));
        refused(ErrorCode.INVALID_VALUE, () -> setState(mismatch));
        refused(ErrorCode.INVALID_VALUE, () -> setState(Map.of("statecode", new Option(9))));
        refused(ErrorCode.INVALID_VALUE, () -> setState(Map.of()));
        Map<String, Object> cleared = new HashMap<>();
        cleared.put("statuscode", null);
        refused(ErrorCode.INVALID_VALUE, () -> from("forsage", application, cleared));
        cleared.clear();
        cleared.put("ownerid", null);
        refused(ErrorCode.INVALID_VALUE, () -> from("forsage", application, cleared));
    }

    @Test
    void aStateOfAnEntityThatHasNoneIsRefused() {
        RecordId note = links.everywhere("note");
        SystemChange change =
                new SystemChange(Operation.SET_STATE, links.ref("forsage", note), Map.of("statecode", new Option(0)));
        refused(ErrorCode.NOT_MAPPED, () -> TRANSLATOR.toCanonical(change, note, links));
    }

    private void setState(Map<String, Object> values) {
        SystemChange change = new SystemChange(Operation.SET_STATE, links.ref("forsage", application), values);
        TRANSLATOR.toCanonical(change, application, links);
    }

    private void tie(RecordId record, String relationship, RecordId... related) {
        List<Reference> references = List.of(related).stream()
                .map(other -> links.ref("forsage", other))
                .map(ref -> new Reference(ref.entity(), ref.id()))
                .toList();
        SystemChange.Tie tie = new SystemChange.Tie(relationship, references);
        SystemChange change =
                new SystemChange(Operation.ASSOCIATE, links.ref("forsage", record), Map.of(), Optional.of(tie));
        TRANSLATOR.toCanonical(change, record, links);
    }

    private void update(String system, RecordId record, Map<String, Object> values) {
        TRANSLATOR.toSystem(system, new Change(Operation.UPDATE, record, new Attributes(values)), links);
    }

    private void from(String system, RecordId record, Map<String, Object> values) {
        TRANSLATOR.toCanonical(new SystemChange(Operation.UPDATE, links.ref(system, record), values), record, links);
    }

    private static AbstractThrowableAssert<?, ?> refused(ErrorCode code, ThrowingCallable call) {
        return assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        FlorisException.class, failure -> org.assertj.core.api.Assertions.assertThat(failure.code())
                                .isEqualTo(code));
    }
}
