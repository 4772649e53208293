package org.floris.bridge.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.Option;
import org.floris.connector.Reference;
import org.floris.connector.dynamics.Query;
import org.floris.connector.dynamics.RawValue;
import org.junit.jupiter.api.Test;

class ConditionsTest {
    private final TwoSchemas schemas = new TwoSchemas();

    private static Query.Condition only(Query.Filter filter) {
        assertThat(filter.filters()).isEmpty();
        assertThat(filter.conditions()).hasSize(1);
        return filter.conditions().get(0);
    }

    private static void is(Query.Filter filter, String attribute, String operator, Object... values) {
        assertThat(only(filter)).isEqualTo(new Query.Condition(attribute, operator, List.of(values)));
    }

    @Test
    void aStateThatIsSeveralThereIsAskedForByItsStatuses() {
        is(schemas.condition("opportunity", "statecode", "Equal", 2), "statuscode", "In", 2, 100000002);
        is(schemas.condition("opportunity", "statecode", "NotEqual", 2), "statuscode", "In", 1, 100000000, 100000001);
        is(schemas.condition("opportunity", "statuscode", "Equal", 3), "statuscode", "Equal", 100000001);
        is(schemas.condition("contact", "statecode", "Equal", new Option(0)), "statecode", "Equal", 0);
    }

    @Test
    void anOptionIsAskedForByItsOtherNumberWhateverTheOperator() {
        is(schemas.condition("opportunity", "frs_stage", "Equal", 1), "lrs_stage", "Equal", 100000001);
        is(schemas.condition("opportunity", "frs_stage", "GreaterEqual", "4"), "lrs_stage", "In", 100000002, 100000004);
        is(schemas.condition("opportunity", "frs_stage", "NotNull"), "lrs_stage", "NotNull");
        is(schemas.condition("opportunity", "frs_stage", "Equal", 77), "lrs_applicationid", "Equal", Values.NOBODY);
        is(schemas.condition("phonecall", "directioncode", "Equal", "1"), "directioncode", "Equal", true);
    }

    @Test
    void aRecordIsAskedForByItsOtherIdAndAnUnknownOneFindsNothing() {
        TwoSchemas.Ids client = schemas.linked("client");
        TwoSchemas.Ids application = schemas.linked("application");
        is(
                schemas.condition("opportunity", "customerid", "Equal", client.forsage()),
                "lrs_clientid",
                "Equal",
                client.loris());
        is(
                schemas.condition(
                        "opportunity",
                        "customerid",
                        "Equal",
                        new Reference("contact", client.forsage().toString())),
                "lrs_clientid",
                "Equal",
                client.loris());
        is(
                schemas.condition(
                        "opportunity",
                        "customerid",
                        "Equal",
                        "{" + client.forsage().toString().toUpperCase() + "}"),
                "lrs_clientid",
                "Equal",
                client.loris().toString());
        is(
                schemas.condition("opportunity", "opportunityid", "In", application.forsage(), UUID.randomUUID()),
                "lrs_applicationid",
                "In",
                application.loris(),
                Values.NOBODY);
        is(schemas.condition("opportunity", "ownerid", "EqualUserId"), "ownerid", "EqualUserId");
    }

    @Test
    void anArrayGivenAsOneValueIsAllOfItsItems() {
        RawValue array = new RawValue(
                "arrays", "ArrayOfint", "<d:int>1</d:int><d:int>2</d:int>", java.util.Map.of("d", "arrays"));
        is(schemas.condition("opportunity", "frs_program", "In", array), "lrs_program", "In", 100000000, 100000001);
    }

    @Test
    void aDayIsAnyMomentOfItWhereTheOtherSystemKeepsMoments() {
        Instant day = Instant.parse("2026-03-05T00:00:00Z");
        Instant next = Instant.parse("2026-03-06T00:00:00Z");
        is(schemas.condition("opportunity", "estimatedclosedate", "Equal", day), "lrs_plannedon", "On", day);
        is(schemas.condition("opportunity", "estimatedclosedate", "LessEqual", day), "lrs_plannedon", "LessThan", next);
        is(
                schemas.condition("opportunity", "estimatedclosedate", "GreaterThan", "2026-03-05"),
                "lrs_plannedon",
                "GreaterEqual",
                "2026-03-06T00:00:00Z");
        is(schemas.condition("opportunity", "estimatedclosedate", "LastXDays", 7), "lrs_plannedon", "LastXDays", 7);
        is(schemas.condition("contact", "birthdate", "Equal", day), "birthdate", "Equal", day);
    }

    @Test
    void aTextThatIsTwoThereIsAskedForInBoth() {
        Query.Filter equal = schemas.condition("contact", "frs_passport", "Equal", "4512 123456");
        assertThat(equal.filters().get(0).conditions())
                .containsExactly(
                        new Query.Condition("lrs_passportseries", "Equal", List.of("4512")),
                        new Query.Condition("lrs_passportnumber", "Equal", List.of("123456")));
        is(schemas.condition("contact", "frs_passport", "Like", "45%"), "lrs_passportseries", "BeginsWith", "45");
        assertThat(schemas.condition("contact", "frs_passport", "BeginsWith", "4512 12")
                        .conditions())
                .containsExactly(
                        new Query.Condition("lrs_passportseries", "Equal", List.of("4512")),
                        new Query.Condition("lrs_passportnumber", "BeginsWith", List.of("12")));
    }

    @Test
    void aTextThatIsPartOfOneThereIsAskedForAsItsBeginningOrItsEnd() {
        TwinSystems systems = schemas.inForsage();
        is(
                TwoSchemas.condition(systems, "contact", "lrs_passportseries", "Equal", "4512"),
                "frs_passport",
                "BeginsWith",
                "4512 ");
        is(
                TwoSchemas.condition(systems, "contact", "lrs_passportnumber", "Equal", "123456"),
                "frs_passport",
                "EndsWith",
                " 123456");
    }

    @Test
    void whatCannotBeAskedIsRefusedByTheCallersOwnNames() {
        assertThatThrownBy(() -> schemas.condition("contact", "frs_icq", "Equal", "1"))
                .isInstanceOf(FlorisException.class)
                .hasMessageContaining("'frs_icq' of 'contact'")
                .hasMessageContaining("loris")
                .extracting(thrown -> ((FlorisException) thrown).code())
                .isEqualTo(ErrorCode.UNKNOWN_ATTRIBUTE);
        assertThatThrownBy(() -> schemas.condition("contact", "frs_passport", "GreaterThan", "1"))
                .hasMessageContaining("'GreaterThan' on 'frs_passport'");
        assertThatThrownBy(() -> schemas.condition("frs_visit", "frs_name", "Equal", "1"))
                .hasMessageContaining("'frs_visit' has no counterpart in loris");
    }
}
