package org.floris.bridge;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.floris.canonical.Attributes;
import org.floris.canonical.Change;
import org.floris.canonical.Links;
import org.floris.canonical.Operation;
import org.floris.canonical.Ref;
import org.floris.connector.Actor;
import org.floris.connector.Connector;
import org.floris.connector.Connectors;
import org.floris.connector.Reference;
import org.floris.connector.SystemChange;
import org.floris.connector.SystemRecord;
import org.floris.connector.SystemUnavailableException;
import org.floris.connector.SystemValues;
import org.floris.connector.mapping.EntityMapping;
import org.floris.connector.mapping.Mappings;
import org.floris.connector.mapping.Translator;
import org.floris.journal.Intent;
import org.springframework.stereotype.Component;

/**
 * Reads a record back and says whether a change has reached it, by its before- and its after-image: the system's own
 * where it could be read beforehand, else home's in canonical terms. A change whose values the system has made something
 * else of is known by its version, which has grown, and by who changed the record last; in a mirror only if it held what
 * home held, since what it was owed may have come in the meantime.
 */
@Component
class Standings {
    private final Connectors connectors;
    private final Mappings mappings;
    private final Translator translator;
    private final Actors actors;

    Standings(Connectors connectors, Mappings mappings, Translator translator, Actors actors) {
        this.connectors = connectors;
        this.mappings = mappings;
        this.translator = translator;
        this.actors = actors;
    }

    /**
     * By what the journal knows of the exchange.
     *
     * @param links with those of a record that is just being created
     */
    Stand of(String system, Change change, Intent intent, Links links) {
        UndoImages images = UndoImages.of(intent);
        try {
            if (change.association().isPresent()) {
                return tie(translator.toSystem(system, change, links), images);
            }
            Optional<BeforeImage.Whole> whole = images.in(system, BeforeImage.Whole.class);
            if (whole.isPresent()) {
                return deleted(whole.get());
            }
            Optional<BeforeImage.Touched> touched = images.in(system, BeforeImage.Touched.class);
            return touched.isEmpty() || change.operation() == Operation.DELETE
                    ? of(system, change, intent.before(), links)
                    : changed(written(system, change, intent, images, links), touched.get(), change, intent, links);
        } catch (SystemUnavailableException unreached) {
            return Stand.UNREACHED;
        }
    }

    /** What the exchange writes in a system, with what home alone knows of. */
    SystemChange written(String system, Change change, Intent intent, UndoImages images, Links links) {
        SystemChange mapped = translator.toSystem(system, change, links);
        if (!system.equals(intent.home().system()) || images.ownAtHome().isEmpty()) {
            return mapped;
        }
        Map<String, Object> values = new LinkedHashMap<>(mapped.values());
        values.putAll(images.ownAtHome());
        return new SystemChange(mapped.operation(), mapped.ref(), values);
    }

    private Stand tie(SystemChange change, UndoImages images) {
        String system = change.ref().system();
        List<Reference> opposite = change.operation() == Operation.ASSOCIATE
                ? List.of()
                : change.tie().orElseThrow().related();
        List<Reference> before = images.in(system, BeforeImage.Tied.class)
                .map(BeforeImage.Tied::related)
                .orElse(opposite);
        return Ties.stand(
                change,
                before,
                connectors.get(system).tied(change.ref(), change.tie().orElseThrow(), Actor.HUB));
    }

    private Stand deleted(BeforeImage.Whole before) {
        SystemRecord was = before.image().record();
        Connector system = connectors.get(was.ref().system());
        Optional<SystemRecord> now = system.read(was.ref(), was.values().keySet(), Actor.HUB);
        if (now.isEmpty()) {
            return Stand.WRITTEN;
        }
        if (was.version().isPresent() && was.version().equals(now.get().version())) {
            return Stand.AS_BEFORE;
        }
        SystemChange recreated = system.recreation(before.image()).get(0);
        return SystemValues.hold(now.get().values(), recreated.values()) ? Stand.AS_BEFORE : Stand.CHANGED_SINCE;
    }

