package org.floris.bridge;

import java.util.Optional;
import java.util.Set;
import org.floris.canonical.Attributes;
import org.floris.canonical.Change;
import org.floris.canonical.Links;
import org.floris.canonical.Operation;
import org.floris.canonical.Outcome;
import org.floris.canonical.Ref;
import org.floris.connector.Actor;
import org.floris.connector.Connectors;
import org.floris.connector.SystemRecord;
import org.floris.connector.mapping.Mappings;
import org.floris.connector.mapping.Translator;
import org.springframework.stereotype.Component;

/**
 * What home has made of a change, which the mirrors and the store shall have too: it fills in what a create leaves out,
 * and its workflows may write a value in another way than it was given.
 */
@Component
class AsHomeHasIt {
    private final Connectors connectors;
    private final Mappings mappings;
    private final Translator translator;

    AsHomeHasIt(Connectors connectors, Mappings mappings, Translator translator) {
        this.connectors = connectors;
        this.mappings = mappings;
        this.translator = translator;
    }

    /** @param stand what home shows of the change; it was carried out there */
    Change of(String home, Change change, Stand stand, Links links, Trail trail) {
        boolean create = change.operation() == Operation.CREATE;
        if (!create && stand != Stand.REWRITTEN) {
            return change;
        }
        Ref ref = links.refIn(home, change.record()).orElseThrow();
        Set<String> attributes = create
                ? Set.of()
                : Set.copyOf(mappings.ofCanonical(home, change.entity())
                        .orElseThrow()
                        .systemAttributes(change.attributes().names()));
        Optional<SystemRecord> found = trail.step(
                "read-back",
                home,
                () -> connectors.get(home).read(ref, attributes, Actor.HUB),
                record -> Outcome.SKIPPED);
        return found.map(record -> {
                    Attributes held = translator
                            .toCanonical(record, change.record(), links)
                            .attributes();
                    Attributes told =
                            create ? held : held.onlyOrNull(change.attributes().names());
                    return new Change(change.operation(), change.record(), told, change.association());
                })
                .orElse(change);
    }
}
