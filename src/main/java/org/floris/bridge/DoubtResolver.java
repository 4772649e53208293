package org.floris.bridge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.floris.canonical.Change;
import org.floris.canonical.Links;
import org.floris.canonical.Operation;
import org.floris.canonical.Outcome;
import org.floris.canonical.Why;
import org.floris.connector.Actor;
import org.floris.connector.Connectors;
import org.floris.connector.SystemChange;
import org.floris.connector.SystemUnavailableException;
import org.floris.connector.WriteAnswer;
import org.floris.connector.mapping.Translator;
import org.floris.crash.CrashPoints;
import org.floris.journal.DeferredChanges;
import org.floris.journal.Ending;
import org.floris.journal.ExchangeState;
import org.floris.journal.Intent;
import org.floris.journal.Journal;
import org.floris.journal.OpenExchange;
import org.floris.journal.Owed;
import org.floris.journal.Settlement;
import org.floris.journal.Way;
import org.floris.store.NewLink;
import org.springframework.stereotype.Component;

/**
 * Settles an exchange that is in doubt. Home decides: what home has is finished in the mirrors, what home does not
 * have is taken back from them. A mirror that is away gets it later where its policy says so. What no later look can
 * settle, such as a record that somebody else has changed since, becomes a finding for people.
 */
@Component
class DoubtResolver {
    private final Journal journal;
    private final Connectors connectors;
    private final Translator translator;
    private final Standings standings;
    private final CombinedStandings combinedStandings;
    private final RecordLinks recordLinks;
    private final Undecided undecided;
    private final StoredReplies replies;
    private final Actors actors;
    private final Fence fence;
    private final Reversal reversal;
    private final AsHomeHasIt asHomeHasIt;
    private final MirrorPolicies policies;
    private final DeferredChanges deferred;
    private final BridgeSettings settings;
    private final CrashPoints points;
    private final Set<UUID> beingSettled = ConcurrentHashMap.newKeySet();

    DoubtResolver(
            Journal journal,
            Connectors connectors,
            Translator translator,
            Standings standings,
            CombinedStandings combinedStandings,
            RecordLinks recordLinks,
            Undecided undecided,
            StoredReplies replies,
            Actors actors,
            Fence fence,
            Reversal reversal,
            AsHomeHasIt asHomeHasIt,
            MirrorPolicies policies,
            DeferredChanges deferred,
            BridgeSettings settings,
            CrashPoints points) {
        this.journal = journal;
        this.connectors = connectors;
        this.translator = translator;
        this.standings = standings;
        this.combinedStandings = combinedStandings;
        this.recordLinks = recordLinks;
        this.undecided = undecided;
        this.replies = replies;
        this.actors = actors;
        this.fence = fence;
        this.reversal = reversal;
        this.asHomeHasIt = asHomeHasIt;
        this.policies = policies;
        this.deferred = deferred;
        this.settings = settings;
        this.points = points;
    }

    /** What became of an exchange that was in doubt. */
    enum Settled {
        SETTLED("settled"),
        LEFT("still in doubt"),
        /** Another replica, or another thread of this one, has it; or it is not in doubt any more. */
        NOT_TAKEN("with somebody else");

        private final String title;

