package org.floris.connector.mapping;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.floris.canonical.CanonicalModel;
import org.floris.canonical.Relation;

/** The mappings of one system. */
final class SystemMappings {
    private final Map<String, LoadedMapping> bySystemEntity = new LinkedHashMap<>();
    private final Map<String, LoadedMapping> byCanonical = new HashMap<>();
    private final Map<String, Relation> relations = new HashMap<>();
    private final Map<Relation, String> relationships = new HashMap<>();

    /** @param files all of the system, checked */
    SystemMappings(CanonicalModel model, List<MappingFile> files) {
        Map<String, String> canonicalBySystemEntity = new HashMap<>();
        files.forEach(file -> canonicalBySystemEntity.put(
                file.systemEntity().text(), file.entity().text()));
        for (MappingFile file : files) {
            String entity = file.entity().text();
            LoadedMapping mapping =
                    new MappingBuilder(file, model.entity(entity).orElseThrow(), canonicalBySystemEntity).build();
            bySystemEntity.put(mapping.systemEntity(), mapping);
            byCanonical.put(mapping.canonicalEntity(), mapping);
            file.relationships().forEach(line -> {
                Relation relation = model.relation(entity, line.canonical()).orElseThrow();
                relations.put(line.system(), relation);
                relationships.put(relation, line.system());
                model.relation(relation.target(), relation.inverse())
                        .ifPresent(inverse -> relationships.put(inverse, line.system()));
            });
        }
    }

    LoadedMapping ofSystemEntity(String entity) {
        return bySystemEntity.get(entity);
    }

    LoadedMapping ofCanonical(String entity) {
        return byCanonical.get(entity);
    }

    List<EntityMapping> all() {
        return List.copyOf(bySystemEntity.values());
    }

    /** The relation that a relationship of the system means, from one of its sides; null when it means none. */
    Relation relation(String relationship) {
        return relations.get(relationship);
    }

    /** The system's relationship for a relation, seen from either side; null when it has none. */
    String relationship(Relation relation) {
        return relationships.get(relation);
    }
}
