package org.floris.bridge.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.floris.connector.Option;
import org.floris.connector.Reference;
import org.floris.connector.Sum;
import org.floris.connector.dynamics.AliasedValue;
import org.floris.connector.dynamics.ColumnSet;
import org.floris.connector.dynamics.DynamicsEntity;
import org.floris.connector.dynamics.EntityCollection;
import org.floris.connector.dynamics.FaultCode;
import org.floris.connector.dynamics.OrganizationAnswer;
import org.floris.connector.dynamics.OrganizationFault;
import org.floris.connector.dynamics.Query;
import org.junit.jupiter.api.Test;

class QueryTranslationTest {
    private final TwoSchemas schemas = new TwoSchemas();

    private static Query.Link join(String from, String entity, String to, String alias, List<String> columns) {
        return new Query.Link(
                ColumnSet.of(columns),
                Optional.ofNullable(alias),
                "LeftOuter",
                Query.Filter.and(List.of(new Query.Condition("statecode", "Equal", List.of(0)))),
                List.of(),
                from,
                "opportunity",
                to,
                entity);
    }

    private static Query.Expression there(TranslatedQuery query) {
        return (Query.Expression) query.query();
    }

    @Test
    void aJoinIsMadeThereAndComesBackUnderTheCallersNames() {
        TranslatedQuery query = TranslatedQuery.of(
                TwoSchemas.query(
                        "opportunity",
                        List.of("estimatedvalue", "stepname"),
                        List.of(new Query.Condition("lastname", "Equal", List.of("Петров"), Optional.of("contact"))),
                        join("customerid", "contact", "contactid", null, List.of("frs_passport", "familystatuscode"))),
                schemas.inLoris());
        Query.Expression asked = there(query);
        assertThat(asked.entityName()).isEqualTo("lrs_application");
        assertThat(asked.columns().columns()).containsExactly("lrs_amount");
        assertThat(asked.criteria().conditions().get(0).entityName()).contains("contact1");
        Query.Link link = asked.links().get(0);
        assertThat(List.of(link.fromAttribute(), link.fromEntity(), link.toAttribute(), link.toEntity()))
                .containsExactly("lrs_clientid", "lrs_application", "contactid", "contact");
        assertThat(link.alias()).contains("contact1");
        assertThat(link.joinOperator()).isEqualTo("LeftOuter");
        assertThat(link.columns().columns())
                .containsExactly("lrs_passportseries", "lrs_passportnumber", "lrs_maritalstatus");

        TwoSchemas.Ids application = schemas.linked("application");
        Map<String, Object> held = new LinkedHashMap<>();
        held.put("lrs_amount", new Sum(new BigDecimal("150000.5000")));
        held.put("contact1.lrs_passportseries", new AliasedValue("lrs_passportseries", "contact", "4512"));
        held.put("contact1.lrs_passportnumber", new AliasedValue("lrs_passportnumber", "contact", "123456"));
        held.put("contact1.lrs_maritalstatus", new AliasedValue("lrs_maritalstatus", "contact", new Option(100000002)));
        EntityCollection page = query.answer(
                TwoSchemas.page(
                        new DynamicsEntity(
                                "lrs_application",
                                application.loris(),
                                held,
                                Map.of(
                                        "lrs_amount", "150 000,50 ₽",
                                        "contact1.lrs_maritalstatus", "Divorced"),
                                Map.of()),
                        new DynamicsEntity("lrs_application", java.util.UUID.randomUUID(), held)),
                schemas);

        assertThat(page.entityName()).contains("opportunity");
        assertThat(page.entities()).hasSize(1);
        DynamicsEntity row = page.entities().get(0);
        assertThat(row.id()).isEqualTo(application.forsage());
        assertThat(row.attributes())
                .containsEntry("opportunityid", application.forsage())
                .containsEntry("estimatedvalue", new Sum(new BigDecimal("150000.5000")))
                .containsEntry("contact1.frs_passport", new AliasedValue("frs_passport", "contact", "4512 123456"))
                .containsEntry(
                        "contact1.familystatuscode", new AliasedValue("familystatuscode", "contact", new Option(3)))
                .hasSize(4);
        assertThat(row.formattedValues())
                .containsEntry("estimatedvalue", "150 000,50 ₽")
                .containsEntry("contact1.familystatuscode", "Divorced");
    }

