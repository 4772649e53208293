package org.floris.connector.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.floris.canonical.AttributeType;
import org.floris.canonical.CanonicalModel;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Relation;

/** The mappings of all systems, read and checked at the start. */
public final class Mappings {
    private final CanonicalModel model;
    private final Map<String, SystemMappings> systems = new LinkedHashMap<>();
    /** By system, entity and other system, of those that are asked for and exist; names come from callers. */
    private final Map<List<String>, EntityTwins> twins = new ConcurrentHashMap<>();

    private Mappings(CanonicalModel model) {
        this.model = model;
    }

    /**
     * Reads {@code canonical.yaml} and the {@code mapping} folder of every system that has one.
     *
     * @param connectors the folder {@code connectors}
     * @throws FlorisException that names file and line of the first mistake
     */
    public static Mappings read(Path connectors) {
        Mappings mappings = new Mappings(CanonicalFile.read(connectors));
        for (Path folder : list(connectors)) {
            Path files = folder.resolve("mapping");
            if (Files.isDirectory(files)) {
                mappings.add(folder.getFileName().toString(), files);
            }
        }
        return mappings;
    }

    private void add(String system, Path folder) {
        List<MappingFile> files = new ArrayList<>();
        for (Path file : list(folder)) {
            if (file.getFileName().toString().endsWith(".yaml")) {
                files.add(MappingFile.read(file, system));
            }
        }
        MappingCheck.check(model, files);
        systems.put(system, new SystemMappings(model, files));
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The folder " + folder + " cannot be read", unreadable);
        }
    }

    /** The unified model that the mappings speak of. */
    public CanonicalModel model() {
        return model;
    }

    /** The mapping of a system's entity, such as forsage's {@code contact}; empty when it means nothing to the hub. */
    public Optional<EntityMapping> ofSystemEntity(String system, String systemEntity) {
        return Optional.ofNullable(systems.get(system)).map(mappings -> mappings.ofSystemEntity(systemEntity));
    }

    /** The mapping of a canonical entity, such as {@code client}, into a system; empty when the system has none. */
    public Optional<EntityMapping> ofCanonical(String system, String canonicalEntity) {
        return Optional.ofNullable(systems.get(system)).map(mappings -> mappings.ofCanonical(canonicalEntity));
    }

    /** Whether a relationship of the system means a relation of the unified model. */
    public boolean mapsRelationship(String system, String relationship) {
        return Optional.ofNullable(systems.get(system))
                .map(mappings -> mappings.relation(relationship))
                .isPresent();
    }

    /** All mappings of a system; empty for a system without mappings. */
    public List<EntityMapping> of(String system) {
        return Optional.ofNullable(systems.get(system)).map(SystemMappings::all).orElse(List.of());
    }

    /** The system's attributes of {@code from}, each a lookup by itself, that may point to a canonical entity. */
    public List<String> lookupsTo(EntityMapping from, String canonicalEntity) {
        return from.systemAttributes().stream()
                .filter(attribute -> from.canonicalAttribute(attribute)
                        .flatMap(name -> model.attribute(from.canonicalEntity(), name))
                        .filter(found -> found.type() == AttributeType.LOOKUP)
                        .filter(found -> found.targets().contains(canonicalEntity))
                        .isPresent())
                .toList();
    }

    /**
     * A system's entity beside what it is in another system, for reads.
     *
     * @param entity of {@code system}; may also be the name of a many-to-many relationship, whose rows tie records
     * @return empty when one of them has no such entity
     */
    public Optional<EntityTwins> twins(String system, String entity, String other) {
        List<String> key = List.of(system, entity, other);
        EntityTwins known = twins.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        LoadedMapping here = systems.containsKey(system) ? systems.get(system).ofSystemEntity(entity) : null;
        Optional<EntityTwins> built = here == null
                ? tieTwins(system, entity, other)
                : ofCanonical(other, here.canonicalEntity()).map(there -> sideBySide(here, there));
        built.ifPresent(found -> twins.put(key, found));
        return built;
    }

    private EntityTwins sideBySide(EntityMapping here, EntityMapping there) {
        return new TwinsBuilder((LoadedMapping) here, (LoadedMapping) there, entitiesOf(here.system())).build();
    }

    /**
     * A relationship of a system.
     *
     * @param entity the one that has the lookup; one of the two where it is many-to-many
     * @param lookup its attribute; empty where it is many-to-many
     * @param target the one that the lookup points to, or the other of the two
     */
    public record Tie(EntityMapping entity, Optional<String> lookup, EntityMapping target) {}

    /** @return empty when the relationship is not mapped */
    public Optional<Tie> tie(String system, String relationship) {
        Relation relation = systems.containsKey(system) ? systems.get(system).relation(relationship) : null;
        if (relation == null) {
            return Optional.empty();
        }
        LoadedMapping from = requiredOfCanonical(system, relation.forward() ? relation.entity() : relation.target());
        LoadedMapping to = requiredOfCanonical(system, relation.forward() ? relation.target() : relation.entity());
        Optional<String> lookup = relation.lookup().map(from::singleOfCanonical).map(single -> single.place()
                .systemAttribute());
        return Optional.of(new Tie(from, lookup, to));
    }

    private List<String> entitiesOf(String system) {
        return of(system).stream().map(EntityMapping::systemEntity).toList();
    }

    private Optional<EntityTwins> tieTwins(String system, String name, String other) {
        Relation relation = systems.containsKey(system) ? systems.get(system).relation(name) : null;
        String twin = relation == null || !systems.containsKey(other)
                ? null
                : systems.get(other).relationship(relation);
        if (twin == null || relation.lookup().isPresent()) {
            return Optional.empty();
        }
        List<EntityTwins> ends = Stream.of(relation.entity(), relation.target())
                .map(end -> sideBySide(requiredOfCanonical(system, end), requiredOfCanonical(other, end)))
                .toList();
        return Optional.of(TwinsBuilder.intersect(name, twin, ends, system, other));
    }

    /**
     * The attributes that some system holds in one attribute together with this one, and itself: what becomes of one of
     * them becomes of all.
     */
    public Set<String> heldTogether(String canonicalEntity, String attribute) {
        Set<String> together = new LinkedHashSet<>();
        for (SystemMappings system : systems.values()) {
            LoadedMapping mapping = system.ofCanonical(canonicalEntity);
            JoinedRule rule = mapping == null ? null : mapping.joinedOfCanonical(attribute);
            if (rule != null) {
                rule.places().forEach(place -> together.add(place.canonicalAttribute()));
            }
        }
        together.add(attribute);
        return together;
    }

    /** @throws FlorisException NOT_MAPPED when the system has no mappings */
    SystemMappings required(String system) {
        SystemMappings mappings = systems.get(system);
        if (mappings == null) {
            throw new FlorisException(
                    ErrorCode.NOT_MAPPED,
                    "Nothing of " + system + " is mapped. Add the folder connectors/" + system + "/mapping.");
        }
        return mappings;
    }

    /** @throws FlorisException NOT_MAPPED */
    LoadedMapping requiredOfSystemEntity(String system, String systemEntity) {
        LoadedMapping mapping = required(system).ofSystemEntity(systemEntity);
        if (mapping == null) {
            throw new FlorisException(
                    ErrorCode.NOT_MAPPED,
                    "'" + systemEntity + "' of " + system + " is not mapped. Add its file to connectors/" + system
                            + "/mapping.");
        }
        return mapping;
    }

    /** @throws FlorisException NOT_MAPPED */
    LoadedMapping requiredOfCanonical(String system, String canonicalEntity) {
        LoadedMapping mapping = required(system).ofCanonical(canonicalEntity);
        if (mapping == null) {
            throw new FlorisException(
                    ErrorCode.NOT_MAPPED,
                    "'" + canonicalEntity + "' is not mapped into " + system + ". Add connectors/" + system
                            + "/mapping/" + canonicalEntity + ".yaml.");
        }
        return mapping;
    }
}
