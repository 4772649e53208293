package org.floris.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.List;

/** A person (client) or an organisation (partner). */
@Entity
@Table(name = "party")
class PartyRow extends StoredRecord {
    String kind;

    @Override
    void project() {
        kind = entity.equals("partner") ? "organisation" : "person";
    }

    @Override
    List<Object> ownValues() {
        return Arrays.asList(kind);
    }
}
