package org.floris.fuzz;

import static org.floris.fuzz.TextMutations.pick;

import java.util.List;
import java.util.Random;

/** Spoils the addresses of the data service. */
final class UriMutations {
    private static final List<String> VALUES = List.of(
            "",
            " ",
            "'",
            "x",
            "-1",
            "0",
            "99999999999",
            "1e9",
            "*",
            ",",
            "a,b,,c",
            "LastName",
            "LastName eq",
            "LastName eq 'Сокровенная",
            "LastName eq Сокровенная",
            "Unicorn eq 'Сокровенная'",
            "LastName eq 1",
            "LastName gt datetime'9999-99-99T00:00:00'",
            "CreatedOn gt datetime'99999-01-01T00:00:00'",
            "ContactId eq guid'x'",
            "ContactId eq '1'",
            "StateCode/Value eq 99999999999",
            "StateCode/Unicorn eq 1",
            "StateCode eq 0",
            "OwnerId/Id/x eq null",
            "null eq null",
            "true",
            "1 add 1 eq 2",
            "1 eq LastName",
            "not not not LastName eq 'x'",
            "length(LastName) gt 1",
            "substringof('Сокровенная',concat(LastName,LastName))",
            "substringof(LastName,'x')",
            "startswith(LastName)",
            "any(x: x eq 1)",
            "cast(LastName,'Edm.Int32') eq 1",
            "isof('Edm.Int32')",
            "LastName eq '" + "x".repeat(3_000) + "'",
            "(".repeat(1_500) + "LastName eq 'x'" + ")".repeat(1_500),
            "LastName eq 'x' or ".repeat(150) + "LastName eq 'x'",
            "not ".repeat(700) + "DoNotPhone",
            "LastName desc,LastName asc,LastName",
            "opportunity_customer_contacts/opportunity_customer_contacts",
            "opportunity_customer_contacts," + "opportunity_customer_contacts,".repeat(50),
            "2.eA",
            "2.!!",
            "-1.",
            "2." + "QUFB".repeat(1_000),
            "9".repeat(3_000) + "M",
            "Сокровенная".repeat(60),
            "\u0000",
            "'; drop table contact --");
    private static final List<String> NAMES =
            List.of("$filter", "$orderby", "$select", "$expand", "$top", "$skip", "$skiptoken");

    private UriMutations() {}

    static void optionValue(DataAttempt attempt, Random random) {
        String[] options = attempt.sample.query().split("&");
        int which = random.nextInt(options.length);
        String name = options[which].contains("=") ? options[which].split("=")[0] : pick(random, NAMES);
        options[which] = name + "=" + pick(random, VALUES);
        attempt.at(attempt.sample.path(), String.join("&", options));
    }

    static void oneMoreOption(DataAttempt attempt, Random random) {
        String more = pick(
                random,
                "$format=json",
                "$inlinecount=allpages",
                "$unicorn=1",
                "unicorn=Сокровенная",
                "&&&&=&=",
                "$top=1&$top=2",
                "$filter",
                "a=b&".repeat(1_500),
                "%24filter=" + "(".repeat(1_500),
                "%24top=Сокровенная",
                "$expand=" + "opportunity_customer_contacts,".repeat(50) + "opportunity_customer_contacts",
                pick(random, NAMES) + "=" + pick(random, VALUES));
        attempt.at(
                attempt.sample.path(),
                attempt.sample.query() + (attempt.sample.query().isEmpty() ? "" : "&") + more);
    }

    static void path(DataAttempt attempt, Random random) {
        String path = attempt.sample.path();
        String more = pick(
                random,
                "/$value",
                "/$count",
                "/$links",
                "/$links/x",
                "/x",
                "/LastName/$value/x",
                "/%24count",
                "/%24value",
                "/$links/opportunity_customer_contacts(guid'7bf2e032-ad92-e311-9752-6c3be5a87df0')",
                "/OwnerId/Name/x",
                "/opportunity_customer_contacts/x",
                "/x".repeat(1_500),
                "/$batch",
                "()",
                "(1)",
                "/");
        attempt.at(
                switch (random.nextInt(3)) {
                    case 0 -> path + more;
                    case 1 ->
                        path.replaceAll("\\w+Set", pick(random, "UnicornSet", "contactset", "Set", "x".repeat(3_000)));
                    default ->
                        pick(
                                random,
                                "",
                                "$batch",
                                "$unicorn",
                                "$metadata/x",
                                "Сокровенная",
                                "ContactSet" + more,
                                "SystemUserSet" + more,
                                "ContactSet;x=1");
                },
                attempt.sample.query());
        if (attempt.path.contains(";")) {
            // The firewall in front lets no such path in.
            attempt.allowed = Spoilt.Allowed.HTTP_REFUSAL;
        }
    }

    static void key(DataAttempt attempt, Random random) {
        String key = pick(
                random,
                "()",
                "(guid'')",
                "(guid'x')",
                "(guid'7bf2e032-ad92-e311-9752-6c3be5a87df0'",
                "(guid'1-1-1-1-1')",
                "('7bf2e032-ad92-e311-9752-6c3be5a87df0')",
                "(1)",
                "(-1)",
                "(null)",
                "(a=1,b=2)",
                "(ContactId=guid'7bf2e032-ad92-e311-9752-6c3be5a87df0')",
                "(guid'7bf2e032-ad92-e311-9752-6c3be5a87df0')(1)",
                "('Сокровенная')",
                "(" + "x".repeat(3_000) + ")",
                "((((((",
                "(guid'7bf2e032-ad92-e311-9752-6c3be5a87df0')/LastName(1)");
        attempt.at(
                attempt.sample.path().contains("(")
                        ? attempt.sample.path().replaceFirst("\\(.*\\)", java.util.regex.Matcher.quoteReplacement(key))
                        : attempt.sample.path() + key,
                attempt.sample.query());
    }

    /** What stands in the request line as it is; the server itself may refuse it. */
    static void raw(DataAttempt attempt, Random random) {
        attempt.path += pick(
                random,
                "%",
                "%zz",
                "%ff",
                "%00",
                "%2F..%2F..",
                "/../../x",
                "//",
                "\\",
                "я",
                "?",
                "?$top=%",
                "?a=%ff",
                "#x");
        attempt.allowed = Spoilt.Allowed.HTTP_REFUSAL;
    }
}
