package org.floris.bridge;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.floris.canonical.AttributeType;
import org.floris.canonical.CanonicalAttribute;
import org.floris.canonical.CanonicalModel;
import org.floris.canonical.Change;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.connector.Option;
import org.floris.connector.Reference;
import org.floris.connector.Sum;
import org.floris.connector.SystemChange;
import org.floris.connector.SystemQuery;
import org.floris.connector.dynamics.ColumnSet;
import org.floris.connector.dynamics.Query;
import org.floris.connector.mapping.EntityMapping;
import org.floris.connector.mapping.Mappings;
import org.floris.connector.mapping.Translator;
import org.floris.store.LinkTable;
import org.springframework.stereotype.Component;

/** A query in one system's attributes and values, put into another's. */
@Component
class TranslatedQuery {
    private static final UUID NOBODY = new UUID(0, 0);
    private static final int MOST_ROWS = 5000;
    private static final Map<String, SystemQuery.Operator> OPERATORS = Map.of(
            "Equal", SystemQuery.Operator.EQUAL,
            "NotEqual", SystemQuery.Operator.NOT_EQUAL,
            "GreaterThan", SystemQuery.Operator.GREATER_THAN,
            "GreaterEqual", SystemQuery.Operator.GREATER_EQUAL,
            "LessThan", SystemQuery.Operator.LESS_THAN,
            "LessEqual", SystemQuery.Operator.LESS_EQUAL,
            "Like", SystemQuery.Operator.LIKE,
            "In", SystemQuery.Operator.IN,
            "Null", SystemQuery.Operator.NULL,
            "NotNull", SystemQuery.Operator.NOT_NULL);

    private final Mappings mappings;
    private final Translator translator;
    private final LinkTable links;
    private final CanonicalModel model;

    TranslatedQuery(Mappings mappings, Translator translator, LinkTable links, CanonicalModel model) {
        this.model = model;
        this.mappings = mappings;
        this.translator = translator;
        this.links = links;
    }

    /** @param asked the entity in the caller's terms; @param columns the columns that he wants */
    record InHome(SystemQuery query, EntityMapping asked, ColumnSet columns) {}

    InHome translate(String system, Query query, String homeSystem) {
        Query.Expression expression = expression(query, homeSystem);
        EntityMapping asked = mappings.ofSystemEntity(system, expression.entityName())
                .orElseThrow(() -> cannot("the entity '" + expression.entityName() + "'", homeSystem));
        EntityMapping home = mappings.ofCanonical(homeSystem, asked.canonicalEntity())
                .orElseThrow(() -> cannot("the entity '" + expression.entityName() + "'", homeSystem));
        List<SystemQuery.Condition> conditions = new ArrayList<>();
        for (Query.Condition condition : expression.criteria().conditions()) {
            conditions.add(condition(condition, asked, home));
        }
        List<SystemQuery.Order> orders = expression.orders().stream()
                .map(order -> new SystemQuery.Order(attribute(order.attribute(), asked, home), order.descending()))
                .toList();
        Optional<Query.Paging> paging = expression.paging();
        SystemQuery translated = new SystemQuery(
                home.systemEntity(),
                List.copyOf(TranslatedRead.homeAttributes(asked, expression.columns(), home)),
                conditions,
                orders,
                paging.map(Query.Paging::count).filter(count -> count > 0).orElse(MOST_ROWS),
                paging.map(Query.Paging::pageNumber).filter(page -> page > 0).orElse(1),
                paging.flatMap(Query.Paging::cookie));
        return new InHome(translated, asked, expression.columns());
    }

    private static Query.Expression expression(Query query, String homeSystem) {
        if (query instanceof Query.ByAttribute by) {
            List<Query.Condition> conditions = new ArrayList<>();
            for (int at = 0; at < by.attributes().size(); at++) {
                conditions.add(new Query.Condition(
                        by.attributes().get(at), "Equal", List.of(by.values().get(at))));
            }
            return new Query.Expression(
                    by.entityName(),
                    by.columns(),
                    Query.Filter.and(conditions),
                    false,
                    List.of(),
                    by.orders(),
                    by.paging(),
                    false,
                    Optional.empty());
        }
        if (query instanceof Query.Expression expression
                && expression.links().isEmpty()
                && expression.criteria().filters().isEmpty()
                && !expression.criteria().operator().equals("Or")) {
            return expression;
        }
        throw cannot("a query with joins, nested filters or FetchXML", homeSystem);
    }

