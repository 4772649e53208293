package org.floris.crash;

import java.time.Duration;

/** One line of the report. */
record Row(
        String fault,
        int times,
        long acknowledged,
        long refused,
        long unknown,
        long lost,
        long doubled,
        long diverged,
        Duration settled,
        String remark) {
    boolean clean() {
        return lost == 0 && doubled == 0 && diverged == 0 && remark.isEmpty();
    }
}
