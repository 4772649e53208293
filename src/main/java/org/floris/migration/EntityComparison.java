package org.floris.migration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.floris.canonical.CanonicalEntity;
import org.floris.canonical.CanonicalRecord;
import org.floris.canonical.FlorisException;
import org.floris.canonical.RecordId;
import org.floris.connector.SystemPage;
import org.floris.connector.SystemQuery;
import org.floris.connector.SystemRecord;
import org.floris.connector.mapping.Translator;
import org.floris.migration.ComparisonView.Difference;
import org.floris.migration.ComparisonView.EntityView;
import org.floris.store.LinkTable;
import org.floris.store.PageLinks;
import org.floris.store.UnifiedStore;

/** Compares one entity: the store against each system that has it. Not for several threads. */
final class EntityComparison {
    static final String STORE = "store";
    private static final int EXAMPLES = 20;

    private final SharedEntity entity;
    private final CanonicalEntity model;
    private final UnifiedStore store;
    private final LinkTable links;
    private final Translator translator;
    private final int pageSize;
    private final Map<UUID, int[]> stored = new HashMap<>();
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final List<Difference> examples = new ArrayList<>();
    private long differences;

    EntityComparison(
            SharedEntity entity,
            CanonicalEntity model,
            UnifiedStore store,
            LinkTable links,
            Translator translator,
            int pageSize) {
        this.entity = entity;
        this.model = model;
        this.store = store;
        this.links = links;
        this.translator = translator;
        this.pageSize = pageSize;
    }

    EntityView run() {
        readStore();
        entity.sources().forEach(this::compare);
        return new EntityView(entity.name(), true, counts, differences, examples);
    }

    private void readStore() {
        Optional<UUID> after = Optional.empty();
        List<CanonicalRecord> page;
        do {
            page = store.scan(entity.name(), after, pageSize);
            page.forEach(record -> stored.put(record.id().id(), Fingerprint.of(model, record.attributes())));
            after = page.isEmpty()
                    ? after
                    : Optional.of(page.get(page.size() - 1).id().id());
        } while (page.size() == pageSize);
        counts.put(STORE, (long) stored.size());
    }

    private void compare(Source source) {
        boolean[] compared = mappedAttributes(source);
        java.util.Set<UUID> unseen = new java.util.HashSet<>(stored.keySet());
        SystemQuery query = source.everything(pageSize);
        long count = 0;
        SystemPage page;
        do {
            page = source.read(query);
            query = query.nextPage(page);
            PageLinks known = new PageLinks(links).fetch(page.records());
            for (SystemRecord record : page.records()) {
                known.recordOf(record.ref())
                        .ifPresentOrElse(
                                id -> compare(source, record, id, known, compared, unseen),
                                () -> add(record.ref().toString(), source.system(), "unlinked", List.of()));
            }
            count += page.records().size();
        } while (page.more());
        counts.put(source.system(), count);
        // A record that this system never had is no difference: its links say which systems it is in.
        unseen.stream()
                .map(id -> new RecordId(entity.name(), id))
                .filter(id -> links.refIn(source.system(), id).isPresent())
                .forEach(id -> add(id.toString(), source.system(), "missing", List.of()));
    }

    private void compare(
            Source source, SystemRecord record, RecordId id, PageLinks known, boolean[] compared, Set<UUID> unseen) {
        unseen.remove(id.id());
        int[] here = stored.get(id.id());
        if (here == null) {
            add(id.toString(), STORE, "missing", List.of());
            return;
        }
        try {
            int[] there = Fingerprint.of(
                    model, translator.toCanonical(record, id, known).attributes());
            List<String> differing = Fingerprint.differing(model, compared, here, there);
            if (!differing.isEmpty()) {
                add(id.toString(), source.system(), "differs", differing);
            }
        } catch (FlorisException untranslatable) {
            add(
                    id.toString(),
                    source.system(),
                    "untranslatable",
                    List.of(untranslatable.code().name()));
        }
    }

    private boolean[] mappedAttributes(Source source) {
        boolean[] mapped = new boolean[model.attributes().size()];
        int index = 0;
        for (String name : model.attributes().keySet()) {
            mapped[index++] = !source.mapping().systemAttributes(Set.of(name)).isEmpty();
        }
        return mapped;
    }

    private void add(String record, String system, String kind, List<String> attributes) {
        differences++;
        if (examples.size() < EXAMPLES) {
            examples.add(new Difference(record, system, kind, attributes));
        }
    }
}
