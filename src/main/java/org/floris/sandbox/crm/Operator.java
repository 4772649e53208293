package org.floris.sandbox.crm;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The condition operators that the simulators know, by their names in QueryExpression and in FetchXML. */
public enum Operator {
    Equal("eq", 1),
    NotEqual("ne", 1),
    GreaterThan("gt", 1),
    GreaterEqual("ge", 1),
    LessThan("lt", 1),
    LessEqual("le", 1),
    Like("like", 1),
    NotLike("not-like", 1),
    BeginsWith("begins-with", 1),
    DoesNotBeginWith("not-begin-with", 1),
    EndsWith("ends-with", 1),
    DoesNotEndWith("not-end-with", 1),
    Contains("contains", 1),
    DoesNotContain("not-contains", 1),
    In("in", -1),
    NotIn("not-in", -1),
    Between("between", 2),
    NotBetween("not-between", 2),
    Null("null", 0),
    NotNull("not-null", 0),
    On("on", 1),
    NotOn("not-on", 1),
    OnOrAfter("on-or-after", 1),
    OnOrBefore("on-or-before", 1),
    Today("today", 0),
    Yesterday("yesterday", 0),
    Tomorrow("tomorrow", 0),
    Last7Days("last-seven-days", 0),
    Next7Days("next-seven-days", 0),
    LastXDays("last-x-days", 1),
    NextXDays("next-x-days", 1),
    ThisMonth("this-month", 0),
    LastMonth("last-month", 0),
    NextMonth("next-month", 0),
    ThisYear("this-year", 0),
    LastYear("last-year", 0),
    EqualUserId("eq-userid", 0),
    NotEqualUserId("ne-userid", 0);

    private static final Map<String, Operator> BY_FETCH_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(operator -> operator.fetchName, Function.identity()));

    private final String fetchName;
    private final int values;

    /** @param values how many it takes; −1: one or more */
    Operator(String fetchName, int values) {
        this.fetchName = fetchName;
        this.values = values;
    }

    /** @throws CrmFault when there is no such operator */
    public static Operator named(String name) {
        return Arrays.stream(values())
                .filter(operator -> operator.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name));
    }

    /** @throws CrmFault when there is no such operator */
    public static Operator inFetch(String name) {
        Operator operator = "neq".equals(name) ? NotEqual : BY_FETCH_NAME.get(name);
        if (operator == null) {
            throw unknown(name);
        }
        return operator;
    }

    private static CrmFault unknown(String name) {
        return CrmFault.invalidArgument("The condition operator '" + name + "' is not supported.");
    }

    boolean takes(int count) {
        return values < 0 ? count > 0 : values == count;
    }

    /** Whether the values are texts to match, whatever the attribute's type. */
    boolean isTextual() {
        return switch (this) {
            case Like, NotLike, BeginsWith, DoesNotBeginWith, EndsWith, DoesNotEndWith, Contains, DoesNotContain ->
                true;
            default -> false;
        };
    }

    boolean countsDays() {
        return this == LastXDays || this == NextXDays;
    }
}
