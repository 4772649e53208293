package org.floris.sandbox.crm;

import java.util.UUID;

/** What a lookup holds. */
public record Reference(String entity, UUID id) {}
