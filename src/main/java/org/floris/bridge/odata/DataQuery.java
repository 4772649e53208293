package org.floris.bridge.odata;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.olingo.odata2.api.edm.EdmException;
import org.apache.olingo.odata2.api.uri.KeyPredicate;
import org.apache.olingo.odata2.api.uri.NavigationPropertySegment;
import org.apache.olingo.odata2.api.uri.SelectItem;
import org.apache.olingo.odata2.api.uri.UriInfo;
import org.apache.olingo.odata2.api.uri.expression.SortOrder;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.Reference;
import org.floris.connector.dynamics.ColumnSet;
import org.floris.connector.dynamics.DynamicsEntity;
import org.floris.connector.dynamics.EntityCollection;
import org.floris.connector.dynamics.EntityDescription;
import org.floris.connector.dynamics.ManyToMany;
import org.floris.connector.dynamics.Query;

/** What a URI of the data service asks for, as a query. */
final class DataQuery {
    /** The data service gives fifty at once. */
    static final int PAGE = 50;

    private static final int MOST = 5000;

    /** In an envelope each is nested twice, and none is read that is nested deeper than 128. */
    private static final int DEEPEST = 48;

    /** No name and no number is longer. */
    private static final int LONGEST_WORD = 256;

    private static final Pattern WORD = Pattern.compile("[^\\s(),/='?]++");
    private static final Pattern QUOTED = Pattern.compile("'[^']*+'");
    private static final Pattern NEGATIONS = Pattern.compile("\\bnot\\b|-");

    private static final Set<String> OPTIONS =
            Set.of("$expand", "$filter", "$orderby", "$select", "$skip", "$skiptoken", "$top");

    /** What the protocol has and the CRM's data service never had, and what serves instead. */
    private static final Map<String, String> INSTEAD = Map.of(
            "$format", "ask for JSON by the header Accept: application/json",
            "$inlinecount", "follow __next to the end, or count by a query of the Organization Service",
            "$count", "follow __next to the end, or count by a query of the Organization Service");

    private final UriInfo uri;
    private final EntityDescription entity;
    private final DataSession session;
    private final List<Expanded> expanded;
    private final int page;
    private final Optional<String> cookie;

    DataQuery(UriInfo uri, EntityDescription entity, DataSession session, List<Expanded> expanded) {
        this.uri = uri;
        this.entity = entity;
        this.session = session;
        this.expanded = expanded;
        String[] token = uri.getSkipToken() == null
                ? new String[] {"1", ""}
                : uri.getSkipToken().split("\\.", 2);
        try {
            this.page = Integer.parseInt(token[0]);
            this.cookie = Optional.of(new String(Base64.getUrlDecoder().decode(token[1]), StandardCharsets.UTF_8))
                    .filter(text -> !text.isEmpty());
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException wrong) {
            throw cannot("the $skiptoken is none that was given here");
        }
        if (page < 1) {
            throw cannot("the $skiptoken is none that was given here");
        }
    }

    /**
     * A navigation property that is given along.
     *
     * @param alias    of the join where it leads to one record
     * @param tie      null where it goes along a many-to-many relationship
     */
    record Expanded(
            String name,
            String alias,
            EntityDescription.Tie tie,
            Optional<ManyToMany> crossing,
            EntityDescription entity,
            boolean toOne) {}

    static List<Expanded> expanded(UriInfo uri, DataSession session) {
        List<Expanded> expanded = new ArrayList<>();
        for (List<NavigationPropertySegment> way : uri.getExpand()) {
            if (way.size() != 1) {
                throw cannot("$expand goes one step far");
            }
            try {
                String name = way.get(0).getNavigationProperty().getName();
                if (expanded.stream().anyMatch(other -> other.name().equals(name))) {
                    continue;
                }
                boolean toOne = way.get(0).getNavigationProperty().getToRole().equals(CrmEdm.REFERENCED);
                expanded.add(new Expanded(
                        name,
                        "expanded" + expanded.size(),
                        session.edm().tie(name),
                        session.edm().crossing(name),
                        session.entity(way.get(0).getTargetEntitySet().getEntityType()),
                        toOne));
            } catch (EdmException wrong) {
                throw cannot("$expand names something that cannot be followed");
            }
        }
        return expanded;
    }

