package org.floris.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.floris.canonical.Links;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;

/** The links. A ref is one record, and a record is at most one ref in each system. */
public interface LinkTable extends Links {
    /**
     * Adds a link, inside the caller's transaction if there is one. A link that is there already does no harm.
     *
     * @throws org.floris.canonical.FlorisException INVALID_VALUE when the ref or the record is linked otherwise
     */
    void link(Ref ref, RecordId record);

    /**
     * Removes the links of a record with these systems, inside the caller's transaction if there is one.
     *
     * @return what was removed
     */
    List<Ref> unlink(RecordId record, Collection<String> systems);

    /** The records that these refs are, as far as they are linked; for pages of hundreds, in one question. */
    default Map<Ref, RecordId> recordsOf(Collection<Ref> refs) {
        Map<Ref, RecordId> records = new HashMap<>();
        refs.forEach(ref -> recordOf(ref).ifPresent(record -> records.put(ref, record)));
        return records;
    }

    /** Up to {@code size} linked records of a system's entity after {@code after}, in the order of their ids as texts. */
    List<Ref> refsAfter(String system, String entity, String after, int size);

    /** All that {@code record} is outside, by system. */
    List<Ref> refsOf(RecordId record);

    /**
     * Loads many links at once, by COPY, in a transaction of its own. Those that are there stay.
     *
     * @return how many links were read from {@code links}
     */
    long loadLinks(Iterator<NewLink> links);

    long count(String system);
}
