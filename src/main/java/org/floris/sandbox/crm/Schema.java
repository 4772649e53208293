package org.floris.sandbox.crm;

import java.util.Collection;
import java.util.Map;

/** The entities and relationships of one simulated CRM. */
public final class Schema {
    private final String system;
    private final String organization;
    private final String version;
    private final Map<String, EntityType> entities;
    private final Map<String, Relationship> relationships;

    Schema(
            String system,
            String organization,
            String version,
            Map<String, EntityType> entities,
            Map<String, Relationship> relationships) {
        this.system = system;
        this.organization = organization;
        this.version = version;
        this.entities = entities;
        this.relationships = relationships;
    }

    public String system() {
        return system;
    }

    public String organization() {
        return organization;
    }

    public String version() {
        return version;
    }

    public Collection<EntityType> entities() {
        return entities.values();
    }

    public Collection<Relationship> relationships() {
        return relationships.values();
    }

    public boolean has(String entity) {
        return entities.containsKey(entity);
    }

    /** @throws CrmFault when there is no such entity */
    public EntityType entity(String name) {
        EntityType entity = name == null ? null : entities.get(name);
        if (entity == null) {
            throw CrmFault.unknownEntity(name);
        }
        return entity;
    }

    /** @throws CrmFault when there is no such relationship */
    public Relationship relationship(String name) {
        Relationship relationship = name == null ? null : relationships.get(name);
        if (relationship == null) {
            throw CrmFault.invalidArgument("The relationship '" + name + "' does not exist.");
        }
        return relationship;
    }
}
