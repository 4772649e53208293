package org.floris.bridge.reads;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The condition operators of the contract, by their names in QueryExpression and in FetchXML. */
final class Operators {
    private static final Map<String, String> BY_FETCH_NAME = byFetchName();
    private static final Map<String, String> FETCH_NAMES = BY_FETCH_NAME.entrySet().stream()
            .filter(entry -> !entry.getKey().equals("neq"))
            .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

    private Operators() {}

    private static Map<String, String> byFetchName() {
        Map<String, String> names = new HashMap<>(Map.ofEntries(
                Map.entry("eq", "Equal"),
                Map.entry("ne", "NotEqual"),
                Map.entry("neq", "NotEqual"),
                Map.entry("gt", "GreaterThan"),
                Map.entry("ge", "GreaterEqual"),
                Map.entry("lt", "LessThan"),
                Map.entry("le", "LessEqual"),
                Map.entry("not-begin-with", "DoesNotBeginWith"),
                Map.entry("not-end-with", "DoesNotEndWith"),
                Map.entry("not-contains", "DoesNotContain"),
                Map.entry("last-seven-days", "Last7Days"),
                Map.entry("next-seven-days", "Next7Days"),
                Map.entry("eq-userid", "EqualUserId"),
                Map.entry("ne-userid", "NotEqualUserId"),
                Map.entry("eq-businessid", "EqualBusinessId"),
                Map.entry("ne-businessid", "NotEqualBusinessId"),
                Map.entry("eq-userlanguage", "EqualUserLanguage"),
                Map.entry("eq-userteams", "EqualUserTeams"),
                Map.entry("eq-useroruserteams", "EqualUserOrUserTeams"),
                Map.entry("eq-useroruserhierarchy", "EqualUserOrUserHierarchy"),
                Map.entry("eq-useroruserhierarchyandteams", "EqualUserOrUserHierarchyAndTeams"),
                Map.entry("olderthan-x-months", "OlderThanXMonths"),
                Map.entry("eq-or-under", "UnderOrEqual"),
                Map.entry("eq-or-above", "AboveOrEqual")));
        Stream.of(
                        "Like NotLike In NotIn Between NotBetween Null NotNull BeginsWith EndsWith Contains",
                        "Yesterday Today Tomorrow On NotOn OnOrBefore OnOrAfter",
                        "LastWeek ThisWeek NextWeek LastMonth ThisMonth NextMonth LastYear ThisYear NextYear",
                        "LastXHours NextXHours LastXDays NextXDays LastXWeeks NextXWeeks LastXMonths NextXMonths",
                        "LastXYears NextXYears ThisFiscalYear ThisFiscalPeriod NextFiscalYear NextFiscalPeriod",
                        "LastFiscalYear LastFiscalPeriod LastXFiscalYears LastXFiscalPeriods NextXFiscalYears",
                        "NextXFiscalPeriods InFiscalYear InFiscalPeriod InFiscalPeriodAndYear",
                        "InOrBeforeFiscalPeriodAndYear InOrAfterFiscalPeriodAndYear Under NotUnder Above")
                .flatMap(line -> Arrays.stream(line.split(" ")))
                .forEach(name -> names.put(hyphened(name), name));
        return names;
    }

    /** {@code LastXDays} is {@code last-x-days}. */
    private static String hyphened(String name) {
        return name.replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    static Optional<String> ofFetch(String fetchName) {
        return Optional.ofNullable(BY_FETCH_NAME.get(fetchName.toLowerCase(Locale.ROOT)));
    }

    static String inFetch(String operator) {
        return FETCH_NAMES.get(operator);
    }
}
