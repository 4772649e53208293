package org.floris.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** A request for a loan. */
@Entity
@Table(name = "application")
class ApplicationRow extends StoredRecord {
    UUID partyId;

    @Override
    void project() {
        partyId = WellKnown.id(attributes, WellKnown.CLIENT);
    }

    @Override
    List<Object> ownValues() {
        return Arrays.asList(partyId);
    }
}
