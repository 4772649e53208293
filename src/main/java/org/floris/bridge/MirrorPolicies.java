package org.floris.bridge;

/** What becomes of a write when a mirror is down, by mirror and canonical entity. */
interface MirrorPolicies {
    /** Whether the mirror may get it later; else the write is refused. */
    boolean defers(String system, String entity);
}
