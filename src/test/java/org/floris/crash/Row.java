package org.floris.crash;

import java.time.Duration;

/**
 * One line of the report.
 *
 * @param performed how much of what was wanted of the fault this was: deaths, or 1
 * @param settled   the longest time from a restart until nothing was in doubt
 */
record Row(
        String fault,
        int performed,
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
