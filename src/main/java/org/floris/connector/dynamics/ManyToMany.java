package org.floris.connector.dynamics;

/**
 * A relationship whose rows stand in an entity of its own.
 *
 * @param intersect that entity
 */
public record ManyToMany(String name, String intersect, End first, End second) {
    /** @param attribute of the intersect entity */
    public record End(String entity, String attribute) {}

    /** The end at which records of {@code entity} are. */
    public End own(String entity) {
        return first.entity().equals(entity) ? first : second;
    }

    public End other(String entity) {
        return own(entity) == first ? second : first;
    }

    public boolean ofOneKind() {
        return first.entity().equals(second.entity());
    }
}
