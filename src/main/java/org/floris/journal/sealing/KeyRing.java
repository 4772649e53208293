package org.floris.journal.sealing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The key that seals now, and all that open. */
final class KeyRing {
    private final SealingKey current;
    private final Map<String, SealingKey> byId = new LinkedHashMap<>();

    KeyRing(SealingSettings settings) {
        current = SealingKey.parse(settings.key(), "FLORIS_JOURNAL_KEY");
        byId.put(current.id(), current);
        int number = 0;
        for (String old : settings.oldKeys()) {
            SealingKey key = SealingKey.parse(old, "Key " + ++number + " of FLORIS_JOURNAL_OLDKEYS");
            byId.putIfAbsent(key.id(), key);
        }
    }

    SealingKey current() {
        return current;
    }

    Optional<SealingKey> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    Set<String> ids() {
        return Set.copyOf(byId.keySet());
    }
}
