package org.floris.conflicts;

import java.util.LinkedHashMap;
import java.util.Map;
import org.floris.canonical.Ref;

/** What was compared at which mark, for the records that a scan meets again because it looks back. Used by one thread. */
final class ComparedRecords {
    private static final int REMEMBERED = 50_000;

    private final Map<Ref, String> marks = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Ref, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    boolean has(Ref ref, String mark) {
        return mark.equals(marks.get(ref));
    }

    void add(Ref ref, String mark) {
        marks.put(ref, mark);
    }
}
