package org.floris.connector.dynamics;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.floris.connector.Option;
import org.floris.connector.Reference;
import org.floris.connector.Sum;

/** Messages of every shape, from a seed. */
final class RandomMessages {
    private static final String[] TEXTS = {
        "", " ", "Анна", "Петрова & Co <ИП>", "]]>", "a\r\nb\tc", "\u00a0x ", "😀", "\"'&amp;", "x".repeat(5000)
    };
    private static final String[] OPERATORS = {"Equal", "NotEqual", "Like", "In", "Null", "OnOrAfter", "BeginsWith"};

    private final Random random;

    RandomMessages(long seed) {
        random = new Random(seed);
    }

    OrganizationRequest request() {
        return switch (random.nextInt(10)) {
            case 0 -> new OrganizationRequest.Create(entity(2));
            case 1 -> new OrganizationRequest.Update(entity(2));
            case 2 -> new OrganizationRequest.Delete("account", id());
            case 3 -> new OrganizationRequest.Retrieve("contact", id(), columns());
            case 4 -> new OrganizationRequest.RetrieveMultiple(query());
            case 5 -> new OrganizationRequest.Associate("account", id(), relationship(), list(this::reference));
            case 6 -> new OrganizationRequest.Disassociate("account", id(), relationship(), list(this::reference));
            case 7 -> OrganizationRequest.Execute.of("WhoAmI", Map.of());
            case 8 -> multiple();
            default ->
                new OrganizationRequest.Execute("RetrieveMultiple", Namespaces.XRM, parameters(), maybe(this::id));
        };
    }

