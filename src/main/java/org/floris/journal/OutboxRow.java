package org.floris.journal;

import java.util.UUID;

/** One event that waits to be published; ids grow in the order in which the writes of a record were committed. */
record OutboxRow(long id, UUID eventId, UUID exchangeId, String entity, String operation, UUID recordId, String body) {}
