package org.floris.journal;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** Ids of exchanges: UUID version 7, so that their order is the order in time and the journal is partitioned by them. */
public final class ExchangeIds {
    private static final SecureRandom RANDOM = new SecureRandom();

    private ExchangeIds() {}

    public static UUID next() {
        return of(Instant.now(), RANDOM.nextLong(), RANDOM.nextLong());
    }

    /** The moment that an id carries, in milliseconds. */
    public static Instant at(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }

    /** The smallest id of a moment: every id made at or after it is not smaller. */
    public static UUID first(Instant at) {
        return new UUID(at.toEpochMilli() << 16, 0L);
    }

    private static UUID of(Instant at, long high, long low) {
        long most = (at.toEpochMilli() << 16) | 0x7000L | (high & 0x0FFFL);
        long least = (low & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(most, least);
    }
}