    @Test
    void nestedFiltersOrdersAndPagingGoOnAsTheyAre() {
        String cookie = "<cookie page=\"1\"><lrs_amount last=\"1.50\" first=\"2\" /></cookie>";
        Query.Filter either = new Query.Filter(
                "Or",
                List.of(
                        new Query.Condition("frs_term", "GreaterThan", List.of(120)),
                        new Query.Condition("statecode", "Equal", List.of(1))),
                List.of());
        Query.Expression asked = new Query.Expression(
                "opportunity",
                ColumnSet.ALL,
                new Query.Filter("And", List.of(), List.of(either)),
                true,
                List.of(),
                List.of(new Query.Order("estimatedvalue", true), new Query.Order("createdon", false)),
                Optional.of(new Query.Paging(25, 2, Optional.of(cookie), true)),
                true,
                Optional.of(7));
        Query.Expression there = there(TranslatedQuery.of(asked, schemas.inLoris()));
        assertThat(there.criteria().filters().get(0))
                .isEqualTo(new Query.Filter(
                        "Or",
                        List.of(
                                new Query.Condition("lrs_termmonths", "GreaterThan", List.of(120)),
                                new Query.Condition("statuscode", "Equal", List.of(100000001))),
                        List.of()));
        assertThat(there.orders())
                .containsExactly(new Query.Order("lrs_amount", true), new Query.Order("createdon", false));
        assertThat(there.paging()).isEqualTo(asked.paging());
        assertThat(there.topCount()).contains(7);
        assertThat(there.noLock()).isTrue();
        assertThat(there.distinct()).isTrue();
        assertThat(there.columns().columns()).contains("lrs_amount", "statuscode", "createdon", "lrs_plannedon");
    }

    @Test
    void aQueryByAttributeTakesTypedValues() {
        TwoSchemas.Ids client = schemas.linked("client");
        Query.Expression there = there(TranslatedQuery.of(
                new Query.ByAttribute(
                        "opportunity",
                        ColumnSet.of(List.of()),
                        List.of("customerid", "frs_program"),
                        List.of(new Reference("contact", client.forsage().toString()), new Option(3)),
                        List.of(),
                        Optional.empty(),
                        Optional.empty()),
                schemas.inLoris()));
        assertThat(there.criteria().conditions())
                .containsExactly(
                        new Query.Condition("lrs_clientid", "Equal", List.of(client.loris())),
                        new Query.Condition("lrs_program", "Equal", List.of(100000003)));
        assertThat(there.columns().columns()).containsExactly("lrs_applicationid");
    }

    @Test
    void valuesComeBackInTheTypesNamesAndDaysOfTheCaller() {
        TwoSchemas.Ids client = schemas.linked("client");
        TwoSchemas.Ids owner = schemas.linked("user");
        TranslatedQuery query = TranslatedQuery.of(
                new Query.Expression(
                        "opportunity",
                        ColumnSet.ALL,
                        Query.Filter.NONE,
                        false,
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        false,
                        Optional.empty()),
                schemas.inLoris());
        TwoSchemas.Ids application = schemas.linked("application");
        Map<String, Object> held = new LinkedHashMap<>();
        held.put("lrs_clientid", new Reference("contact", client.loris().toString(), "Иванов Иван"));
        held.put("lrs_leadid", new Reference("lead", java.util.UUID.randomUUID().toString(), "Nobody's"));
        held.put("ownerid", new Reference("systemuser", owner.loris().toString(), "Кузнецова"));
        held.put("lrs_plannedon", Instant.parse("2026-03-05T13:30:00Z"));
        held.put("lrs_rate", new BigDecimal("12.3000"));
        held.put("statecode", new Option(1));
        held.put("statuscode", new Option(100000001));
        held.put("lrs_program", new Option(5));
        Map<String, Object> row = query.answer(
                        TwoSchemas.page(new DynamicsEntity("lrs_application", application.loris(), held)), schemas)
                .entities()
                .get(0)
                .attributes();
        assertThat(row)
                .containsEntry(
                        "customerid", new Reference("contact", client.forsage().toString(), "Иванов Иван"))
                .containsEntry(
                        "ownerid", new Reference("systemuser", owner.forsage().toString(), "Кузнецова"))
                .containsEntry("estimatedclosedate", Instant.parse("2026-03-05T00:00:00Z"))
                .containsEntry("frs_rate", new BigDecimal("12.3000"))
                .containsEntry("statecode", new Option(1))
                .containsEntry("statuscode", new Option(3))
                .doesNotContainKeys("originatingleadid", "frs_program");
    }

