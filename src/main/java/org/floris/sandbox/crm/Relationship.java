package org.floris.sandbox.crm;

/**
 * A named relationship: N:1 through a lookup, or N:N through an intersect entity.
 *
 * @param entity N:1: the referencing entity; N:N: the first entity
 * @param attribute N:1: the lookup; N:N: null
 * @param target N:1: the referenced entity; N:N: the second entity
 * @param intersect N:N: the intersect entity; N:1: null
 * @param onDelete N:1: what a delete of the referenced record does; N:N: null, the row of the tie goes
 */
public record Relationship(
        String name,
        EntityType entity,
        Attribute attribute,
        EntityType target,
        EntityType intersect,
        OnDelete onDelete) {
    public boolean manyToMany() {
        return intersect != null;
    }
}
