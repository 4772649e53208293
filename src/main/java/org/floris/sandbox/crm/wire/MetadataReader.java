package org.floris.sandbox.crm.wire;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.floris.sandbox.crm.Attribute;
import org.floris.sandbox.crm.Crm;
import org.floris.sandbox.crm.CrmFault;
import org.floris.sandbox.crm.EntityType;
import org.floris.sandbox.crm.Relationship;
import org.floris.sandbox.crm.Schema;

/** The requests for metadata: by name, by the id that an earlier answer gave, or by a query. */
final class MetadataReader {
    private static final String QUERY = "http://schemas.microsoft.com/xrm/2011/Metadata/Query";
    private static final UUID NONE = new UUID(0, 0);

    private final Schema schema;
    private final ExecuteReader execute;

    MetadataReader(Crm crm, ExecuteReader execute) {
        this.schema = crm.schema();
        this.execute = execute;
    }

    static boolean reads(String request) {
        return switch (request) {
            case "RetrieveEntity",
                    "RetrieveAllEntities",
                    "RetrieveAttribute",
                    "RetrieveRelationship",
                    "RetrieveOptionSet",
                    "RetrieveAllOptionSets",
                    "RetrieveMetadataChanges" -> true;
            default -> false;
        };
    }

    Call read(String name, Parameters given) {
        String filters = given.text("EntityFilters", "Entity");
        return execute.result(name, Namespaces.CONTRACTS, null, (caller, results) -> {
            switch (name) {
                case "RetrieveAllEntities" -> {
                    results.entities(schema, filters);
                    results.simple("Timestamp", "string", stamp());
                }
                case "RetrieveEntity" -> results.entity(schema, entity(given), filters);
                case "RetrieveAttribute" -> attribute(given, results);
                case "RetrieveRelationship" -> results.relationship(relationship(given));
                case "RetrieveOptionSet" -> optionSet(given, results);
                case "RetrieveAllOptionSets" -> results.noOptionSets();
                default -> changes(given, results);
            }
        });
    }

    private EntityType entity(Parameters given) {
        UUID id = id(given);
        return id == null
                ? schema.entity(given.text("LogicalName", null))
                : found(schema.entities(), id, (entity, key) -> MetadataParts.id(entity.name())
                        .equals(key));
    }

    private void attribute(Parameters given, Results results) {
        UUID id = id(given);
        if (id == null) {
            EntityType entity = schema.entity(given.text("EntityLogicalName", null));
            results.attribute(entity, entity.attribute(given.text("LogicalName", null)));
            return;
        }
        for (EntityType entity : schema.entities()) {
            for (Attribute attribute : entity.attributes()) {
                if (MetadataParts.id(entity.name() + "/" + attribute.name()).equals(id)) {
                    results.attribute(entity, attribute);
                    return;
                }
            }
        }
        throw unknown(id);
    }

    private Relationship relationship(Parameters given) {
        UUID id = id(given);
        return id == null
                ? schema.relationship(given.text("Name", null))
                : found(schema.relationships(), id, (relationship, key) -> MetadataParts.id(
                                "relationship/" + relationship.name())
                        .equals(key));
    }

    private void optionSet(Parameters given, Results results) {
        UUID id = id(given);
        String name = id == null ? given.text("Name", null) : null;
        for (EntityType entity : schema.entities()) {
            for (Attribute attribute : entity.attributes()) {
                String own = entity.name() + "_" + attribute.name();
                boolean asked = name == null ? MetadataParts.id(own).equals(id) : own.equals(name);
                if (asked && !attribute.options().isEmpty()) {
                    results.optionSet(entity, attribute);
                    return;
                }
            }
        }
        throw name == null
                ? unknown(id)
                : new CrmFault(CrmFault.NOT_FOUND, "Could not find an optionset with name " + name + ".");
    }

    private void changes(Parameters given, Results results) {
        XmlElement query = given.element("Query");
        XmlElement attributes = query.child(QUERY, "AttributeQuery");
        XmlElement relationships = query.child(QUERY, "RelationshipQuery");
        XmlElement labels = query.child(QUERY, "LabelQuery");
        results.changes(
                schema,
                MetadataFilter.of(query),
                attributes == null || attributes.nil ? null : MetadataFilter.of(attributes),
                relationships == null || relationships.nil ? null : MetadataFilter.of(relationships),
                languages(labels));
        results.simple("ServerVersionStamp", "string", stamp());
    }

    /** Empty: all. */
    private static List<Integer> languages(XmlElement labels) {
        XmlElement filter = labels == null || labels.nil ? null : labels.child(QUERY, "FilterLanguages");
        return filter == null || filter.nil
                ? List.of()
                : filter.children.stream()
                        .map(language -> Integer.valueOf(language.text.strip()))
                        .toList();
    }

    /** The schema of a simulated CRM never changes while it runs. */
    private String stamp() {
        return schema.version() + "!" + schema.entities().size();
    }

    private static UUID id(Parameters given) {
        return given.values().get("MetadataId") instanceof UUID id && !id.equals(NONE) ? id : null;
    }

    private static <T> T found(Collection<T> all, UUID id, BiPredicate<T, UUID> named) {
        return all.stream().filter(one -> named.test(one, id)).findFirst().orElseThrow(() -> unknown(id));
    }

    private static CrmFault unknown(UUID id) {
        return new CrmFault(CrmFault.NOT_FOUND, "Could not find metadata with id " + id + ".");
    }
}
