package org.floris.bridge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.floris.canonical.Change;
import org.floris.canonical.Links;
import org.floris.canonical.Operation;
import org.floris.canonical.Outcome;
import org.floris.canonical.Ref;
import org.floris.canonical.Why;
import org.floris.connector.Actor;
import org.floris.connector.Connector;
import org.floris.connector.Connectors;
import org.floris.connector.Reference;
import org.floris.connector.SystemChange;
import org.floris.connector.SystemRecord;
import org.floris.connector.SystemValues;
import org.floris.connector.WriteAnswer;
import org.floris.connector.mapping.Translator;
import org.floris.journal.Intent;
import org.floris.journal.OpenExchange;
import org.springframework.stereotype.Component;

/**
 * Takes back what an exchange has written in one system: it looks first, and writes only where the record is as the hub
 * has left it. What is as before already is left alone; what somebody has changed since is never overwritten.
 *
 * <p>Between the look and the write a change past the hub can still slip in; the window is one round trip long. The
 * hub's own writes cannot, since the record is held. The dialects of 2011 to 2015 that the hub speaks know no write with
 * a condition on the version, by which it could be closed.
 */
@Component
class Reversal {
    /** The code of a reason that passes by itself. */
    static final String ASKED_AGAIN = "asked-again";

    private final Connectors connectors;
    private final Translator translator;
    private final Standings standings;
    private final Actors actors;
    private final Fence fence;
    private final Leavings leavings;

    Reversal(
            Connectors connectors,
            Translator translator,
            Standings standings,
            Actors actors,
            Fence fence,
            Leavings leavings) {
        this.leavings = leavings;
        this.connectors = connectors;
        this.translator = translator;
        this.standings = standings;
        this.actors = actors;
        this.fence = fence;
    }

    /**
     * @param change as it was written, with what home has filled in
     * @param step   the name of the writes in the trail
     * @return empty when the system is as it was before the exchange, else why it is not
     */
    Optional<Why> in(String system, OpenExchange exchange, Change change, Links links, String step, Trail trail) {
        Intent intent = exchange.intent();
        Stand stand =
                trail.step("look", system, () -> standings.of(system, change, intent, links), found -> Outcome.SKIPPED);
        return switch (stand) {
            case AS_BEFORE ->
                change.operation() == Operation.DELETE
                        ? bringBack(system, exchange, change, links, step, trail)
                        : clear(system, exchange, change, links, step, trail);
            case NOT_MAPPED, LATER -> Optional.empty();
            case CHANGED_SINCE -> Optional.of(changedSince(system));
            case UNREACHED -> Optional.of(Why.of(ASKED_AGAIN, "{0} cannot be asked; it is asked again.", system));
            case WRITTEN, REWRITTEN -> takeBack(system, exchange, change, links, step, trail);
        };
    }

    static Why changedSince(String system) {
        return Why.of("changed-since", "In {0} somebody else has changed the record since.", system);
    }

    private Optional<Why> takeBack(
            String system, OpenExchange exchange, Change change, Links links, String step, Trail trail) {
        Intent intent = exchange.intent();
        UndoImages images = UndoImages.of(intent);
        SystemChange written = standings.written(system, change, intent, images, links);
        return switch (change.operation()) {
            case CREATE ->
                untouched(written, intent)
                        ? write(exchange, new SystemChange(Operation.DELETE, written.ref(), Map.of()), step, trail)
                        : Optional.of(changedSince(system));
            case DELETE -> bringBack(system, exchange, change, links, step, trail);
            case ASSOCIATE, DISASSOCIATE -> untie(exchange, written, images, step, trail);
            default ->
                write(exchange, inverse(system, change, written, intent, images, links), step, trail)
                        .or(() -> clear(exchange, written, images, step, trail));
        };
    }

    /** An undo that broke off may have brought the record back alone. */
    private Optional<Why> clear(
            String system, OpenExchange exchange, Change change, Links links, String step, Trail trail) {
        UndoImages images = UndoImages.of(exchange.intent());
        return change.operation() == Operation.SET_STATE
                ? clear(
                        exchange,
                        standings.written(system, change, exchange.intent(), images, links),
                        images,
                        step,
                        trail)
                : Optional.empty();
    }