    private SystemQuery.Condition condition(Query.Condition condition, EntityMapping asked, EntityMapping home) {
        SystemQuery.Operator operator = OPERATORS.get(condition.operator());
        if (operator == null) {
            throw cannot("the operator '" + condition.operator() + "'", home.system());
        }
        if (condition.attribute().equals(asked.primaryId())) {
            List<Object> ids = condition.values().stream()
                    .map(id -> idAtHome(asked, home, String.valueOf(id)))
                    .toList();
            return new SystemQuery.Condition(home.primaryId(), operator, ids);
        }
        List<Object> values = condition.values().stream()
                .map(value -> operator == SystemQuery.Operator.LIKE
                        ? value
                        : valueAtHome(condition.attribute(), value, asked, home))
                .toList();
        return new SystemQuery.Condition(attribute(condition.attribute(), asked, home), operator, values);
    }

    private String attribute(String name, EntityMapping asked, EntityMapping home) {
        if (name.equals(asked.primaryId())) {
            return home.primaryId();
        }
        List<String> names = asked.canonicalAttribute(name)
                .map(canonical -> home.systemAttributes(Set.of(canonical)))
                .orElse(List.of());
        if (names.size() != 1) {
            throw cannot("'" + name + "' of '" + asked.systemEntity() + "' as a condition", home.system());
        }
        return names.get(0);
    }

    /** The value by way of the canonical one: an option's other number, a lookup's other id. */
    private Object valueAtHome(String attribute, Object value, EntityMapping asked, EntityMapping home) {
        Optional<Object> known = typed(attribute, value, asked);
        if (known.isEmpty()) {
            return NOBODY;
        }
        Object typed = known.get();
        RecordId nobody = new RecordId(asked.canonicalEntity(), new UUID(0, 0));
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(attribute, typed);
        Ref here = new Ref(asked.system(), asked.systemEntity(), nobody.id().toString());
        Ref there = new Ref(home.system(), home.systemEntity(), nobody.id().toString());
        PendingLinks view = new PendingLinks(links, nobody, List.of(here, there));
        Change change = translator.toCanonical(new SystemChange(Operation.UPDATE, here, values), nobody, view);
        return plain(translator
                .toSystem(home.system(), change, view)
                .values()
                .getOrDefault(attribute(attribute, asked, home), value));
    }

    /**
     * Conditions carry plain numbers and guids where records carry options, sums and references.
     *
     * @return empty for a record that nobody knows, so that nothing can match
     */
    private Optional<Object> typed(String attribute, Object value, EntityMapping asked) {
        Optional<CanonicalAttribute> meaning =
                asked.canonicalAttribute(attribute).flatMap(name -> model.attribute(asked.canonicalEntity(), name));
        AttributeType type = meaning.map(CanonicalAttribute::type).orElse(AttributeType.TEXT);
        if (type == AttributeType.LOOKUP && !(value instanceof Reference)) {
            return reference(meaning.orElseThrow(), String.valueOf(value), asked);
        }
        if (type == AttributeType.OPTION && value instanceof Integer number) {
            return Optional.of(new Option(number));
        }
        return Optional.of(type == AttributeType.MONEY && value instanceof BigDecimal amount ? new Sum(amount) : value);
    }

    private Optional<Object> reference(CanonicalAttribute lookup, String guid, EntityMapping asked) {
        String id = guid.toLowerCase(Locale.ROOT);
        return lookup.targets().stream()
                .flatMap(target -> mappings.ofCanonical(asked.system(), target).stream())
                .map(EntityMapping::systemEntity)
                .filter(entity ->
                        links.recordOf(new Ref(asked.system(), entity, id)).isPresent())
                .findFirst()
                .map(entity -> new Reference(entity, id));
    }

    private static Object plain(Object value) {
        if (value instanceof Reference reference) {
            return UUID.fromString(reference.id());
        }
        if (value instanceof Option option) {
            return option.value();
        }
        return value instanceof Sum sum ? sum.value() : value;
    }

    private Object idAtHome(EntityMapping asked, EntityMapping home, String id) {
        return links.recordOf(new Ref(asked.system(), asked.systemEntity(), id.toLowerCase(Locale.ROOT)))
                .flatMap(record -> links.refIn(home.system(), record))
                .map(ref -> UUID.fromString(ref.id()))
                .orElse(NOBODY);
    }

    private static FlorisException cannot(String what, String home) {
        return new FlorisException(
                ErrorCode.NOT_MAPPED, "Not translated to " + home + ", where the user works now: " + what + ".");
    }
}
