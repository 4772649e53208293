package org.floris.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.floris.canonical.Links;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.connector.Reference;
import org.floris.connector.SystemRecord;

/** The links that one page needs, fetched together: a question per record would take most of the time. */
public final class PageLinks implements Links {
    private final LinkTable table;
    private final Map<Ref, RecordId> known = new HashMap<>();
    private final Set<Ref> asked = new HashSet<>();

    public PageLinks(LinkTable table) {
        this.table = table;
    }

    /** Fetches the links of these records and of all that they point to. */
    public PageLinks fetch(Collection<SystemRecord> records) {
        Set<Ref> wanted = new HashSet<>();
        for (SystemRecord record : records) {
            wanted.add(record.ref());
            record.values().values().forEach(value -> collect(record.ref().system(), value, wanted));
        }
        return fetchRefs(wanted);
    }

    public PageLinks fetchRefs(Collection<Ref> refs) {
        List<Ref> missing = new ArrayList<>();
        for (Ref ref : refs) {
            if (asked.add(ref)) {
                missing.add(ref);
            }
        }
        known.putAll(table.recordsOf(missing));
        return this;
    }

    private static void collect(String system, Object value, Set<Ref> wanted) {
        if (value instanceof Reference reference) {
            wanted.add(new Ref(system, reference.entity(), reference.id()));
        } else if (value instanceof List<?> list) {
            list.forEach(item -> collect(system, item, wanted));
        }
    }

    @Override
    public Optional<RecordId> recordOf(Ref ref) {
        if (asked.contains(ref)) {
            return Optional.ofNullable(known.get(ref));
        }
        return table.recordOf(ref);
    }

    @Override
    public Optional<Ref> refIn(String system, RecordId record) {
        return table.refIn(system, record);
    }
}
