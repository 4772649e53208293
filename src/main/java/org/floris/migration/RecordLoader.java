package org.floris.migration;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.floris.canonical.CanonicalRecord;
import org.floris.canonical.Links;
import org.floris.canonical.RecordId;
import org.floris.connector.SystemRecord;
import org.floris.connector.mapping.Translator;
import org.floris.migration.Passes.Tally;
import org.floris.store.LinkTable;
import org.floris.store.PageLinks;
import org.floris.store.UnifiedStore;
import org.springframework.stereotype.Component;

/** Fills the unified store: what the first system says, and beside it what only the others know. */
@Component
class RecordLoader {
    static final String PASS = "records";

    private final Passes passes;
    private final LinkTable links;
    private final UnifiedStore store;
    private final Translator translator;
    private final NotYetDelivered owed;
    private final MigrationSettings settings;

    RecordLoader(
            Passes passes,
            LinkTable links,
            UnifiedStore store,
            Translator translator,
            NotYetDelivered owed,
            MigrationSettings settings) {
        this.passes = passes;
        this.links = links;
        this.store = store;
        this.translator = translator;
        this.owed = owed;
        this.settings = settings;
    }

    boolean load(SharedEntity entity, BooleanSupplier mayGoOn) {
        for (Source source : entity.sources()) {
            Set<RecordId> olderSomewhere = owed.records(entity.name());
            boolean ended = passes.run(
                    entity.name(),
                    PASS,
                    source,
                    source.everything(settings.migrationPageSize()),
                    records -> loadPage(entity, source, records, olderSomewhere),
                    mayGoOn);
            if (!ended) {
                return false;
            }
        }
        return true;
    }

    /** Each record is loaded when its first system is read; the others' pages bring only what the first has not. */
    private Tally loadPage(
            SharedEntity entity, Source source, List<SystemRecord> records, Set<RecordId> olderSomewhere) {
        PageLinks known = new PageLinks(links).fetch(records);
        Map<RecordId, SystemRecord> mine = new HashMap<>();
        for (SystemRecord record : records) {
            known.recordOf(record.ref())
                    .filter(id -> firstSystemOf(entity, source, id))
                    .ifPresent(id -> mine.put(id, record));
        }
        Set<RecordId> older = new HashSet<>(mine.keySet());
        older.retainAll(olderSomewhere);
        mine.keySet().removeAll(older);
        long made = loadMerged(entity, source, mine) + loadAgain(entity, older);
        return new Tally(made, 0, 0);
    }

    private boolean firstSystemOf(SharedEntity entity, Source source, RecordId id) {
        for (Source earlier : entity.sources()) {
            if (earlier.system().equals(source.system())) {
                return true;
            }
            if (links.refIn(earlier.system(), id).isPresent()) {
                return false;
            }
        }
        return true;
    }

    private long loadMerged(SharedEntity entity, Source source, Map<RecordId, SystemRecord> mine) {
        Map<RecordId, CanonicalRecord> merged = new HashMap<>();
        for (int index = entity.sources().size() - 1; index >= 0; index--) {
            Source each = entity.sources().get(index);
            Map<RecordId, SystemRecord> read =
                    each.system().equals(source.system()) ? mine : twins(each, mine.keySet());
            PageLinks known = new PageLinks(links).fetch(read.values());
            read.forEach((id, record) -> merged.merge(id, translate(record, id, known), RecordLoader::laidOver));
        }
        return store.loadAll(entity.name(), merged.values().iterator());
    }

    private Map<RecordId, SystemRecord> twins(Source source, Collection<RecordId> ids) {
        Map<String, RecordId> byRef = new HashMap<>();
        for (RecordId id : ids) {
            links.refIn(source.system(), id).ifPresent(ref -> byRef.put(ref.id(), id));
        }
        Map<RecordId, SystemRecord> twins = new HashMap<>();
        List<String> wanted = new ArrayList<>(byRef.keySet());
        for (int from = 0; from < wanted.size(); from += settings.migrationPageSize()) {
            List<String> chunk = wanted.subList(from, Math.min(wanted.size(), from + settings.migrationPageSize()));
            source.read(source.these(chunk))
                    .records()
                    .forEach(record -> twins.put(byRef.get(record.ref().id()), record));
        }
        return twins;
    }

    private CanonicalRecord translate(SystemRecord record, RecordId id, Links known) {
        return translator.toCanonical(record, id, known);
    }

    private static CanonicalRecord laidOver(CanonicalRecord below, CanonicalRecord above) {
        return new CanonicalRecord(below.id(), below.attributes().with(above.attributes()));
    }

    /** Reads these records again from every system; for those that were written while the load ran. */
    long loadAgain(SharedEntity entity, Collection<RecordId> ids) {
        if (ids.isEmpty()) {
            return 0;
        }
        return owed.layOver(ids, () -> entity.sources().stream()
                .mapToLong(source -> loadAgain(entity, source, ids))
                .sum());
    }

    private long loadAgain(SharedEntity entity, Source source, Collection<RecordId> ids) {
        Map<RecordId, SystemRecord> mine = twins(source, ids);
        mine.keySet().removeIf(id -> !firstSystemOf(entity, source, id));
        return loadMerged(entity, source, mine);
    }
}
