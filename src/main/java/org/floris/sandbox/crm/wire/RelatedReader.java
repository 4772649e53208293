package org.floris.sandbox.crm.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.floris.sandbox.crm.Attribute;
import org.floris.sandbox.crm.CrmFault;
import org.floris.sandbox.crm.EntityType;
import org.floris.sandbox.crm.Operator;
import org.floris.sandbox.crm.Query;
import org.floris.sandbox.crm.Reference;
import org.floris.sandbox.crm.Relationship;
import org.floris.sandbox.crm.Schema;

/** Reads RelatedEntitiesQuery: what a Retrieve brings along, by relationship. */
final class RelatedReader {
    private static final List<String> RELATIONSHIP = List.of("PrimaryEntityRole", "SchemaName");

    private RelatedReader() {}

    /** @param role of the retrieved record, or null where the relationship says it */
    record Related(Relationship relationship, String role, Query query) {
        /** The query for the records that this one is tied to. */
        Query of(Reference record, Object[] row) {
            if (relationship.manyToMany()) {
                return tied(record);
            }
            boolean children = relationship.target().name().equals(record.entity()) && !"Referencing".equals(role);
            if (children) {
                return narrowed(relationship.entity(), relationship.attribute(), record.id());
            }
            Object there = row[relationship.attribute().index()];
            UUID id = there instanceof Reference reference ? reference.id() : new UUID(0, 0);
            return narrowed(relationship.target(), relationship.target().primaryId(), id);
        }

        private Query narrowed(EntityType wanted, Attribute attribute, UUID id) {
            check(wanted);
            Query.Filter filter = new Query.Filter(
                    false,
                    List.of(new Query.Condition(0, attribute, Operator.Equal, List.of(id))),
                    List.of(query.filter()));
            return with(filter, query.links());
        }

        private Query tied(Reference record) {
            boolean first = relationship.entity().name().equals(record.entity());
            check(first ? relationship.target() : relationship.entity());
            List<Attribute> keys = relationship.intersect().attributes();
            int slot = 1 + count(query.links());
            List<Query.Link> links = new ArrayList<>(query.links());
            links.add(new Query.Link(
                    slot,
                    0,
                    "related",
                    relationship.intersect(),
                    keys.get(first ? 2 : 1),
                    query.entity().primaryId(),
                    false,
                    List.of(),
                    new Query.Filter(
                            false,
                            List.of(new Query.Condition(
                                    slot, keys.get(first ? 1 : 2), Operator.Equal, List.of(record.id()))),
                            List.of()),
                    List.of()));
            return with(query.filter(), links);
        }

        private static int count(List<Query.Link> links) {
            return links.stream().mapToInt(link -> 1 + count(link.links())).sum();
        }

        private void check(EntityType wanted) {
            if (query.entity() != wanted) {
                throw CrmFault.invalidArgument("The relationship '" + relationship.name() + "' does not lead to '"
                        + query.entity().name() + "'.");
            }
        }

        private Query with(Query.Filter filter, List<Query.Link> links) {
            return new Query(
                    query.entity(),
                    query.columns(),
                    filter,
                    links,
                    query.orders(),
                    query.distinct(),
                    query.page(),
                    query.aggregates());
        }
    }

    static List<Related> read(Schema schema, XmlElement collection) {
        List<Related> related = new ArrayList<>();
        for (XmlElement pair : QueryReader.children(collection)) {
            XmlElement key = pair.child(Namespaces.GENERIC, "key");
            Map<String, XmlElement> members = key == null ? Map.of() : key.members(Namespaces.CONTRACTS, RELATIONSHIP);
            related.add(new Related(
                    schema.relationship(QueryReader.text(members, "SchemaName")),
                    QueryReader.text(members, "PrimaryEntityRole"),
                    QueryReader.read(schema, pair.child(Namespaces.GENERIC, "value"))));
        }
        return related;
    }
}
