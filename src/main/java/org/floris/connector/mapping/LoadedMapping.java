package org.floris.connector.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.floris.canonical.CanonicalAttribute;

/** A mapping with everything looked up beforehand: one map access for each attribute of a call. */
final class LoadedMapping implements EntityMapping {
    /** A one-to-one attribute. */
    record Single(Place place, ValueRule rule) {}

    private final String system;
    private final String systemEntity;
    private final String canonicalEntity;
    private final String primaryId;
    private final Optional<String> crossReference;
    private final Map<String, Single> singlesBySystem = new HashMap<>();
    private final Map<String, Single> singlesByCanonical = new HashMap<>();
    private final Map<String, JoinedRule> joinedBySystem = new HashMap<>();
    private final Map<String, JoinedRule> joinedByCanonical = new HashMap<>();
    private final Optional<StateRule> state;
    private final Map<String, List<String>> systemNames = new LinkedHashMap<>();
    private final Set<String> systemAttributes = new LinkedHashSet<>();
    private final Set<String> unmapped;

    LoadedMapping(
            MappingFile file, Collection<Single> singles, Collection<JoinedRule> joined, Optional<StateRule> state) {
        this.system = file.system();
        this.systemEntity = file.systemEntity().text();
        this.canonicalEntity = file.entity().text();
        this.primaryId = file.primaryId();
        this.crossReference = file.crossReference();
        this.state = state;
        this.unmapped = Set.copyOf(file.unmapped().keySet());
        singles.forEach(single -> {
            singlesBySystem.put(single.place().systemAttribute(), single);
            singlesByCanonical.put(single.place().canonicalAttribute(), single);
            systemNames.put(
                    single.place().canonicalAttribute(), List.of(single.place().systemAttribute()));
        });
        joined.forEach(rule -> {
            joinedBySystem.put(rule.systemAttribute(), rule);
            rule.places().forEach(place -> {
                joinedByCanonical.put(place.canonicalAttribute(), rule);
                systemNames.put(place.canonicalAttribute(), List.of(rule.systemAttribute()));
            });
        });
        state.ifPresent(rule ->
                systemNames.put(CanonicalAttribute.STATE, List.of(rule.stateAttribute(), rule.statusAttribute())));
        systemNames.values().forEach(systemAttributes::addAll);
    }

    @Override
    public String system() {
        return system;
    }

    @Override
    public String systemEntity() {
        return systemEntity;
    }

    @Override
    public String canonicalEntity() {
        return canonicalEntity;
    }

    @Override
    public String primaryId() {
        return primaryId;
    }

    @Override
    public Optional<String> crossReference() {
        return crossReference;
    }

    @Override
    public Set<String> systemAttributes() {
        return Collections.unmodifiableSet(systemAttributes);
    }

    @Override
    public List<String> systemAttributes(Set<String> canonicalNames) {
        Set<String> names = new LinkedHashSet<>();
        canonicalNames.forEach(name -> names.addAll(systemNames.getOrDefault(name, List.of())));
        return new ArrayList<>(names);
    }

    @Override
    public Optional<String> canonicalAttribute(String systemAttribute) {
        return Optional.ofNullable(singlesBySystem.get(systemAttribute))
                .map(single -> single.place().canonicalAttribute());
    }

    /** Canonical attributes that this system maps. */
    Set<String> canonicalAttributes() {
        return systemNames.keySet();
    }

    /** Attributes that the file says stay in the system. */
    Set<String> unmapped() {
        return unmapped;
    }

    boolean maps(String systemAttribute) {
        return systemAttributes.contains(systemAttribute);
    }

    Collection<Single> singles() {
        return singlesBySystem.values();
    }

    Collection<JoinedRule> joined() {
        return joinedBySystem.values();
    }

    Single singleOfSystem(String attribute) {
        return singlesBySystem.get(attribute);
    }

    Single singleOfCanonical(String attribute) {
        return singlesByCanonical.get(attribute);
    }

    JoinedRule joinedOfSystem(String attribute) {
        return joinedBySystem.get(attribute);
    }

    JoinedRule joinedOfCanonical(String attribute) {
        return joinedByCanonical.get(attribute);
    }

    Optional<StateRule> state() {
        return state;
    }
}
