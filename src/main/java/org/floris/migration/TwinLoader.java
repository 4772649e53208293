package org.floris.migration;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.connector.SystemRecord;
import org.floris.migration.Passes.Tally;
import org.floris.store.LinkTable;
import org.floris.store.NewLink;
import org.floris.store.PageLinks;
import org.springframework.stereotype.Component;

/**
 * Ties twins by the cross references that the old integration left. The first system's records get their canonical
 * ids; every further system's join them, by their own reference or by the one that points to them. What points
 * elsewhere from either side is a finding and is not tied by guess.
 */
@Component
class TwinLoader {
    static final String PASS = "ties";

    private final Passes passes;
    private final LinkTable links;
    private final MigrationSettings settings;

    TwinLoader(Passes passes, LinkTable links, MigrationSettings settings) {
        this.passes = passes;
        this.links = links;
        this.settings = settings;
    }

    boolean load(SharedEntity entity, BooleanSupplier mayGoOn) {
        List<Source> sources = entity.sources();
        for (int index = 0; index < sources.size(); index++) {
            Source source = sources.get(index);
            Optional<Source> first = index == 0 ? Optional.empty() : Optional.of(sources.get(0));
            boolean twinsExpected = sources.size() > 1;
            boolean ended = passes.run(
                    entity.name(),
                    PASS,
                    source,
                    source.ties(settings.migrationPageSize()),
                    records -> first.map(other -> join(entity, source, other, records))
                            .orElseGet(() -> begin(entity, source, records, twinsExpected)),
                    mayGoOn);
            if (!ended) {
                return false;
            }
        }
        return true;
    }

    /** The first system: every record is one of the unified model. */
    private Tally begin(SharedEntity entity, Source source, List<SystemRecord> records, boolean twinsExpected) {
        PageLinks known = new PageLinks(links).fetchRefs(refs(records));
        List<NewLink> made = new ArrayList<>();
        long withoutTwin = 0;
        for (SystemRecord record : records) {
            if (known.recordOf(record.ref()).isEmpty()) {
                made.add(new NewLink(record.ref(), newId(entity, record.ref())));
            }
            if (twinsExpected && source.twinOf(record).isEmpty()) {
                withoutTwin++;
            }
        }
        links.loadLinks(made.iterator());
        return new Tally(made.size(), withoutTwin, 0);
    }

    /** A further system: its records join those that they point to, or that point to them. */
    private Tally join(SharedEntity entity, Source source, Source first, List<SystemRecord> records) {
        Map<Ref, RecordId> twins = twins(source, first, records);
        PageLinks known = new PageLinks(links).fetchRefs(refs(records));
        Set<RecordId> taken = new HashSet<>();
        List<NewLink> made = new ArrayList<>();
        long withoutTwin = 0;
        long contradictory = 0;
        for (SystemRecord record : records) {
            RecordId twin = twins.get(record.ref());
            if (known.recordOf(record.ref()).isPresent()) {
                continue;
            }
            if (twin == null) {
                withoutTwin++;
                made.add(new NewLink(record.ref(), newId(entity, record.ref())));
            } else if (taken.add(twin) && links.refIn(source.system(), twin).isEmpty()) {
                made.add(new NewLink(record.ref(), twin));
            } else {
                contradictory++;
            }
        }
        links.loadLinks(made.iterator());
        return new Tally(made.size(), withoutTwin, contradictory);
    }

    private Map<Ref, RecordId> twins(Source source, Source first, List<SystemRecord> records) {
        Map<Ref, Ref> pointsTo = new HashMap<>();
        records.forEach(record -> source.twinOf(record).ifPresent(id -> pointsTo.put(record.ref(), first.ref(id))));
        PageLinks known = new PageLinks(links).fetchRefs(pointsTo.values());
        Map<Ref, RecordId> twins = new HashMap<>();
        pointsTo.forEach((ref, twin) -> known.recordOf(twin).ifPresent(record -> twins.put(ref, record)));
        List<String> alone = records.stream()
                .map(SystemRecord::ref)
                .filter(ref -> !twins.containsKey(ref))
                .map(Ref::id)
                .toList();
        List<SystemRecord> pointing = first.pointingTo(alone);
        known.fetchRefs(refs(pointing));
        pointing.forEach(record -> first.twinOf(record)
                .ifPresent(id -> known.recordOf(record.ref()).ifPresent(twin -> twins.put(source.ref(id), twin))));
        return twins;
    }

    private static List<Ref> refs(List<SystemRecord> records) {
        return records.stream().map(SystemRecord::ref).toList();
    }

    /** The same record gets the same id when a load is broken off and begun again. */
    private static RecordId newId(SharedEntity entity, Ref ref) {
        byte[] name = (entity.name() + "/" + ref).getBytes(StandardCharsets.UTF_8);
        return new RecordId(entity.name(), UUID.nameUUIDFromBytes(name));
    }
}
