package org.floris.connector.dynamics;

import java.util.List;
import java.util.Optional;

/**
 * An entity as its CRM describes it.
 *
 * @param manyToOne its lookups, each by its relationship
 * @param oneToMany the lookups of others that point to it
 */
public record EntityDescription(
        String logicalName,
        String schemaName,
        String primaryId,
        List<Attribute> attributes,
        List<Tie> manyToOne,
        List<Tie> oneToMany,
        List<ManyToMany> manyToMany) {
    /**
     * @param type      as the metadata name it, such as {@code Picklist}
     * @param maxLength of a text, in UTF-16 units; 0 where nothing is said of it
     */
    public record Attribute(String logicalName, String schemaName, String type, int maxLength) {}

    /**
     * @param referencing the entity that has the lookup
     * @param lookup      its attribute
     * @param referenced  the entity that the lookup points to
     */
    public record Tie(String schemaName, String referencing, String lookup, String referenced) {}

    public EntityDescription {
        attributes = List.copyOf(attributes);
        manyToOne = List.copyOf(manyToOne);
        oneToMany = List.copyOf(oneToMany);
        manyToMany = List.copyOf(manyToMany);
    }

    public Optional<Attribute> attribute(String logicalName) {
        return attributes.stream()
                .filter(attribute -> attribute.logicalName().equals(logicalName))
                .findFirst();
    }
}