    private Stand changed(SystemChange written, BeforeImage.Touched before, Change change, Intent intent, Links links) {
        if (written.values().isEmpty()) {
            return Stand.NOT_MAPPED;
        }
        Connector system = connectors.get(written.ref().system());
        Set<String> asked = new LinkedHashSet<>(written.values().keySet());
        system.changedByAttribute().ifPresent(asked::add);
        Optional<SystemRecord> now = system.read(written.ref(), asked, Actor.HUB);
        if (now.isEmpty()) {
            return Stand.CHANGED_SINCE;
        }
        Map<String, Object> shown = now.get().values();
        if (SystemValues.hold(shown, written.values())) {
            return Stand.WRITTEN;
        }
        if (SystemValues.hold(shown, before.values())) {
            return Stand.AS_BEFORE;
        }
        boolean behind = !system.system().equals(intent.home().system())
                && compare(before.of(written.ref()), change, intent.before(), links) == Stand.CHANGED_SINCE;
        if (behind) {
            return compare(now.get(), change, intent.before(), links);
        }
        return grown(before.version(), now.get().version())
                        && changedByUser(system, shown, intent)
                        && nothingAsBefore(shown, written.values(), before.values())
                ? Stand.REWRITTEN
                : Stand.CHANGED_SINCE;
    }

    private static boolean grown(Optional<String> before, Optional<String> now) {
        return before.isPresent() && now.isPresent() && !before.equals(now);
    }

    private boolean changedByUser(Connector system, Map<String, Object> shown, Intent intent) {
        Optional<String> user = actors.of(intent, system.system()).systemUserId();
        return user.isPresent()
                && system.changedByAttribute()
                        .map(shown::get)
                        .filter(Reference.class::isInstance)
                        .map(by -> ((Reference) by).id())
                        .filter(user.get()::equalsIgnoreCase)
                        .isPresent();
    }

    /** What is not as it was written is not as it was before either. */
    private static boolean nothingAsBefore(
            Map<String, Object> shown, Map<String, Object> written, Map<String, Object> before) {
        return written.entrySet().stream()
                .filter(entry -> !SystemValues.same(shown.get(entry.getKey()), entry.getValue()))
                .noneMatch(entry -> SystemValues.same(shown.get(entry.getKey()), before.get(entry.getKey())));
    }

    /** By home's before-image alone. @param links with those of a record that is just being created */
    Stand of(String system, Change change, Optional<Attributes> before, Links links) {
        try {
            return look(system, change, before, links);
        } catch (SystemUnavailableException unreached) {
            return Stand.UNREACHED;
        }
    }

    /** The same. @throws SystemUnavailableException with the reason, instead of {@link Stand#UNREACHED} */
    Stand look(String system, Change change, Optional<Attributes> before, Links links) {
        Ref ref = links.refIn(system, change.record()).orElseThrow();
        EntityMapping mapping = mappings.ofCanonical(system, change.entity()).orElseThrow();
        boolean existence = change.operation() == Operation.CREATE || change.operation() == Operation.DELETE;
        Set<String> attributes = existence
                ? Set.of(mapping.primaryId())
                : Set.copyOf(mapping.systemAttributes(change.attributes().names()));
        if (attributes.isEmpty()) {
            return Stand.NOT_MAPPED;
        }
        Optional<SystemRecord> found = connectors.get(system).read(ref, attributes, Actor.HUB);
        if (existence) {
            return found.isPresent() == (change.operation() == Operation.CREATE) ? Stand.WRITTEN : Stand.AS_BEFORE;
        }
        if (found.isEmpty()) {
            return Stand.CHANGED_SINCE;
        }
        return compare(found.get(), change, before, links);
    }

    /** In canonical terms: {@link Stand#CHANGED_SINCE} where it is neither as the change wants it nor as home was before. */
    private Stand compare(SystemRecord record, Change change, Optional<Attributes> before, Links links) {
        EntityMapping mapping =
                mappings.ofCanonical(record.ref().system(), change.entity()).orElseThrow();
        Set<String> names = change.attributes().names().stream()
                .filter(name -> !mapping.systemAttributes(Set.of(name)).isEmpty())
                .collect(java.util.stream.Collectors.toSet());
        Attributes shown = translator
                .toCanonical(record, change.record(), links)
                .attributes()
                .onlyOrNull(names);
        if (shown.equals(change.attributes().onlyOrNull(names))) {
            return Stand.WRITTEN;
        }
        return before.isPresent() && shown.equals(before.get().onlyOrNull(names))
                ? Stand.AS_BEFORE
                : Stand.CHANGED_SINCE;
    }
}
