package org.floris.connector.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.floris.connector.mapping.MappedSystems.MAPPINGS;
import static org.floris.connector.mapping.MappedSystems.TRANSLATOR;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.floris.canonical.Association;
import org.floris.canonical.Attributes;
import org.floris.canonical.Change;
import org.floris.canonical.Money;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.connector.Option;
import org.floris.connector.Reference;
import org.floris.connector.Sum;
import org.floris.connector.SystemChange;
import org.floris.connector.SystemRecord;
import org.junit.jupiter.api.Test;

class TranslatorTest {
    private final KnownLinks links = new KnownLinks();
    private final RecordId client = links.everywhere("client");
    private final RecordId partner = links.everywhere("partner");
    private final RecordId application = links.everywhere("application");
    private final RecordId user = links.everywhere("user");

    @Test
    void theSameMeaningHasOtherNamesAndNumbersInEachSystem() {
        SystemChange change = forsage(
                Operation.UPDATE,
                client,
                Map.of(
                        "frs_passport",
                        "4508 123456",
                        "frs_monthlyincome",
                        new Sum(new BigDecimal("85000.00")),
                        "familystatuscode",
                        new Option(2),
                        "birthdate",
                        Instant.parse("1985-03-12T00:00:00Z"),
                        "parentcustomerid",
                        reference("forsage", partner),
                        "frs_icq",
                        "123"));
        Change canonical = TRANSLATOR.toCanonical(change, client, links);
        assertThat(canonical.attributes().values())
                .isEqualTo(Map.of(
                        "passportSeries",
                        "4508",
                        "passportNumber",
                        "123456",
                        "monthlyIncome",
                        new Money(new BigDecimal("85000"), "RUB"),
                        "maritalStatus",
                        "married",
                        "birthDate",
                        LocalDate.of(1985, 3, 12),
                        "employer",
                        partner));
        assertThat(TRANSLATOR.toSystem("loris", canonical, links))
                .isEqualTo(new SystemChange(
                        Operation.UPDATE,
                        links.ref("loris", client),
                        Map.of(
                                "lrs_passportseries",
                                "4508",
                                "lrs_passportnumber",
                                "123456",
                                "lrs_income",
                                new BigDecimal("85000"),
                                "lrs_maritalstatus",
                                new Option(100000000),
                                "birthdate",
                                Instant.parse("1985-03-12T00:00:00Z"),
                                "lrs_employerid",
                                reference("loris", partner))));
        assertThat(TRANSLATOR.unmappedAttributes(change)).containsExactly("frs_icq");
    }

    @Test
    void thePrimaryKeyIsTheRecordAndNotAnUnmappedAttribute() {
        assertThat(TRANSLATOR.unmappedAttributes(forsage(Operation.CREATE, client, Map.of("contactid", "any"))))
                .isEmpty();
    }

    @Test
    void clearedStaysClearedAndUntouchedStaysUntouched() {
        Map<String, Object> cleared = new HashMap<>();
        cleared.put("frs_passport", null);
        cleared.put("emailaddress1", "");
        Change canonical = TRANSLATOR.toCanonical(forsage(Operation.UPDATE, client, cleared), client, links);
        assertThat(canonical.attributes().names())
                .containsExactlyInAnyOrder("passportSeries", "passportNumber", "email");
        assertThat(canonical.attributes().values().values()).containsOnlyNulls();
        assertThat(TRANSLATOR.toSystem("loris", canonical, links).values())
                .containsOnlyKeys("lrs_passportseries", "lrs_passportnumber", "emailaddress1")
                .containsValue(null);
    }

    @Test
    void attributesThatTheSystemDoesNotMapAreLeftOut() {
        Change change = canonical(Operation.UPDATE, client, Map.of("lastName", "Орлова", "shoeSize", 38L));
        assertThat(TRANSLATOR.toSystem("loris", change, links).values()).containsOnlyKeys("lastname");
    }

    @Test
    void attributesOfOneSystemAttributeTravelTogether() {
        assertThat(TRANSLATOR.companions("forsage", "client", Set.of("passportNumber", "email")))
                .containsExactly("passportSeries");
        assertThat(TRANSLATOR.companions("forsage", "client", Set.of("passportNumber", "passportSeries")))
                .isEmpty();
        assertThat(TRANSLATOR.companions("loris", "client", Set.of("passportNumber")))
                .isEmpty();
        assertThat(TRANSLATOR.companions("abs", "client", Set.of("passportNumber")))
                .isEmpty();
    }

