package org.floris.bridge.odata;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.olingo.odata2.api.uri.UriInfo;
import org.floris.connector.Reference;
import org.floris.connector.dynamics.AliasedValue;
import org.floris.connector.dynamics.ColumnSet;
import org.floris.connector.dynamics.DynamicsEntity;
import org.floris.connector.dynamics.EntityCollection;
import org.floris.connector.dynamics.EntityDescription;
import org.floris.connector.dynamics.OrganizationAnswer;
import org.floris.connector.dynamics.OrganizationRequest;
import org.floris.connector.dynamics.Query;

/** Reads of the data service, as requests of the Organization Service. */
final class DataReads {
    /** More of the ones that point to a page's records are not given along. */
    private static final int MOST_EXPANDED = 5000;

    private final DataSession session;

    DataReads(DataSession session) {
        this.session = session;
    }

    /** @param next number and cookie of the next page */
    record Feed(List<Map<String, Object>> entries, Optional<String> next) {}

    Feed feed(UriInfo uri) {
        EntityDescription entity = session.entity(uri.getTargetType());
        List<DataQuery.Expanded> expanded = DataQuery.expanded(uri, session);
        DataQuery query = new DataQuery(uri, entity, session, expanded);
        EntityCollection page = page(query.expression());
        List<DynamicsEntity> records = query.skipped(page.entities());
        return new Feed(
                entries(records, entity, expanded),
                page.moreRecords() ? Optional.of(query.next(page)) : Optional.empty());
    }

    /** One entry, by its key or by what another one points to; empty when it points to nothing. */
    Optional<Map<String, Object>> entry(UriInfo uri) {
        EntityDescription entity = session.entity(uri.getTargetType());
        Optional<UUID> id = DataQuery.targetId(uri, session, this::retrieve);
        return id.map(known -> entry(uri, entity, known));
    }

    private Map<String, Object> entry(UriInfo uri, EntityDescription entity, UUID id) {
        List<DataQuery.Expanded> expanded = DataQuery.expanded(uri, session);
        ColumnSet columns = DataQuery.columns(uri, entity);
        if (expanded.isEmpty()) {
            return Entries.entry(retrieve(entity.logicalName(), id, columns), entity);
        }
        List<DynamicsEntity> found =
                page(DataQuery.one(entity, id, columns, expanded)).entities();
        return found.isEmpty()
                ? Entries.entry(retrieve(entity.logicalName(), id, columns), entity)
                : entries(found, entity, expanded).get(0);
    }

    DynamicsEntity retrieve(String entity, UUID id, ColumnSet columns) {
        return ((OrganizationAnswer.Retrieved) session.ask(new OrganizationRequest.Retrieve(entity, id, columns)))
                .entity();
    }

    private EntityCollection page(Query.Expression query) {
        return ((OrganizationAnswer.RetrievedMultiple) session.ask(new OrganizationRequest.RetrieveMultiple(query)))
                .page();
    }

    private List<Map<String, Object>> entries(
            List<DynamicsEntity> records, EntityDescription entity, List<DataQuery.Expanded> expanded) {
        Map<UUID, Map<String, Object>> entries = new LinkedHashMap<>();
        List<Map<String, Object>> all = new ArrayList<>();
        for (DynamicsEntity record : records) {
            Map<String, Object> entry = Entries.entry(record, entity);
            expanded.stream()
                    .filter(DataQuery.Expanded::toOne)
                    .forEach(way -> entry.put(way.name(), joined(record, way)));
            entries.put(record.id(), entry);
            all.add(entry);
        }
        expanded.stream().filter(way -> !way.toOne()).forEach(way -> addChildren(entries, way));
        return all;
    }

    private static Map<String, Object> joined(DynamicsEntity record, DataQuery.Expanded way) {
        Map<String, Object> values = new HashMap<>();
        record.attributes().forEach((key, value) -> {
            if (value instanceof AliasedValue aliased && key.startsWith(way.alias() + ".")) {
                values.put(aliased.attribute(), aliased.value());
            }
        });
        return values.get(way.entity().primaryId()) == null
                ? null
                : Entries.entry(new DynamicsEntity(way.entity().logicalName(), null, values), way.entity());
    }

    /** One query for each record: what is tied to many of them is told apart so. */
    private void addTied(Map<UUID, Map<String, Object>> entries, DataQuery.Expanded way) {
        entries.forEach((id, entry) -> {
            Query.Expression query = Query.Expression.of(
                            way.entity().logicalName(),
                            ColumnSet.ALL,
                            Query.Filter.NONE,
                            List.of(DataQuery.tiedTo(way.crossing().orElseThrow(), way.entity(), id)))
                    .withPaging(new Query.Paging(MOST_EXPANDED, 1, Optional.empty(), false));
            entry.put(
                    way.name(),
                    page(query).entities().stream()
                            .map(record -> Entries.entry(record, way.entity()))
                            .toList());
        });
    }

    private void addChildren(Map<UUID, Map<String, Object>> entries, DataQuery.Expanded way) {
        if (way.crossing().isPresent()) {
            addTied(entries, way);
            return;
        }
        Map<UUID, List<Map<String, Object>>> children = new HashMap<>();
        if (!entries.isEmpty()) {
            Query.Condition ofThese = new Query.Condition(way.tie().lookup(), "In", new ArrayList<>(entries.keySet()));
            Query.Expression query = Query.Expression.of(
                            way.entity().logicalName(), ColumnSet.ALL, Query.Filter.and(List.of(ofThese)), List.of())
                    .withPaging(new Query.Paging(MOST_EXPANDED, 1, Optional.empty(), false));
            for (DynamicsEntity child : page(query).entities()) {
                if (child.attributes().get(way.tie().lookup()) instanceof Reference parent) {
                    children.computeIfAbsent(UUID.fromString(parent.id()), any -> new ArrayList<>())
                            .add(Entries.entry(child, way.entity()));
                }
            }
        }
        entries.forEach((id, entry) -> entry.put(way.name(), children.getOrDefault(id, List.of())));
    }
}
