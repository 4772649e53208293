package org.floris.connector.dynamics;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.floris.connector.Reference;

/** Activity parties: references as the {@code activityparty} entities in which the dialect wraps them. */
final class Parties {
    private Parties() {}

    static EntityCollection collection(List<?> references) {
        List<DynamicsEntity> parties = references.stream()
                .map(Reference.class::cast)
                .map(reference -> new DynamicsEntity("activityparty", null, Map.of("partyid", reference)))
                .toList();
        return new EntityCollection(
                parties, Optional.of("activityparty"), Optional.empty(), false, Optional.empty(), -1, false);
    }
}
