package org.floris.bridge;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.floris.journal.Intent;

/**
 * What taking an exchange back needs of every system that is written.
 *
 * @param bySystem empty for a system that could not be read beforehand, and for a create, before which there is nothing
 * @param ownAtHome what is written to attributes of home that no mapping knows
 */
record UndoImages(Map<String, BeforeImage> bySystem, Map<String, Object> ownAtHome) {
    static final UndoImages NONE = new UndoImages(Map.of(), Map.of());

    UndoImages {
        bySystem = Map.copyOf(bySystem);
        ownAtHome = new LinkedHashMap<>(ownAtHome);
    }

    /** As the journal keeps them. */
    static UndoImages of(Intent intent) {
        return intent.undo().map(UndoJson::read).orElse(NONE);
    }

    Optional<BeforeImage> in(String system) {
        return Optional.ofNullable(bySystem.get(system));
    }

    <T extends BeforeImage> Optional<T> in(String system, Class<T> kind) {
        return in(system).filter(kind::isInstance).map(kind::cast);
    }
}
