package org.floris.bridge;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.floris.canonical.Attributes;
import org.floris.canonical.Change;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Operation;
import org.floris.canonical.Outcome;
import org.floris.canonical.Ref;
import org.floris.connector.Connectors;
import org.floris.connector.SystemRecord;
import org.floris.connector.mapping.Translator;
import org.floris.store.LinkTable;
import org.springframework.stereotype.Component;

/** What a record looked like in the user's home before the change; without it a change could not be undone. */
@Component
class BeforeImages {
    private final Connectors connectors;
    private final Translator translator;
    private final LinkTable links;
    private final Actors actors;

    BeforeImages(Connectors connectors, Translator translator, LinkTable links, Actors actors) {
        this.connectors = connectors;
        this.translator = translator;
        this.links = links;
        this.actors = actors;
    }

    /**
     * The attributes that the change touches as home holds them; all of them before a delete.
     *
     * @return empty for what was not there before
     */
    Optional<SystemRecord> read(WritePlan plan) {
        Operation operation = plan.homeChange().operation();
        if (operation == Operation.CREATE || operation == Operation.ASSOCIATE || operation == Operation.DISASSOCIATE) {
            return Optional.empty();
        }
        Ref ref = plan.homeChange().ref();
        if (plan.incoming().homeWritesItself()) {
            return Optional.of(new SystemRecord(ref, said(plan), Optional.empty()));
        }
        Set<String> attributes = operation == Operation.DELETE
                ? Set.of()
                : plan.homeChange().values().keySet();
        Optional<SystemRecord> record = plan.trail()
                .step(
                        "before",
                        ref.system(),
                        () -> connectors.get(ref.system()).read(ref, attributes, actors.of(plan, ref.system())),
                        found -> Outcome.SKIPPED);
        return Optional.of(record.orElseThrow(() -> new FlorisException(
                ErrorCode.RECORD_NOT_FOUND, ref.entity() + " With Id = " + ref.id() + " Does Not Exist")));
    }

    /** The before-image in canonical attributes: those of the change, cleared where home had nothing. */
    Optional<Attributes> canonical(WritePlan plan, Optional<SystemRecord> before) {
        if (plan.change().isEmpty() || before.isEmpty()) {
            return Optional.empty();
        }
        Change change = plan.change().get();
        Attributes known =
                translator.toCanonical(before.get(), change.record(), links).attributes();
        return Optional.of(
                change.operation() == Operation.DELETE
                        ? known
                        : known.onlyOrNull(change.attributes().names()));
    }

    private static Map<String, Object> said(WritePlan plan) {
        Map<String, Object> values =
                new LinkedHashMap<>(plan.incoming().before().orElse(Map.of()));
        values.values().removeIf(java.util.Objects::isNull);
        return values;
    }
}
