package org.floris.bridge.odata;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.olingo.odata2.api.edm.EdmMultiplicity;
import org.apache.olingo.odata2.api.edm.EdmSimpleTypeKind;
import org.apache.olingo.odata2.api.edm.FullQualifiedName;
import org.apache.olingo.odata2.api.edm.provider.Association;
import org.apache.olingo.odata2.api.edm.provider.AssociationEnd;
import org.apache.olingo.odata2.api.edm.provider.AssociationSet;
import org.apache.olingo.odata2.api.edm.provider.AssociationSetEnd;
import org.apache.olingo.odata2.api.edm.provider.ComplexProperty;
import org.apache.olingo.odata2.api.edm.provider.ComplexType;
import org.apache.olingo.odata2.api.edm.provider.EdmProvider;
import org.apache.olingo.odata2.api.edm.provider.EntityContainer;
import org.apache.olingo.odata2.api.edm.provider.EntityContainerInfo;
import org.apache.olingo.odata2.api.edm.provider.EntitySet;
import org.apache.olingo.odata2.api.edm.provider.EntityType;
import org.apache.olingo.odata2.api.edm.provider.Key;
import org.apache.olingo.odata2.api.edm.provider.NavigationProperty;
import org.apache.olingo.odata2.api.edm.provider.Property;
import org.apache.olingo.odata2.api.edm.provider.PropertyRef;
import org.apache.olingo.odata2.api.edm.provider.Schema;
import org.apache.olingo.odata2.api.edm.provider.SimpleProperty;
import org.floris.connector.dynamics.EntityDescription;
import org.floris.connector.dynamics.ManyToMany;

/**
 * A CRM's entities as the data service of 2011 names them: the set of {@code contact} is {@code ContactSet}, properties
 * have the attributes' schema names, relationships are navigation properties by their own.
 */
final class CrmEdm extends EdmProvider {
    static final String NAMESPACE = "Microsoft.Crm.Sdk.Data.Services";
    static final String SET = "Set";

    /** The role of the end that a lookup points to. */
    static final String REFERENCED = "Referenced";

    private static final String REFERENCING = "Referencing";
    private static final String FIRST = "First";
    private static final String SECOND = "Second";

    private final String container;
    private final Function<String, Optional<EntityDescription>> entities;
    private final Function<String, String> schemaNames;
    private final Map<String, EntityDescription.Tie> ties = new ConcurrentHashMap<>();
    private final Map<String, ManyToMany> crossings = new ConcurrentHashMap<>();

    /**
     * @param entities    by logical name
     * @param schemaNames by logical name too
     */
    CrmEdm(
            String system,
            Function<String, Optional<EntityDescription>> entities,
            Function<String, String> schemaNames) {
        this.schemaNames = schemaNames;
        this.container = system.substring(0, 1).toUpperCase(Locale.ROOT) + system.substring(1) + "Context";
        this.entities = entities;
    }

    static String logical(String schemaName) {
        return schemaName.toLowerCase(Locale.ROOT);
    }

    @Override
    public EntityContainerInfo getEntityContainerInfo(String name) {
        return name == null || name.equals(container)
                ? new EntityContainerInfo().setName(container).setDefaultEntityContainer(true)
                : null;
    }

    @Override
    public EntitySet getEntitySet(String name, String set) {
        return set.endsWith(SET)
                ? entities.apply(logical(set.substring(0, set.length() - SET.length())))
                        .map(CrmEdm::set)
                        .filter(found -> found.getName().equals(set))
                        .orElse(null)
                : null;
    }

    private static EntitySet set(EntityDescription entity) {
        return new EntitySet().setName(entity.schemaName() + SET).setEntityType(named(entity.schemaName()));
    }

    @Override
    public EntityType getEntityType(FullQualifiedName name) {
        return entities.apply(logical(name.getName())).map(this::type).orElse(null);
    }

    private EntityType type(EntityDescription entity) {
        List<Property> properties = new ArrayList<>();
        for (EntityDescription.Attribute attribute : entity.attributes()) {
            CrmType.of(attribute.type()).ifPresent(type -> properties.add(property(attribute.schemaName(), type)));
        }
        String key = entity.attribute(entity.primaryId())
                .map(EntityDescription.Attribute::schemaName)
                .orElse(entity.primaryId());
        List<NavigationProperty> navigations = new ArrayList<>();
        entity.manyToOne().forEach(tie -> navigations.add(navigation(tie, true)));
        entity.oneToMany().forEach(tie -> navigations.add(navigation(tie, false)));
        entity.manyToMany().stream()
                .filter(crossing -> !crossing.ofOneKind())
                .forEach(crossing -> navigations.add(navigation(crossing, entity.logicalName())));
        return new EntityType()
                .setName(entity.schemaName())
                .setKey(new Key().setKeys(List.of(new PropertyRef().setName(key))))
                .setProperties(properties)
                .setNavigationProperties(navigations);
    }

    private static Property property(String name, CrmType type) {
        return type.complex() == null
                ? new SimpleProperty().setType(type.simple()).setName(name)
                : new ComplexProperty().setType(named(type.complex())).setName(name);
    }

