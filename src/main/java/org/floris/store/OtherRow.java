package org.floris.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A record of an entity that a bank has added to the unified model. */
@Entity
@Table(name = "other_record")
class OtherRow extends StoredRecord {}
