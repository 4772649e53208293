package org.floris.connector.dynamics;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the CRM's metadata say of an entity, as far as bringing a deleted record back needs it.
 *
 * @param creatable attributes that a create may set; the others the CRM keeps by itself
 */
record EntityTies(Set<String> creatable, List<ManyToMany> manyToMany, List<OneToMany> oneToMany) {
    EntityTies {
        creatable = Set.copyOf(creatable);
        manyToMany = List.copyOf(manyToMany);
        oneToMany = List.copyOf(oneToMany);
    }

    /** A lookup, on {@code entity}, to records of the described entity. */
    record OneToMany(String name, String entity, String attribute, OnDelete onDelete) {}

    /** What becomes of the record that has the lookup when the one that it points to is deleted. */
    enum OnDelete {
        LEFT_ALONE,
        LOOKUP_EMPTIED,
        DELETED_TOO,
        DELETE_REFUSED;

        /** What is not known is taken for the worst that can be undone. */
        static OnDelete of(String cascadeType) {
            return switch (cascadeType) {
                case "NoCascade" -> LEFT_ALONE;
                case "RemoveLink" -> LOOKUP_EMPTIED;
                case "Restrict" -> DELETE_REFUSED;
                default -> DELETED_TOO;
            };
        }
    }

    Optional<ManyToMany> manyToMany(String name) {
        return manyToMany.stream()
                .filter(relationship -> relationship.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