        Settled(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /** An exchange that is being settled by one thread of this hub is not taken by a second one. */
    Settled resolve(UUID exchangeId) {
        return alone(exchangeId, () -> journal.resume(exchangeId)
                        .map(exchange -> settle(exchange) ? Settled.SETTLED : Settled.LEFT)
                        .orElse(Settled.NOT_TAKEN))
                .orElse(Settled.NOT_TAKEN);
    }

    /** Works on an exchange while no other thread of this hub does; empty when one does already. */
    <T> Optional<T> alone(UUID exchangeId, Supplier<T> work) {
        if (!beingSettled.add(exchangeId)) {
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            beingSettled.remove(exchangeId);
        }
    }

    private boolean settle(OpenExchange exchange) {
        Trail trail = new Trail(points);
        try {
            return settle(exchange, trail);
        } catch (RuntimeException failure) {
            Why why = Why.of("not-settled-yet", "Not settled yet: {0}", Reasons.of(failure));
            return Reasons.passes(failure) ? leave(exchange, trail, why) : undecided(exchange, trail, why, "");
        }
    }

    private boolean settle(OpenExchange exchange, Trail trail) {
        Intent intent = exchange.intent();
        if (!intent.together().isEmpty()) {
            return settleCombined(exchange, trail);
        }
        if (intent.change().isEmpty()) {
            return undecided(
                    exchange,
                    trail,
                    intent.way() == Way.FACADE
                            ? passedThrough(intent.home().system())
                            : Why.of(
                                    "entity-not-mapped",
                                    "The entity is not mapped, so the hub cannot tell whether it was written."),
                    intent.home().system());
        }
        Change change = intent.change().get();
        Links links = recordLinks.afterwards(change, intent.asked());
        Map<String, Stand> stands = new LinkedHashMap<>();
        Set<String> owing = deferred.owing(change, exchange.id());
        for (String system : systems(intent)) {
            stands.put(
                    system,
                    intent.mirrors().contains(system) && owing.contains(system)
                            ? Stand.LATER
                            : trail.step(
                                    "look",
                                    system,
                                    () -> standings.of(system, change, intent, links),
                                    stand -> Outcome.SKIPPED));
        }
        deferWhoIsAway(exchange, change, stands);
        Optional<String> changedSince = systemThatIs(Stand.CHANGED_SINCE, stands);
        if (changedSince.isPresent()) {
            String system = changedSince.get();
            return undecided(
                    exchange,
                    trail,
                    Why.of("changed-since", "In {0} somebody else has changed the record since.", system),
                    system);
        }
        Optional<String> unreached = systemThatIs(Stand.UNREACHED, stands);
        if (unreached.isPresent()) {
            return leave(
                    exchange, trail, Why.of("asked-again", "{0} cannot be asked; it is asked again.", unreached.get()));
        }
        Optional<String> asBefore = systemThatIs(Stand.AS_BEFORE, stands);
        if (asBefore.isPresent() && mayStillBeCarriedOut(exchange)) {
            return leave(exchange, trail, mayComeLate(asBefore.get()));
        }
        if (stands.get(intent.home().system()) == Stand.NOT_MAPPED) {
            return undecided(
                    exchange,
                    trail,
                    Why.of(
                            "nothing-mapped-at-home",
                            "Nothing of the change is mapped in {0}, so the hub cannot tell whether it was written.",
                            intent.home().system()),
                    intent.home().system());
        }
        return stands.get(intent.home().system()).isCarriedOut()
                ? finish(
                        exchange,
                        asHomeHasIt.of(
                                intent.home().system(),
                                change,
                                stands.get(intent.home().system()),
                                links,
                                trail),
                        links,
                        stands,
                        trail)
                : takeBack(exchange, change, links, stands, trail);
    }

    /** What home has made of it, and others lack, the conflict scan carries; here it only says what became of it. */
    private boolean settleCombined(OpenExchange exchange, Trail trail) {
        Intent intent = exchange.intent();
        String home = intent.home().system();
        Stand stand = trail.step("look", home, () -> combinedStandings.of(intent), seen -> Outcome.SKIPPED);
        return switch (stand) {
            case WRITTEN -> {
                end(exchange, Optional.empty(), List.of(), List.of(), trail);
                yield true;
            }
            case AS_BEFORE -> {
                if (mayStillBeCarriedOut(exchange)) {
                    yield leave(exchange, trail, mayComeLate(home));
                }
                journal.reversed(exchange, new Ending(trail.steps(), homeHasItNot(home)));
                yield true;
            }
            case NOT_MAPPED -> undecided(exchange, trail, passedThrough(home), home);
            default ->
                undecided(
                        exchange,
                        trail,
                        Why.of(
                                "merge-unclear",
                                "In {0} the record that goes is not active, and others still point to it.",
                                home),
                        home);
        };
    }

    private static Why passedThrough(String home) {
        return Why.of(
                "passed-through",
                "The message passed through to {0}, so the hub cannot tell whether it was carried out there. Look there,"
                        + " and then decide.",
                home);
    }

    private static Why mayComeLate(String system) {
        return Why.of("may-come-late", "{0} may still be carrying the request out.", system);
    }

    private static Why homeHasItNot(String home) {
        return Why.of("home-has-it-not", "{0} does not have the change; nothing was changed anywhere.", home);
    }

    /**
     * What home has need not hold the record for as long as a mirror is away. Only when a request can no longer arrive
     * late: it would undo what is delivered after this.
     */
    private void deferWhoIsAway(OpenExchange exchange, Change change, Map<String, Stand> stands) {
        String home = exchange.intent().home().system();
        if (stands.get(home).isCarriedOut() && !mayStillBeCarriedOut(exchange)) {
            exchange.intent().mirrors().stream()
                    .filter(mirror -> stands.get(mirror) == Stand.UNREACHED)
                    .filter(mirror -> policies.defers(mirror, change.entity()))
                    .forEach(mirror -> stands.put(mirror, Stand.LATER));
        }
    }

    /** A request whose answer was lost may be carried out late; until then a record as before proves nothing. */
    private boolean mayStillBeCarriedOut(OpenExchange exchange) {
        return Instant.now().isBefore(exchange.openedAt().plus(settings.lateWithin()));
    }

    private boolean finish(OpenExchange exchange, Change change, Links links, Map<String, Stand> stands, Trail trail) {
        boolean rewritten = stands.get(exchange.intent().home().system()) == Stand.REWRITTEN;
        for (String mirror : exchange.intent().mirrors()) {
            if (stands.get(mirror) == Stand.AS_BEFORE || rewritten && stands.get(mirror) == Stand.WRITTEN) {
                Optional<Boolean> written = finish(exchange, change, mirror, links, trail);
                if (written.isPresent() && !written.get()) {
                    return undoHome(exchange, change, links, stands, trail);
                }
                stands.put(mirror, written.isPresent() ? Stand.WRITTEN : Stand.LATER);
            }
        }
        done(exchange, change, owed(stands), trail);
        return true;
    }

    /** @return whether the mirror took it; empty when it is away and gets it later */
    private Optional<Boolean> finish(OpenExchange exchange, Change change, String mirror, Links links, Trail trail) {
        try {
            return Optional.of(
                    write(exchange, "finish", missing(exchange, translator.toSystem(mirror, change, links)), trail));
        } catch (SystemUnavailableException unreached) {
            if (!policies.defers(mirror, change.entity())) {
                throw unreached;
            }
            return Optional.empty();
        }
    }

    private static List<Owed> owed(Map<String, Stand> stands) {
        return stands.entrySet().stream()
                .filter(stand -> stand.getValue() == Stand.LATER)
                .map(stand -> new Owed(
                        stand.getKey(),
                        Why.of("away-in-doubt", "{0} was away when the exchange was settled.", stand.getKey())))
                .toList();
    }

    private static boolean later(Why why) {
        return why.code().equals(Reversal.ASKED_AGAIN);
    }

    /** Of an association, what the mirror did not have before either. */
    private static SystemChange missing(OpenExchange exchange, SystemChange change) {
        return UndoImages.of(exchange.intent())
                .in(change.ref().system(), BeforeImage.Tied.class)
                .map(tied -> Ties.remaining(change, tied.related()))
                .orElse(change);
    }

    /** A mirror will not have what home has: home is put back, as if the mirror had refused in the first place. */
    private boolean undoHome(
            OpenExchange exchange, Change change, Links links, Map<String, Stand> stands, Trail trail) {
        boolean homeHasIt = exchange.intent().homeHasIt();
        List<String> written = systems(exchange.intent()).stream()
                .filter(system -> stands.get(system).isCarriedOut())
                .filter(system ->
                        !homeHasIt || !system.equals(exchange.intent().home().system()))
                .toList();
        Why why = homeHasIt
                ? Why.of("home-keeps-it", "A mirror refused what home has; home keeps it.")
                : Why.of("mirror-refused", "A mirror refused the change; it was taken back everywhere.");
        return reverse(exchange, change, links, written, "undo", why, trail);
    }

    private boolean takeBack(
            OpenExchange exchange, Change change, Links links, Map<String, Stand> stands, Trail trail) {
        List<String> written = exchange.intent().mirrors().stream()
                .filter(mirror -> stands.get(mirror).isCarriedOut())
                .toList();
        Why why = homeHasItNot(exchange.intent().home().system());
        return reverse(exchange, change, links, written, "take-back", why, trail);
    }

    private boolean reverse(
            OpenExchange exchange,
            Change change,
            Links links,
            List<String> written,
            String step,
            Why why,
            Trail trail) {
        for (String system : written) {
            Optional<Why> not = reversal.in(system, exchange, change, links, step, trail);
            if (not.isPresent()) {
                return later(not.get())
                        ? leave(exchange, trail, not.get())
                        : undecided(exchange, trail, not.get(), system);
            }
        }
        journal.reversed(exchange, new Ending(trail.steps(), why));
        return true;
    }

    private void done(OpenExchange exchange, Change change, List<Owed> owed, Trail trail) {
        List<NewLink> links = change.operation() == Operation.CREATE
                ? recordLinks.added(change, exchange.intent().asked())
                : List.of();
        end(exchange, Optional.of(change), links, owed, trail);
    }

    private void end(
            OpenExchange exchange, Optional<Change> change, List<NewLink> links, List<Owed> owed, Trail trail) {
        WriteReply reply = new WriteReply(
                exchange.id(),
                owed.isEmpty() ? ExchangeState.DONE : ExchangeState.DEFERRED,
                exchange.intent().asked().id(),
                Optional.empty(),
                Optional.empty(),
                "",
                List.of());
        Settlement settlement = new Settlement(trail.steps(), change, links, replies.write(reply));
        if (owed.isEmpty()) {
            journal.done(exchange, settlement);
        } else {
            journal.deferred(exchange, settlement, owed);
        }
    }

    private boolean write(OpenExchange exchange, String step, SystemChange change, Trail trail) {
        fence.check(exchange);
        String system = change.ref().system();
        Actor actor = actors.of(exchange.intent(), system);
        WriteAnswer answer =
                trail.step(step, system, () -> Answers.says(change, connectors.get(system), actor), Answers::outcome);
        return answer instanceof WriteAnswer.Written;
    }

    /** It passes by itself: the next look may settle it. */
    private boolean leave(OpenExchange exchange, Trail trail, Why why) {
        journal.inDoubt(exchange, trail.steps(), why);
        return false;
    }

    /** No later look can settle it, unless somebody changes something: a person has to decide. */
    private boolean undecided(OpenExchange exchange, Trail trail, Why why, String system) {
        journal.undecided(exchange, trail.steps(), undecided.finding(exchange.intent(), why, system));
        return false;
    }

    private static Optional<String> systemThatIs(Stand wanted, Map<String, Stand> stands) {
        return stands.entrySet().stream()
                .filter(stand -> stand.getValue() == wanted)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static List<String> systems(Intent intent) {
        List<String> systems = new ArrayList<>();
        systems.add(intent.home().system());
        systems.addAll(intent.mirrors());
        return systems;
    }
}