    @Test
    void aCreateLeavesTheInitialStateToTheSystem() {
        Change initial = canonical(Operation.CREATE, application, Map.of("name", "Заявка", "state", "inWork"));
        assertThat(TRANSLATOR.toSystem("forsage", initial, links).values()).containsOnlyKeys("name");
        Change onHold = canonical(Operation.CREATE, application, Map.of("state", "onHold"));
        assertThat(TRANSLATOR.toSystem("loris", onHold, links).values())
                .isEqualTo(Map.of("statuscode", new Option(100000000)));
        Change declined = canonical(Operation.CREATE, application, Map.of("state", "declined"));
        assertThat(TRANSLATOR.toSystem("forsage", declined, links).values())
                .isEqualTo(Map.of("statecode", new Option(2), "statuscode", new Option(5)));
    }

    @Test
    void aStateIsSetByBothNumbersOfEachSystem() {
        SystemChange won = forsage(
                Operation.SET_STATE,
                application,
                Map.of("statecode", new Option(1), "statuscode", new Option(3), "name", "not this"));
        Change canonical = TRANSLATOR.toCanonical(won, application, links);
        assertThat(canonical.attributes().values()).isEqualTo(Map.of("state", "issued"));
        assertThat(TRANSLATOR.toSystem("loris", canonical, links).values())
                .isEqualTo(Map.of("statecode", new Option(1), "statuscode", new Option(100000001)));
    }

    @Test
    void aStateWithoutAStatusIsTheDefaultOneOfThatState() {
        SystemChange closed = new SystemChange(
                Operation.SET_STATE,
                links.ref("loris", application),
                Map.of("statecode", new Option(1), "statuscode", new Option(-1)));
        assertThat(TRANSLATOR
                        .toCanonical(closed, application, links)
                        .attributes()
                        .get("state"))
                .isEqualTo("canceled");
    }

    @Test
    void anUpdateOfTheStatusAloneSetsTheState() {
        Change change = TRANSLATOR.toCanonical(
                forsage(Operation.UPDATE, application, Map.of("statuscode", new Option(2))), application, links);
        assertThat(change).isEqualTo(canonical(Operation.SET_STATE, application, Map.of("state", "onHold")));
    }

    @Test
    void aReadRecordHasItsState() {
        SystemRecord record = new SystemRecord(
                links.ref("forsage", application),
                Map.of(
                        "statecode",
                        new Option(2),
                        "statuscode",
                        new Option(5),
                        "createdon",
                        Instant.parse("2026-01-01T00:00:00Z")),
                Optional.of("7"));
        assertThat(TRANSLATOR
                        .toCanonical(record, application, links)
                        .attributes()
                        .values())
                .isEqualTo(Map.of("state", "declined"));
    }

    @Test
    void anAssignCarriesTheOwnerAlone() {
        SystemChange assign = forsage(
                Operation.ASSIGN, client, Map.of("ownerid", reference("forsage", user), "description", "not this"));
        Change canonical = TRANSLATOR.toCanonical(assign, client, links);
        assertThat(canonical.attributes().values()).isEqualTo(Map.of("owner", user));
        assertThat(TRANSLATOR.toSystem("loris", canonical, links).values())
                .isEqualTo(Map.of("ownerid", reference("loris", user)));
    }

    @Test
    void aDeleteHasNoAttributes() {
        Change canonical = TRANSLATOR.toCanonical(forsage(Operation.DELETE, client, Map.of()), client, links);
        assertThat(canonical).isEqualTo(canonical(Operation.DELETE, client, Map.of()));
        assertThat(TRANSLATOR.toSystem("loris", canonical, links))
                .isEqualTo(new SystemChange(Operation.DELETE, links.ref("loris", client), Map.of()));
    }

    @Test
    void coBorrowersAreTiedByEachSystemsOwnRelationship() {
        RecordId other = links.everywhere("client");
        SystemChange change = tie(Operation.ASSOCIATE, application, "frs_opportunity_contact", client, other);
        Change canonical = TRANSLATOR.toCanonical(change, application, links);
        assertThat(canonical)
                .isEqualTo(associate(Operation.ASSOCIATE, application, "coBorrower", List.of(client, other)));
        assertThat(TRANSLATOR.toSystem("loris", canonical, links))
                .isEqualTo(new SystemChange(
                        Operation.ASSOCIATE,
                        links.ref("loris", application),
                        Map.of(),
                        Optional.of(new SystemChange.Tie(
                                "lrs_application_contact",
                                List.of(reference("loris", client), reference("loris", other))))));
        assertThat(TRANSLATOR.toSystem("forsage", canonical, links)).isEqualTo(change);
    }

