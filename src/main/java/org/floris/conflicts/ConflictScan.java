package org.floris.conflicts;

/** The scan of what was changed in the systems past the hub. Whoever has it done is named in the hub's log. */
public interface ConflictScan {
    ScanView status();

    /** Begins a scan now, if none is under way; returns at once. */
    ScanView scanNow(String by);

    /** From now on no hub scans, until {@link #resume}; one that is under way ends after its page. */
    ScanView pause(String by);

    ScanView resume(String by);
}
