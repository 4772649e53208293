package org.floris.bridge.reads;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.dynamics.ColumnSet;
import org.floris.connector.dynamics.Query;
import org.floris.connector.dynamics.Relationship;
import org.floris.connector.mapping.EntityMapping;
import org.floris.connector.mapping.Mappings;

/** What a Retrieve brings along by a relationship, as a query of its own in the caller's terms. */
public final class RelatedRecords {
    private final TwinSystems systems;

    public RelatedRecords(TwinSystems systems) {
        this.systems = systems;
    }

    /**
     * @param entity of the record that is retrieved
     * @param id     by which the caller knows it
     * @throws FlorisException what cannot be asked
     */
    public Query.Expression of(String entity, UUID id, Relationship relationship, Query query) {
        if (!(query instanceof Query.Expression asked)) {
            throw cannot(relationship, "is asked for by another kind of query than a QueryExpression");
        }
        Mappings.Tie tie = systems.mappings()
                .tie(systems.here(), relationship.schemaName())
                .orElseThrow(() -> cannot(
                        relationship, "has no counterpart in " + systems.there() + ", where the user works now"));
        if (tie.lookup().isEmpty()) {
            EntityMapping own = tie.entity().systemEntity().equals(entity) ? tie.entity() : tie.target();
            EntityMapping other = own == tie.entity() ? tie.target() : tie.entity();
            return joined(asked, other.primaryId(), relationship.schemaName(), other.primaryId(), own.primaryId(), id);
        }
        boolean children = tie.target().systemEntity().equals(entity)
                && !relationship.primaryEntityRole().equals(Optional.of("Referencing"));
        return children
                ? narrowed(asked, tie.lookup().get(), id)
                : joined(
                        asked,
                        tie.target().primaryId(),
                        tie.entity().systemEntity(),
                        tie.lookup().get(),
                        tie.entity().primaryId(),
                        id);
    }

    private static Query.Expression narrowed(Query.Expression asked, String lookup, UUID id) {
        Query.Filter both = new Query.Filter(
                "And", List.of(new Query.Condition(lookup, "Equal", List.of(id))), List.of(asked.criteria()));
        return asked.with(both, asked.links());
    }

    private static Query.Expression joined(
            Query.Expression asked, String from, String entity, String to, String key, UUID id) {
        List<Query.Link> links = new ArrayList<>(asked.links());
        links.add(new Query.Link(
                ColumnSet.of(List.of()),
                Optional.of("related"),
                "Inner",
                Query.Filter.and(List.of(new Query.Condition(key, "Equal", List.of(id)))),
                List.of(),
                from,
                asked.entityName(),
                to,
                entity));
        return asked.with(asked.criteria(), links);
    }

    private static FlorisException cannot(Relationship relationship, String complaint) {
        return new FlorisException(
                ErrorCode.INVALID_VALUE, "What is related by '" + relationship.schemaName() + "' " + complaint + ".");
    }
}