    Query.Expression expression() {
        List<Query.Filter> filters = new ArrayList<>();
        filters.add(DataFilter.of(uri.getFilter()));
        List<Query.Link> links = new ArrayList<>(links(entity, expanded));
        if (!uri.getNavigationSegments().isEmpty()) {
            String navigation = navigation(uri);
            UUID id = key(uri.getKeyPredicates());
            Optional<ManyToMany> crossing = session.edm().crossing(navigation);
            crossing.ifPresentOrElse(
                    tied -> links.add(tiedTo(tied, entity, id)),
                    () -> filters.add(Query.Filter.and(List.of(
                            new Query.Condition(session.edm().tie(navigation).lookup(), "Equal", List.of(id))))));
        }
        List<Query.Order> orders = uri.getOrderBy() == null
                ? List.of()
                : uri.getOrderBy().getOrders().stream()
                        .map(order -> new Query.Order(
                                DataFilter.attribute(order.getExpression()), order.getSortOrder() == SortOrder.desc))
                        .toList();
        return new Query.Expression(
                entity.logicalName(),
                columns(uri, entity),
                new Query.Filter("And", List.of(), filters),
                false,
                links,
                orders,
                Optional.of(new Query.Paging(count(), page, cookie, false)),
                false,
                Optional.empty());
    }

    /** A page that begins somewhere is asked for with what stands before it. */
    private int count() {
        int wanted = uri.getTop() == null ? PAGE : Math.min(PAGE, uri.getTop());
        int skip = uri.getSkip() == null ? 0 : uri.getSkip();
        if (skip > MOST - wanted) {
            throw cannot("$skip goes no further than " + (MOST - PAGE) + "; follow __next");
        }
        return Math.max(1, skip + wanted);
    }

    List<DynamicsEntity> skipped(List<DynamicsEntity> found) {
        int skip = uri.getSkip() == null ? 0 : uri.getSkip();
        int most = uri.getTop() == null ? Integer.MAX_VALUE : uri.getTop();
        return found.stream().skip(skip).limit(most).toList();
    }

    /** The options that the next page is asked for with; those of this one that they do not name stay. */
    String next(EntityCollection answered) {
        int left = uri.getTop() == null ? Integer.MAX_VALUE : uri.getTop() - PAGE;
        if (left <= 0) {
            return "";
        }
        String top = uri.getTop() == null ? "" : "&$top=" + left;
        if (uri.getSkip() != null) {
            return "$skip=" + (uri.getSkip() + PAGE) + top;
        }
        String token = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(answered.pagingCookie().orElse("").getBytes(StandardCharsets.UTF_8));
        return "$skiptoken=" + (page + 1) + "." + token + top;
    }

    static ColumnSet columns(UriInfo uri, EntityDescription entity) {
        List<String> columns = new ArrayList<>();
        for (SelectItem item : uri.getSelect()) {
            if (item.isStar()) {
                return ColumnSet.ALL;
            }
            if (item.getProperty() != null) {
                try {
                    columns.add(CrmEdm.logical(item.getProperty().getName()));
                } catch (EdmException wrong) {
                    throw cannot("$select names something that is no property");
                }
            }
        }
        if (columns.isEmpty()) {
            return ColumnSet.ALL;
        }
        if (!columns.contains(entity.primaryId())) {
            columns.add(entity.primaryId());
        }
        return ColumnSet.of(columns);
    }

    static Query.Expression one(EntityDescription entity, UUID id, ColumnSet columns, List<Expanded> expanded) {
        Query.Filter byKey = Query.Filter.and(List.of(new Query.Condition(entity.primaryId(), "Equal", List.of(id))));
        return Query.Expression.of(entity.logicalName(), columns, byKey, links(entity, expanded));
    }

    private static List<Query.Link> links(EntityDescription entity, List<Expanded> expanded) {
        return expanded.stream()
                .filter(Expanded::toOne)
                .map(way -> new Query.Link(
                        ColumnSet.ALL,
                        Optional.of(way.alias()),
                        "LeftOuter",
                        Query.Filter.NONE,
                        List.of(),
                        way.tie().lookup(),
                        entity.logicalName(),
                        way.entity().primaryId(),
                        way.entity().logicalName()))
                .toList();
    }