    @Test
    void whatIsEqualOnlyHereIsOneRowOfADistinctQuery() {
        TranslatedQuery query = TranslatedQuery.of(
                new Query.Expression(
                        "opportunity",
                        ColumnSet.of(List.of("statecode")),
                        Query.Filter.NONE,
                        true,
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        false,
                        Optional.empty()),
                schemas.inLoris());
        DynamicsEntity canceled = new DynamicsEntity(
                "lrs_application", null, Map.of("statecode", new Option(1), "statuscode", new Option(2)));
        DynamicsEntity declined = new DynamicsEntity(
                "lrs_application", null, Map.of("statecode", new Option(1), "statuscode", new Option(100000002)));
        assertThat(query.answer(TwoSchemas.page(canceled, declined), schemas).entities())
                .extracting(DynamicsEntity::attributes)
                .containsExactly(Map.of("statecode", new Option(2)));
    }

    @Test
    void coBorrowersAreJoinedByTheRowsOfTheOtherSystemsTies() {
        Query.Link ties = new Query.Link(
                ColumnSet.of(List.of()),
                Optional.empty(),
                "Inner",
                Query.Filter.NONE,
                List.of(join("contactid", "contact", "contactid", "co", List.of("lastname"))),
                "opportunityid",
                "opportunity",
                "opportunityid",
                "frs_opportunity_contact");
        Query.Link there = there(TranslatedQuery.of(
                        TwoSchemas.query("opportunity", List.of("name"), List.of(), ties), schemas.inLoris()))
                .links()
                .get(0);
        assertThat(there.toEntity()).isEqualTo("lrs_application_contact");
        assertThat(there.fromAttribute()).isEqualTo("lrs_applicationid");
        assertThat(there.toAttribute()).isEqualTo("lrs_applicationid");
        assertThat(there.links().get(0).fromAttribute()).isEqualTo("contactid");
    }

    @Test
    void whatIsNothingThereCannotBeJoinedOrSortedBy() {
        assertThatThrownBy(() -> TranslatedQuery.of(
                        TwoSchemas.query(
                                "opportunity",
                                List.of(),
                                List.of(),
                                join("stepname", "contact", "contactid", null, List.of())),
                        schemas.inLoris()))
                .hasMessageContaining("'stepname' of 'opportunity'");
    }

    @Test
    void faultsComeInTheCallersNamesAndIds() {
        TwoSchemas.Ids application = schemas.linked("application");
        FaultWords words = new FaultWords(schemas.inLoris());
        assertThat(words.of(
                                new OrganizationAnswer.Faulted(
                                        new OrganizationFault(
                                                FaultCode.NOT_FOUND,
                                                "lrs_application With Id = " + application.loris() + " Does Not Exist",
                                                Instant.EPOCH),
                                        true),
                                schemas.inLoris().entity("opportunity"))
                        .fault()
                        .message())
                .isEqualTo("opportunity With Id = " + application.forsage() + " Does Not Exist");
        assertThat(words.text(
                        FaultCode.UNKNOWN_ATTRIBUTE,
                        "The value of the condition on 'lrs_amount' is not a valid Money.",
                        schemas.inLoris().entity("opportunity")))
                .isEqualTo("The value of the condition on 'estimatedvalue' is not a valid Money.");
        assertThat(words.text(
                        FaultCode.BUSINESS_RULE,
                        "Поле «lrs_amount» заполняет андеррайтер",
                        schemas.inLoris().entity("opportunity")))
                .isEqualTo("Поле «lrs_amount» заполняет андеррайтер");
    }
}
