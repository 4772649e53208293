package org.floris.sandbox.crm;

import java.util.UUID;

/**
 * What a commit does to one record.
 *
 * @param before null when the record is new
 * @param after null when the record is deleted
 */
record Change(EntityType entity, UUID id, Object[] before, Object[] after) {}
