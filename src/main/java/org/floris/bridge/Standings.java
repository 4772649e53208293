package org.floris.bridge;

import java.util.Optional;
import java.util.Set;
import org.floris.canonical.Attributes;
import org.floris.canonical.CanonicalRecord;
import org.floris.canonical.Change;
import org.floris.canonical.Links;
import org.floris.canonical.Operation;
import org.floris.canonical.Ref;
import org.floris.connector.Actor;
import org.floris.connector.Connectors;
import org.floris.connector.SystemRecord;
import org.floris.connector.SystemUnavailableException;
import org.floris.connector.mapping.EntityMapping;
import org.floris.connector.mapping.Mappings;
import org.floris.connector.mapping.Translator;
import org.springframework.stereotype.Component;

/** Reads a record back and says whether a change has reached it, by its before- and its after-image. */
@Component
class Standings {
    private final Connectors connectors;
    private final Mappings mappings;
    private final Translator translator;

    Standings(Connectors connectors, Mappings mappings, Translator translator) {
        this.connectors = connectors;
        this.mappings = mappings;
        this.translator = translator;
    }

    /** @param links with those of a record that is just being created */
    Stand of(String system, Change change, Optional<Attributes> before, Links links) {
        Ref ref = links.refIn(system, change.record()).orElseThrow();
        EntityMapping mapping = mappings.ofCanonical(system, change.entity()).orElseThrow();
        boolean existence = change.operation() == Operation.CREATE || change.operation() == Operation.DELETE;
        Set<String> attributes = existence
                ? Set.of(mapping.primaryId())
                : Set.copyOf(mapping.systemAttributes(change.attributes().names()));
        if (attributes.isEmpty()) {
            return Stand.NOT_MAPPED;
        }
        Optional<SystemRecord> found;
        try {
            found = connectors.get(system).read(ref, attributes, Actor.HUB);
        } catch (SystemUnavailableException unreached) {
            return Stand.UNREACHED;
        }
        if (existence) {
            return found.isPresent() == (change.operation() == Operation.CREATE) ? Stand.WRITTEN : Stand.AS_BEFORE;
        }
        if (found.isEmpty()) {
            return Stand.CHANGED_SINCE;
        }
        CanonicalRecord now = translator.toCanonical(found.get(), change.record(), links);
        return compare(now.attributes(), change.attributes(), before, mapping);
    }

    private static Stand compare(
            Attributes now, Attributes wanted, Optional<Attributes> before, EntityMapping mapping) {
        Set<String> names = wanted.names().stream()
                .filter(name -> !mapping.systemAttributes(Set.of(name)).isEmpty())
                .collect(java.util.stream.Collectors.toSet());
        Attributes shown = now.onlyOrNull(names);
        if (shown.equals(wanted.onlyOrNull(names))) {
            return Stand.WRITTEN;
        }
        return before.isPresent() && shown.equals(before.get().onlyOrNull(names))
                ? Stand.AS_BEFORE
                : Stand.CHANGED_SINCE;
    }
}