    /** The join that leaves of {@code entity} what a many-to-many relationship ties to one record of the other end. */
    static Query.Link tiedTo(ManyToMany crossing, EntityDescription entity, UUID id) {
        ManyToMany.End here = crossing.own(entity.logicalName());
        ManyToMany.End there = crossing.other(entity.logicalName());
        return new Query.Link(
                ColumnSet.of(List.of()),
                Optional.of("tied"),
                "Inner",
                Query.Filter.and(List.of(new Query.Condition(there.attribute(), "Equal", List.of(id)))),
                List.of(),
                entity.primaryId(),
                entity.logicalName(),
                here.attribute(),
                crossing.intersect());
    }

    /** Reads what one record points to. */
    interface Retrieving {
        DynamicsEntity retrieve(String entity, UUID id, ColumnSet columns);
    }

    /** The id of the record that the URI leads to; empty when its lookup is. */
    static Optional<UUID> targetId(UriInfo uri, DataSession session, Retrieving records) {
        UUID id = key(uri.getKeyPredicates());
        if (uri.getNavigationSegments().isEmpty()) {
            return Optional.of(id);
        }
        EntityDescription.Tie tie = session.edm().tie(navigation(uri));
        DynamicsEntity from = records.retrieve(tie.referencing(), id, ColumnSet.of(List.of(tie.lookup())));
        return from.attributes().get(tie.lookup()) instanceof Reference there
                        && there.entity().equals(tie.referenced())
                ? Optional.of(UUID.fromString(there.id()))
                : Optional.empty();
    }

    static String navigation(UriInfo uri) {
        if (uri.getNavigationSegments().size() != 1) {
            throw cannot("a path goes along one navigation property");
        }
        try {
            return uri.getNavigationSegments().get(0).getNavigationProperty().getName();
        } catch (EdmException wrong) {
            throw cannot("the path cannot be followed");
        }
    }

    /** Whether a path goes along a lookup, not back to what points here. */
    static boolean leadsToOne(UriInfo uri) throws EdmException {
        return uri.getNavigationSegments()
                .get(0)
                .getNavigationProperty()
                .getToRole()
                .equals(CrmEdm.REFERENCED);
    }

    static UUID key(List<KeyPredicate> predicates) {
        try {
            return UUID.fromString(predicates.get(0).getLiteral());
        } catch (IllegalArgumentException | IndexOutOfBoundsException wrong) {
            throw cannot("a record is named by its key, such as ContactSet(guid'…')");
        }
    }

    /** @throws FlorisException INVALID_VALUE for an option or a segment that the CRM's data service does not know */
    static void requireServed(DataCall call) {
        if (call.path().contains("$count")) {
            throw cannot("the segment '$count' is not supported by the CRM's data service; " + INSTEAD.get("$count"));
        }
        requireReadable("$filter", call);
        requireReadable("$orderby", call);
        for (String option : call.options().keySet()) {
            if (option.startsWith("$") && !OPTIONS.contains(option)) {
                throw cannot("the query parameter '" + OlingoWords.shown(option)
                        + "' begins with a system-reserved '$' character but is"
                        + " not supported by the CRM's data service; "
                        + INSTEAD.getOrDefault(option, "it knows " + String.join(", ", new TreeSet<>(OPTIONS))));
            }
        }
    }

    /** Olingo reads what is nested by calling itself, however deep; and a word so too, letter by letter. */
    private static void requireReadable(String option, DataCall call) {
        int depth = 0;
        int deepest = 0;
        String outside = QUOTED.matcher(call.options().getOrDefault(option, "")).replaceAll("");
        for (int at = 0; at < outside.length(); at++) {
            depth += outside.charAt(at) == '(' ? 1 : outside.charAt(at) == ')' ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        if (deepest + NEGATIONS.matcher(outside).results().count() > DEEPEST) {
            throw cannot("the " + option + " is nested deeper than " + DEEPEST + " brackets and negations");
        }
        if (WORD.matcher(outside).results().anyMatch(word -> word.group().length() > LONGEST_WORD)) {
            throw cannot("the " + option + " has a word of more than " + LONGEST_WORD
                    + " characters; a text stands between quotes");
        }
    }

    static FlorisException cannot(String complaint) {
        return new FlorisException(ErrorCode.INVALID_VALUE, "The URI cannot be answered: " + complaint + ".");
    }
}
