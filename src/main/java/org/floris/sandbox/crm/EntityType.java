package org.floris.sandbox.crm;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One entity of a schema. */
public final class EntityType {
    private final String name;
    private final int code;
    private final String primaryName;
    private final Label label;
    private final boolean activity;
    private final boolean readOnly;
    private final boolean intersect;
    private final List<Attribute> attributes;
    private final Map<String, Attribute> byName;
    private final Attribute state;
    private final Attribute status;

    /** @param attributes in row order; the first is the primary key */
    EntityType(
            String name,
            int code,
            String primaryName,
            Label label,
            boolean activity,
            boolean readOnly,
            boolean intersect,
            List<Attribute> attributes) {
        this.name = name;
        this.code = code;
        this.primaryName = primaryName;
        this.label = label;
        this.activity = activity;
        this.readOnly = readOnly;
        this.intersect = intersect;
        this.attributes = List.copyOf(attributes);
        this.byName = attributes.stream().collect(Collectors.toMap(Attribute::name, Function.identity()));
        this.state = byName.get("statecode");
        this.status = byName.get("statuscode");
    }

    public String name() {
        return name;
    }

    public int code() {
        return code;
    }

    public Label label() {
        return label;
    }

    public boolean activity() {
        return activity;
    }

    public boolean readOnly() {
        return readOnly;
    }

    public boolean intersect() {
        return intersect;
    }

    public boolean owned() {
        return has("ownerid");
    }

    public boolean custom() {
        return name.contains("_");
    }

    public List<Attribute> attributes() {
        return attributes;
    }

    public Attribute primaryId() {
        return attributes.get(0);
    }

    /** Null for an intersect entity. */
    public Attribute primaryName() {
        return primaryName == null ? null : byName.get(primaryName);
    }

    /** Null where the entity has no states. */
    public Attribute state() {
        return state;
    }

    public Attribute status() {
        return status;
    }

    public boolean has(String attribute) {
        return byName.containsKey(attribute);
    }

    /** @throws CrmFault when the entity has no such attribute */
    public Attribute attribute(String attribute) {
        Attribute found = byName.get(attribute);
        if (found == null) {
            throw CrmFault.unknownAttribute(name, attribute);
        }
        return found;
    }
}
