package org.floris.crash;

/** Something that must not be. */
record Verdict(Kind kind, String what) {
    enum Kind {
        /** Acknowledged, and not everywhere. */
        LOST,
        /** Had its effect more than once. */
        DOUBLED,
        /** The systems disagree, or show what nobody was told. */
        DIVERGED
    }
}
