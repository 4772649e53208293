package org.floris.store;

import jakarta.persistence.Convert;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.floris.canonical.Attributes;
import org.floris.canonical.RecordId;
import org.hibernate.annotations.ColumnTransformer;

/** What every record of the store has. The attributes are the truth; the other columns repeat some for searching. */
@MappedSuperclass
abstract class StoredRecord {
    static final List<String> COLUMNS =
            List.of("id", "entity", "name", "owner_id", "state", "created_at", "changed_at", "version", "attributes");

    @Id
    UUID id;

    String entity;
    String name;
    UUID ownerId;
    String state;
    Instant createdAt;
    Instant changedAt;

    /** Null until it is stored: by this Hibernate tells a new record from one that is there. */
    @Version
    Long version;

    @Convert(converter = AttributesColumn.class)
    @ColumnTransformer(write = "?::jsonb")
    Attributes attributes = Attributes.NONE;

    void identify(RecordId record, Instant now) {
        id = record.id();
        entity = record.entity();
        createdAt = now;
    }

    /** Lays the attributes over those that are here; cleared ones go. */
    final void lay(Attributes change, Instant now) {
        Map<String, Object> merged = new LinkedHashMap<>(attributes.with(change).values());
        merged.values().removeIf(Objects::isNull);
        attributes = new Attributes(merged);
        changedAt = now;
        name = WellKnown.name(attributes);
        ownerId = WellKnown.id(attributes, WellKnown.OWNER);
        state = WellKnown.text(attributes, WellKnown.STATE);
        project();
    }

    /** Repeats in the columns of its own what is searched by. */
    void project() {}

    /** The values of the columns of its own, in the order of {@link RecordTable#columns()}. */
    List<Object> ownValues() {
        return List.of();
    }

    final List<Object> values() {
        List<Object> values = new ArrayList<>(16);
        values.add(id);
        values.add(entity);
        values.add(name);
        values.add(ownerId);
        values.add(state);
        values.add(createdAt);
        values.add(changedAt);
        values.add(version == null ? 0L : version);
        values.add(CanonicalJson.write(attributes));
        values.addAll(ownValues());
        return values;
    }
}
