package org.floris.journal;

import java.time.Instant;
import java.util.UUID;

/** @param record {@code client/<uuid>}, or a system's {@code forsage/contact/<id>} where it is not mapped */
public record HeldRecord(String record, UUID exchangeId, ExchangeState state, UUID userId, Instant since) {}
