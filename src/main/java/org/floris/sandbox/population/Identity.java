package org.floris.sandbox.population;

import java.util.UUID;

/** Guids that follow from seed, system, entity and number, so that both CRMs know each other's without asking. */
final class Identity {
    private Identity() {}

    static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    static UUID guid(long seed, String system, String entity, int number) {
        long base = mix(seed ^ mix(system.hashCode() * 1_000_003L + entity.hashCode()));
        long high = mix(base + 2L * number);
        long low = mix(base + 2L * number + 1);
        return new UUID(high & 0xFFFFFFFFFFFF0FFFL | 0x4000L, low & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L);
    }
}
