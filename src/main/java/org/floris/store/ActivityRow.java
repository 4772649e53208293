package org.floris.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.floris.canonical.RecordId;

/** A task, call, meeting or note. */
@Entity
@Table(name = "activity")
class ActivityRow extends StoredRecord {
    String regardingEntity;
    UUID regardingId;

    @Override
    void project() {
        RecordId regarding = WellKnown.record(attributes, WellKnown.REGARDING);
        regardingEntity = regarding == null ? null : regarding.entity();
        regardingId = regarding == null ? null : regarding.id();
    }

    @Override
    List<Object> ownValues() {
        return Arrays.asList(regardingEntity, regardingId);
    }
}
