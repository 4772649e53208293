package org.floris.conflicts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.floris.canonical.Attributes;
import org.floris.canonical.CanonicalModel;
import org.floris.canonical.FlorisException;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.canonical.Sameness;
import org.floris.connector.SystemRecord;
import org.floris.connector.mapping.Translator;
import org.floris.store.LinkTable;
import org.floris.store.PageLinks;
import org.floris.store.UnifiedStore;
import org.springframework.stereotype.Component;

/** Compares records of a system with the unified store, a page at a time: what the hub itself has written is equal. */
@Component
class PageComparison {
    private final LinkTable links;
    private final UnifiedStore store;
    private final CanonicalModel model;
    private final Translator translator;

    PageComparison(LinkTable links, UnifiedStore store, CanonicalModel model, Translator translator) {
        this.links = links;
        this.store = store;
        this.model = model;
        this.translator = translator;
    }

    /**
     * The refs that are not as the hub has left them: unknown to it, gone, or different.
     *
     * @param refs of one source
     */
    List<Ref> different(Source source, List<Ref> refs) {
        Map<Ref, RecordId> known = links.recordsOf(refs);
        List<Ref> different = new ArrayList<>();
        refs.stream().filter(ref -> !known.containsKey(ref)).forEach(different::add);
        List<Ref> linked = refs.stream().filter(known::containsKey).toList();
        Map<Ref, SystemRecord> shown = source.whole(linked).stream()
                .collect(Collectors.toMap(SystemRecord::ref, record -> record, (one, same) -> one));
        Map<UUID, Attributes> stored = stored(source.entity(), known.values());
        PageLinks pageLinks = new PageLinks(links).fetch(shown.values());
        Set<String> names = kept(source);
        for (Ref ref : linked) {
            RecordId record = known.get(ref);
            if (!shown.containsKey(ref) || !same(shown.get(ref), record, names, stored.get(record.id()), pageLinks)) {
                different.add(ref);
            }
        }
        return different;
    }

    private Map<UUID, Attributes> stored(String entity, java.util.Collection<RecordId> records) {
        Map<UUID, Attributes> stored = new HashMap<>();
        store.findAll(entity, records.stream().map(RecordId::id).toList())
                .forEach(record -> stored.put(record.id().id(), record.attributes()));
        return stored;
    }

    /** What cannot be translated is looked at by itself, where it is told why. */
    private boolean same(SystemRecord shown, RecordId record, Set<String> names, Attributes stored, PageLinks known) {
        if (stored == null) {
            return false;
        }
        try {
            return Sameness.same(
                    names, translator.toCanonical(shown, record, known).attributes(), stored);
        } catch (FlorisException untranslatable) {
            return false;
        }
    }

    private Set<String> kept(Source source) {
        return model.entity(source.entity()).orElseThrow().attributes().keySet().stream()
                .filter(name -> !source.mapping().systemAttributes(Set.of(name)).isEmpty())
                .collect(Collectors.toSet());
    }
}
