package org.floris.usage;

import java.util.List;
import java.util.Set;

/** Usage as it was flushed, at most a few seconds old. */
public interface UsageReport {
    enum Grouping {
        SYSTEM,
        ENTITY,
        OPERATION,
        USER,
        HOUR
    }

    /** Rows by calls, most first (by hour, newest first, when grouped by HOUR), at most 5,000. */
    List<UsageRow> rows(UsageFilter filter, Set<Grouping> grouping);

    /** Calls in all. */
    long total(UsageFilter filter);
}
