package org.floris.sandbox.crm;

import java.util.Map;
import java.util.UUID;

/**
 * A record as a caller gave it.
 *
 * @param id null when the caller left it empty
 * @param attributes by name; a null value clears the attribute
 */
public record RecordInput(String entity, UUID id, Map<String, Object> attributes) {}
