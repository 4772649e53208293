package org.floris.conflicts;

/** The scan of what was changed in the systems past the hub. */
public interface ConflictScan {
    ScanView status();

    /** Begins a scan now, if none is under way; returns at once. */
    ScanView scanNow();

    /** From now on no hub scans, until {@link #resume()}; one that is under way ends after its page. */
    ScanView pause();

    ScanView resume();
}