    @Test
    void aTieToldFromTheOtherSideIsTheSameTie() {
        SystemChange one = tie(Operation.DISASSOCIATE, client, "frs_opportunity_contact", application);
        assertThat(TRANSLATOR.toCanonical(one, client, links))
                .isEqualTo(associate(Operation.DISASSOCIATE, application, "coBorrower", List.of(client)));
        RecordId second = links.everywhere("application");
        SystemChange two = tie(Operation.ASSOCIATE, client, "frs_opportunity_contact", application, second);
        Change canonical = TRANSLATOR.toCanonical(two, client, links);
        assertThat(canonical)
                .isEqualTo(
                        associate(Operation.ASSOCIATE, client, "coBorrowedApplication", List.of(application, second)));
        assertThat(TRANSLATOR.toSystem("forsage", canonical, links)).isEqualTo(two);
    }

    @Test
    void aTieThatALookupHoldsIsAnUpdateOfTheLookup() {
        Change update = canonical(Operation.UPDATE, client, Map.of("employer", partner));
        SystemChange fromPartner = tie(Operation.ASSOCIATE, partner, "contact_customer_accounts", client);
        assertThat(TRANSLATOR.toCanonical(fromPartner, partner, links)).isEqualTo(update);
        SystemChange fromClient = tie(Operation.ASSOCIATE, client, "contact_customer_accounts", partner);
        assertThat(TRANSLATOR.toCanonical(fromClient, client, links)).isEqualTo(update);
        Change associate = associate(Operation.ASSOCIATE, partner, "employee", List.of(client));
        assertThat(TRANSLATOR.toSystem("loris", associate, links))
                .isEqualTo(TRANSLATOR.toSystem("loris", update, links));
        Change freed = TRANSLATOR.toCanonical(
                tie(Operation.DISASSOCIATE, client, "contact_customer_accounts", partner), client, links);
        assertThat(freed.attributes().has("employer")).isTrue();
        assertThat(freed.attributes().get("employer")).isNull();
    }

    @Test
    void aPartnersHeadOrganisationIsTheRelatedOne() {
        RecordId head = links.everywhere("partner");
        SystemChange change = tie(Operation.ASSOCIATE, partner, "account_parent_account", head);
        assertThat(TRANSLATOR.toCanonical(change, partner, links))
                .isEqualTo(canonical(Operation.UPDATE, partner, Map.of("parent", head)));
    }

    @Test
    void guidsInCapitalsAreTheSameRecords() {
        Reference owner = reference("forsage", user);
        Reference shouted = new Reference("systemuser", owner.id().toUpperCase(java.util.Locale.ROOT), "Name");
        assertThat(TRANSLATOR
                        .toCanonical(forsage(Operation.ASSIGN, client, Map.of("ownerid", shouted)), client, links)
                        .attributes()
                        .get("owner"))
                .isEqualTo(user);
    }

    @Test
    void mappingsAnswerInBothDirections() {
        EntityMapping mapping = MAPPINGS.ofSystemEntity("forsage", "contact").orElseThrow();
        assertThat(mapping).isSameAs(MAPPINGS.ofCanonical("forsage", "client").orElseThrow());
        assertThat(mapping.primaryId()).isEqualTo("contactid");
        assertThat(mapping.crossReference()).contains("frs_lorisid");
        assertThat(mapping.systemAttributes(Set.of("passportSeries", "passportNumber", "shoeSize")))
                .containsExactly("frs_passport");
        assertThat(mapping.systemAttributes(Set.of("state"))).containsExactly("statecode", "statuscode");
        assertThat(mapping.canonicalAttribute("frs_inn")).contains("inn");
        assertThat(mapping.canonicalAttribute("frs_passport")).isEmpty();
        assertThat(mapping.canonicalAttribute("statecode")).isEmpty();
        assertThat(MAPPINGS.of("forsage")).hasSize(9);
        assertThat(MAPPINGS.of("abs")).isEmpty();
        assertThat(MAPPINGS.ofSystemEntity("forsage", "frs_gift")).isEmpty();
        assertThat(MAPPINGS.ofCanonical("abs", "client")).isEmpty();
    }

    private SystemChange forsage(Operation operation, RecordId record, Map<String, Object> values) {
        return new SystemChange(operation, links.ref("forsage", record), values);
    }

    private SystemChange tie(Operation operation, RecordId record, String relationship, RecordId... related) {
        List<Reference> references = List.of(related).stream()
                .map(other -> reference("forsage", other))
                .toList();
        return new SystemChange(
                operation,
                links.ref("forsage", record),
                Map.of(),
                Optional.of(new SystemChange.Tie(relationship, references)));
    }

    private Reference reference(String system, RecordId record) {
        Ref ref = links.ref(system, record);
        return new Reference(ref.entity(), ref.id());
    }

    private static Change associate(Operation operation, RecordId record, String relation, List<RecordId> related) {
        return new Change(operation, record, Attributes.NONE, Optional.of(new Association(relation, related)));
    }

    private static Change canonical(Operation operation, RecordId record, Map<String, Object> values) {
        return new Change(operation, record, new Attributes(values));
    }
}