    private NavigationProperty navigation(EntityDescription.Tie tie, boolean toOne) {
        ties.put(tie.schemaName(), tie);
        boolean reflexive = tie.referencing().equals(tie.referenced());
        String prefix = reflexive ? toOne ? REFERENCING : REFERENCED : "";
        return new NavigationProperty()
                .setName(prefix + tie.schemaName())
                .setRelationship(named(tie.schemaName()))
                .setFromRole(toOne ? REFERENCING : REFERENCED)
                .setToRole(toOne ? REFERENCED : REFERENCING);
    }

    private NavigationProperty navigation(ManyToMany crossing, String from) {
        crossings.put(crossing.name(), crossing);
        boolean forward = crossing.first().entity().equals(from);
        return new NavigationProperty()
                .setName(crossing.name())
                .setRelationship(named(crossing.name()))
                .setFromRole(forward ? FIRST : SECOND)
                .setToRole(forward ? SECOND : FIRST);
    }

    /** The many-to-many relationship that a navigation property goes along; empty for another. */
    Optional<ManyToMany> crossing(String navigation) {
        return Optional.ofNullable(crossings.get(navigation));
    }

    /** The relationship that a navigation property goes along; empty until its entity's type was asked for. */
    EntityDescription.Tie tie(String navigation) {
        EntityDescription.Tie tie = ties.get(navigation);
        return tie != null ? tie : ties.get(navigation.replaceFirst("^Referenc(ing|ed)", ""));
    }

    @Override
    public ComplexType getComplexType(FullQualifiedName name) {
        return CrmType.complexTypes().stream()
                .filter(type -> type.getName().equals(name.getName()))
                .findFirst()
                .orElse(null);
    }

    @Override
    public Association getAssociation(FullQualifiedName name) {
        EntityDescription.Tie tie = ties.get(name.getName());
        if (tie != null) {
            return new Association()
                    .setName(tie.schemaName())
                    .setEnd1(end(REFERENCING, tie.referencing(), EdmMultiplicity.MANY))
                    .setEnd2(end(REFERENCED, tie.referenced(), EdmMultiplicity.ZERO_TO_ONE));
        }
        return crossing(name.getName())
                .map(crossing -> new Association()
                        .setName(crossing.name())
                        .setEnd1(end(FIRST, crossing.first().entity(), EdmMultiplicity.MANY))
                        .setEnd2(end(SECOND, crossing.second().entity(), EdmMultiplicity.MANY)))
                .orElse(null);
    }

    private AssociationEnd end(String role, String entity, EdmMultiplicity multiplicity) {
        return new AssociationEnd()
                .setRole(role)
                .setType(named(schemaName(entity)))
                .setMultiplicity(multiplicity);
    }

    private String schemaName(String entity) {
        return schemaNames.apply(entity);
    }

    @Override
    public AssociationSet getAssociationSet(
            String name, FullQualifiedName association, String sourceSet, String sourceRole) {
        EntityDescription.Tie tie = ties.get(association.getName());
        AssociationSet set = new AssociationSet().setName(association.getName()).setAssociation(association);
        if (tie != null) {
            return set.setEnd1(setEnd(REFERENCING, tie.referencing())).setEnd2(setEnd(REFERENCED, tie.referenced()));
        }
        return crossing(association.getName())
                .map(crossing -> set.setEnd1(setEnd(FIRST, crossing.first().entity()))
                        .setEnd2(setEnd(SECOND, crossing.second().entity())))
                .orElse(null);
    }

    private AssociationSetEnd setEnd(String role, String entity) {
        return new AssociationSetEnd().setRole(role).setEntitySet(schemaName(entity) + SET);
    }

    /** Everything, for {@code $metadata}. */
    Schema schema(List<EntityDescription> all) {
        List<String> known = all.stream().map(EntityDescription::logicalName).toList();
        List<EntityType> types = all.stream().map(this::type).toList();
        List<FullQualifiedName> names = new ArrayList<>();
        ties.values().stream()
                .filter(tie -> known.contains(tie.referencing()) && known.contains(tie.referenced()))
                .forEach(tie -> names.add(named(tie.schemaName())));
        crossings.values().stream()
                .filter(crossing -> known.contains(crossing.first().entity())
                        && known.contains(crossing.second().entity()))
                .forEach(crossing -> names.add(named(crossing.name())));
        types.forEach(type -> type.getNavigationProperties().removeIf(way -> !names.contains(way.getRelationship())));
        EntityContainer everything = new EntityContainer();
        everything.setName(container).setDefaultEntityContainer(true);
        everything.setEntitySets(all.stream().map(CrmEdm::set).toList());
        everything.setAssociationSets(names.stream()
                .map(name -> getAssociationSet(container, name, null, null))
                .toList());
        return new Schema()
                .setNamespace(NAMESPACE)
                .setEntityTypes(types)
                .setComplexTypes(CrmType.complexTypes())
                .setAssociations(names.stream().map(this::getAssociation).toList())
                .setEntityContainers(List.of(everything));
    }

    private static FullQualifiedName named(String name) {
        return new FullQualifiedName(NAMESPACE, name);
    }

    static Property simple(String name, EdmSimpleTypeKind type) {
        return new SimpleProperty().setType(type).setName(name);
    }
}