    private Optional<Why> clear(
            OpenExchange exchange, SystemChange written, UndoImages images, String step, Trail trail) {
        return images.in(written.ref().system(), BeforeImage.Touched.class).stream()
                .flatMap(before -> leavings.removals(written, before).stream())
                .map(removal -> write(exchange, removal, step, trail))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Nobody else has changed what the hub has created: all that was given is still there, and the same user's word. */
    private boolean untouched(SystemChange created, Intent intent) {
        Connector system = connectors.get(created.ref().system());
        Optional<SystemRecord> now = system.read(created.ref(), Set.of(), Actor.HUB);
        if (now.isEmpty()) {
            return true;
        }
        Map<String, Object> given = new LinkedHashMap<>(created.values());
        given.keySet().removeAll(Set.of("statecode", "statuscode"));
        Optional<String> user = actors.of(intent, system.system()).systemUserId();
        Object by = system.changedByAttribute().map(now.get().values()::get).orElse(null);
        boolean byUser = !(by instanceof Reference reference)
                || user.isEmpty()
                || user.get().equalsIgnoreCase(reference.id());
        return byUser && SystemValues.hold(now.get().values(), given);
    }

    private SystemChange inverse(
            String system, Change change, SystemChange written, Intent intent, UndoImages images, Links links) {
        return images.in(system, BeforeImage.Touched.class)
                .map(before -> new SystemChange(written.operation(), written.ref(), before.values()))
                .orElseGet(() -> translator.toSystem(system, Inverse.of(change, intent.before()), links));
    }

    private Optional<Why> untie(
            OpenExchange exchange, SystemChange written, UndoImages images, String step, Trail trail) {
        String system = written.ref().system();
        List<Reference> none = written.operation() == Operation.ASSOCIATE
                ? List.of()
                : written.tie().orElseThrow().related();
        List<Reference> before = images.in(system, BeforeImage.Tied.class)
                .map(BeforeImage.Tied::related)
                .orElse(none);
        SystemChange inverse = Ties.inverse(written, before);
        return Ties.isEmpty(inverse) ? Optional.empty() : write(exchange, inverse, step, trail);
    }

    /** Goes through all that makes the record whole again and does what is not done yet, so that it may be interrupted. */
    private Optional<Why> bringBack(
            String system, OpenExchange exchange, Change change, Links links, String step, Trail trail) {
        Intent intent = exchange.intent();
        Optional<BeforeImage.Whole> before = UndoImages.of(intent).in(system, BeforeImage.Whole.class);
        Connector connector = connectors.get(system);
        if (before.isPresent() && isTheSame(connector, before.get())) {
            return Optional.empty();
        }
        List<SystemChange> changes = new ArrayList<>();
        if (before.isPresent()) {
            changes.addAll(connector.recreation(before.get().image()));
        } else {
            changes.add(translator.toSystem(system, Inverse.of(change, intent.before()), links));
        }
        for (SystemChange next : changes) {
            Optional<SystemChange> left = left(connector, next);
            Optional<Why> refused = left.isEmpty() ? Optional.empty() : write(exchange, left.get(), step, trail);
            if (refused.isPresent()) {
                return refused;
            }
        }
        return Optional.empty();
    }

    /** The delete was never carried out. */
    private static boolean isTheSame(Connector system, BeforeImage.Whole before) {
        SystemRecord was = before.image().record();
        return was.version().isPresent()
                && system.read(was.ref(), was.values().keySet(), Actor.HUB)
                        .flatMap(SystemRecord::version)
                        .filter(was.version().get()::equals)
                        .isPresent();
    }

    /** What of a step is not done yet; a lookup that somebody has pointed elsewhere meanwhile is left as it is. */
    private static Optional<SystemChange> left(Connector system, SystemChange change) {
        Ref ref = change.ref();
        return switch (change.operation()) {
            case CREATE ->
                system.read(ref, change.values().keySet(), Actor.HUB).isPresent()
                        ? Optional.empty()
                        : Optional.of(change);
            case ASSOCIATE ->
                Optional.of(Ties.remaining(change, system.tied(ref, change.tie().orElseThrow(), Actor.HUB)))
                        .filter(remaining -> !Ties.isEmpty(remaining));
            case UPDATE ->
                system.read(ref, change.values().keySet(), Actor.HUB)
                        .filter(now -> change.values().keySet().stream().noneMatch(now.values()::containsKey))
                        .map(now -> change);
            default ->
                system.read(ref, change.values().keySet(), Actor.HUB)
                        .filter(now -> !SystemValues.hold(now.values(), change.values()))
                        .map(now -> change);
        };
    }

    private Optional<Why> write(OpenExchange exchange, SystemChange change, String step, Trail trail) {
        fence.check(exchange);
        String system = change.ref().system();
        Actor actor = actors.of(exchange.intent(), system);
        WriteAnswer answer =
                trail.step(step, system, () -> Answers.says(change, connectors.get(system), actor), Answers::outcome);
        return answer instanceof WriteAnswer.Refused
                ? Optional.of(Why.of("undo-refused", "{0} refused the undo.", system))
                : Optional.empty();
    }
}
