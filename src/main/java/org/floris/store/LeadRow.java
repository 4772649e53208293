package org.floris.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** Somebody who may become a client. */
@Entity
@Table(name = "lead")
class LeadRow extends StoredRecord {}