    private OrganizationRequest.Execute multiple() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put(
                "Requests",
                new RequestCollection(list(() -> new OrganizationRequest.Execute(
                        "Create", Namespaces.XRM, Map.of("Target", entity(1)), maybe(this::id)))));
        parameters.put("Settings", new MultipleSettings(random.nextBoolean(), random.nextBoolean()));
        return OrganizationRequest.Execute.of("ExecuteMultiple", parameters);
    }

    private OrganizationAnswer answerOfMultiple() {
        Map<String, Object> results = new LinkedHashMap<>();
        results.put(
                "Responses",
                new ResponseCollection(list(() -> random.nextBoolean()
                        ? new ResponseCollection.Item(fault(1), random.nextInt(1000), null)
                        : new ResponseCollection.Item(
                                null,
                                random.nextInt(1000),
                                OrganizationAnswer.Executed.of("Create", Map.of("id", id()))))));
        results.put("IsFaulted", random.nextBoolean());
        return OrganizationAnswer.Executed.of("ExecuteMultiple", results);
    }

    OrganizationAnswer answer() {
        return switch (random.nextInt(10)) {
            case 0 -> new OrganizationAnswer.Created(id());
            case 1 -> new OrganizationAnswer.Updated();
            case 2 -> new OrganizationAnswer.Deleted();
            case 3 -> new OrganizationAnswer.Retrieved(entity(2));
            case 4 -> new OrganizationAnswer.RetrievedMultiple(collection(2));
            case 5 -> new OrganizationAnswer.Associated();
            case 6 -> new OrganizationAnswer.Disassociated();
            case 7 -> OrganizationAnswer.Executed.of("WhoAmI", Map.of("UserId", id()));
            case 8 -> answerOfMultiple();
            default -> new OrganizationAnswer.Faulted(fault(2), random.nextBoolean());
        };
    }

    private Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("Query", query());
        parameters.put("Target", entity(1));
        parameters.put("ColumnSet", columns());
        parameters.put("Relationship", relationship());
        parameters.put("RelatedEntities", new References(list(this::reference)));
        parameters.put("State", new Option(random.nextInt()));
        parameters.put(
                "Filters",
                new RawValue(
                        "http://schemas.microsoft.com/xrm/2011/Metadata",
                        "EntityFilters",
                        "Entity",
                        Map.of("", Namespaces.SERVICES)));
        return parameters;
    }

    DynamicsEntity entity(int depth) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (int i = 0; i < 12; i++) {
            attributes.put("attribute" + i, value(depth));
        }
        Map<String, String> formatted = new LinkedHashMap<>();
        for (int i = 0; i < random.nextInt(3); i++) {
            formatted.put("attribute" + i, text());
        }
        return new DynamicsEntity("contact", random.nextBoolean() ? null : id(), attributes, formatted, Map.of());
    }

    private Object value(int depth) {
        return switch (random.nextInt(depth > 0 ? 17 : 14)) {
            case 0 -> text();
            case 1 -> random.nextInt();
            case 2 -> random.nextLong();
            case 3 -> BigDecimal.valueOf(random.nextLong(), random.nextInt(10));
            case 4 -> random.nextInt(10) == 0 ? Double.NEGATIVE_INFINITY : random.nextGaussian() * 1e9;
            case 5 -> random.nextBoolean();
            case 6 -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(10_000_000) * 100L);
            case 7 ->
                new DateTimeValue(LocalDateTime.of(2014, 1 + random.nextInt(12), 3, 14, 59, 23), Optional.empty());
            case 8 ->
                new DateTimeValue(
                        LocalDateTime.of(2015, 2, 28, 23, 0), Optional.of(ZoneOffset.ofHours(random.nextInt(24) - 12)));
            case 9 -> id();
            case 10 -> new Sum(BigDecimal.valueOf(random.nextInt(), 2));
            case 11 -> new Option(random.nextInt());
            case 12 -> reference();
            case 13 -> null;
            case 14 -> collection(depth - 1);
            case 15 -> new EntityArray(list(() -> entity(depth - 1)));
            default -> new AliasedValue("name", "account", value(0));
        };
    }

    private EntityCollection collection(int depth) {
        return new EntityCollection(
                list(() -> entity(depth - 1)),
                maybe(() -> "contact"),
                maybe(() -> "-1"),
                random.nextBoolean(),
                maybe(() -> "<cookie page=\"1\"><contactid last=\"{A}\" first=\"{B}\" /></cookie>"),
                random.nextInt(),
                random.nextBoolean());
    }

    private Query query() {
        return switch (random.nextInt(3)) {
            case 0 -> new Query.Fetch("<fetch><entity name=\"account\"><attribute name='a&amp;b'/></entity></fetch>");
            case 1 ->
                new Query.ByAttribute(
                        "contact",
                        columns(),
                        List.of("a", "b"),
                        List.of(text(), random.nextInt()),
                        list(this::order),
                        maybe(this::paging),
                        maybe(() -> 10));
            default ->
                new Query.Expression(
                        "contact",
                        columns(),
                        filter(2),
                        random.nextBoolean(),
                        list(() -> link(1)),
                        list(this::order),
                        maybe(this::paging),
                        random.nextBoolean(),
                        maybe(() -> 5));
        };
    }

    private Query.Filter filter(int depth) {
        return new Query.Filter(
                random.nextBoolean() ? "And" : "Or",
                list(() -> new Query.Condition(
                        "name",
                        OPERATORS[random.nextInt(OPERATORS.length)],
                        list(() -> random.nextBoolean() ? (Object) text() : id()),
                        maybe(() -> "account"))),
                depth == 0 ? List.of() : list(() -> filter(depth - 1)));
    }

    private Query.Link link(int depth) {
        return new Query.Link(
                columns(),
                maybe(() -> "alias"),
                "LeftOuter",
                filter(1),
                depth == 0 ? List.of() : list(() -> link(depth - 1)),
                "parentcustomerid",
                "contact",
                "accountid",
                "account");
    }

    private OrganizationFault fault(int depth) {
        return new OrganizationFault(
                random.nextInt(),
                text(),
                Instant.ofEpochSecond(random.nextInt()),
                Map.of("Callstack", text()),
                depth == 0 || random.nextBoolean() ? null : fault(depth - 1),
                maybe(this::text));
    }

    private Query.Order order() {
        return new Query.Order("name", random.nextBoolean());
    }

    private Query.Paging paging() {
        return new Query.Paging(
                random.nextInt(5000), 1 + random.nextInt(9), maybe(() -> "<c a=\"&\"/>"), random.nextBoolean());
    }

    private Relationship relationship() {
        return new Relationship("contact_customer_accounts", maybe(() -> "Referencing"));
    }

    private Reference reference() {
        return new Reference("account", id().toString(), random.nextBoolean() ? null : text());
    }

    private ColumnSet columns() {
        return random.nextBoolean() ? ColumnSet.ALL : ColumnSet.of(list(() -> "name"));
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private String text() {
        return TEXTS[random.nextInt(TEXTS.length)];
    }

    private <T> List<T> list(Supplier<T> item) {
        List<T> list = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            list.add(item.get());
        }
        return list;
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }
}
