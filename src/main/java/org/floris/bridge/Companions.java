package org.floris.bridge;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.floris.canonical.Attributes;
import org.floris.canonical.CanonicalRecord;
import org.floris.canonical.Change;
import org.floris.canonical.Operation;
import org.floris.connector.mapping.Translator;
import org.floris.store.UnifiedStore;
import org.springframework.stereotype.Component;

/**
 * Attributes that have to travel together: a system that keeps series and number of a passport in one attribute needs
 * both, though the caller has changed one. The other comes from the unified store.
 */
@Component
class Companions {
    private final Translator translator;
    private final UnifiedStore store;

    Companions(Translator translator, UnifiedStore store) {
        this.translator = translator;
        this.store = store;
    }

    Change complete(Change change, Collection<String> systems) {
        if (change.operation() != Operation.UPDATE) {
            return change;
        }
        Set<String> missing = new LinkedHashSet<>();
        for (String system : systems) {
            missing.addAll(translator.companions(
                    system, change.entity(), change.attributes().names()));
        }
        missing.removeAll(change.attributes().names());
        if (missing.isEmpty()) {
            return change;
        }
        Optional<Attributes> known = store.find(change.record()).map(CanonicalRecord::attributes);
        Map<String, Object> values = new LinkedHashMap<>(change.attributes().values());
        missing.forEach(name -> values.put(name, known.map(all -> all.get(name)).orElse(null)));
        return new Change(change.operation(), change.record(), new Attributes(values), change.association());
    }
}
