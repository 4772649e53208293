package org.floris.bridge;

import java.time.Duration;
import java.util.Optional;
import org.floris.canonical.Change;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Links;
import org.floris.canonical.Outcome;
import org.floris.canonical.Why;
import org.floris.connector.Actor;
import org.floris.connector.Connectors;
import org.floris.connector.OutcomeUnknownException;
import org.floris.connector.SystemChange;
import org.floris.connector.SystemUnavailableException;
import org.floris.connector.WriteAnswer;
import org.floris.connector.mapping.Translator;
import org.floris.crash.CrashPoints;
import org.floris.journal.DeferredChanges;
import org.floris.journal.FindingKind;
import org.floris.journal.Image;
import org.floris.journal.Intent;
import org.floris.journal.NewFinding;
import org.floris.journal.TakenChange;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Delivers one change that a mirror is owed. It looks first, so that a repeat does no harm: what the mirror has already is
 * not written again, and what somebody has changed there since is overwritten by rule alone.
 */
@Component
class Deliverer {
    private final DeferredChanges deferred;
    private final Connectors connectors;
    private final Translator translator;
    private final Standings standings;
    private final DeliveryRules rules;
    private final DeletedSince deletedSince;
    private final Reachability reachability;
    private final CanonicalImages images;
    private final RecordLinks recordLinks;
    private final Actors actors;
    private final Fence fence;
    private final BridgeSettings settings;
    private final CrashPoints points;

    Deliverer(
            DeferredChanges deferred,
            Connectors connectors,
            Translator translator,
            Standings standings,
            DeliveryRules rules,
            DeletedSince deletedSince,
            Reachability reachability,
            CanonicalImages images,
            RecordLinks recordLinks,
            Actors actors,
            Fence fence,
            BridgeSettings settings,
            CrashPoints points) {
        this.deferred = deferred;
        this.connectors = connectors;
        this.translator = translator;
        this.standings = standings;
        this.rules = rules;
        this.deletedSince = deletedSince;
        this.reachability = reachability;
        this.images = images;
        this.recordLinks = recordLinks;
        this.actors = actors;
        this.fence = fence;
        this.settings = settings;
        this.points = points;
    }

    Delivered deliver(TakenChange taken) {
        Trail trail = new Trail(points);
        Delivered delivered;
        try {
            delivered = attempt(taken, trail);
        } catch (SystemUnavailableException away) {
            // What an operator has said says more than what a call says that did not come through.
            Why why = reachability.whyClosed(taken.system()).orElse(Reasons.of(away));
            return later(taken, why, Duration.ZERO);
        } catch (OutcomeUnknownException unknown) {
            return later(taken, Reasons.of(unknown), settings.lateWithin());
        } catch (DataAccessException away) {
            // The hub's own trouble: the claim is found again, and what was sent is looked for.
            throw away;
        } catch (RuntimeException failure) {
            if (isTheHubs(failure)) {
                return later(taken, Reasons.of(failure), settings.lateWithin());
            }
            delivered = new Delivered(Delivered.Kind.PARKED, Reasons.of(failure));
        }
        return end(taken, delivered, trail);
    }

    private Delivered attempt(TakenChange taken, Trail trail) {
        Intent intent = taken.exchange().intent();
        Change change = intent.change().orElseThrow();
        Links links = recordLinks.of(change, intent.asked());
        String system = taken.system();
        if (deletedSince.isGone(system, change, links, taken.position())) {
            return Delivered.of(Delivered.Kind.ALREADY_THERE);
        }
        return DeletedSince.without(system, change, links)
                .map(left -> attempt(taken, left, links, trail))
                .orElse(Delivered.of(Delivered.Kind.ALREADY_THERE));
    }

    private Delivered attempt(TakenChange taken, Change change, Links links, Trail trail) {
        String system = taken.system();
        if (change.association().isPresent()) {
            return tie(taken, translator.toSystem(system, change, links), trail);
        }
        Stand stand = trail.step(
                "look",
                system,
                () -> standings.look(system, change, taken.exchange().intent().before(), links),
                seen -> Outcome.SKIPPED);
        return switch (stand) {
            case WRITTEN, REWRITTEN, NOT_MAPPED -> Delivered.of(Delivered.Kind.ALREADY_THERE);
            case AS_BEFORE -> write(taken, translator.toSystem(system, change, links), trail);
            case CHANGED_SINCE ->
                isAsAtHome(taken, change, links)
                        ? Delivered.of(Delivered.Kind.ALREADY_THERE)
                        : asRuled(taken, change, links, trail);
            case UNREACHED, LATER -> throw new IllegalStateException("A look shows no " + stand);
        };
    }

    private boolean isAsAtHome(TakenChange taken, Change change, Links links) {
        return rules.look(taken.system(), change, links)
                .filter(mirror -> rules.isAsAtHome(taken.exchange(), change, mirror.attributes(), links))
                .isPresent();
    }

    private Delivered asRuled(TakenChange taken, Change change, Links links, Trail trail) {
        String system = taken.system();
        return rules.ruled(taken, change, links)
                .map(ruled -> write(taken, translator.toSystem(system, ruled, links), trail))
                .orElseGet(() -> new Delivered(
                        Delivered.Kind.CONFLICT,
                        Why.of("changed-since", "In {0} somebody else has changed the record since.", system)));
    }

    /** What is tied, or untied, there already is left out: a system may refuse to do it twice. */
    private Delivered tie(TakenChange taken, SystemChange change, Trail trail) {
        if (change.tie().isEmpty()) {
            return write(taken, change, trail);
        }
        String system = taken.system();
        SystemChange missing = Ties.remaining(
                change,
                trail.step(
                        "look",
                        system,
                        () -> connectors
                                .get(system)
                                .tied(change.ref(), change.tie().get(), Actor.HUB),
                        seen -> Outcome.SKIPPED));
        return Ties.isEmpty(missing) ? Delivered.of(Delivered.Kind.ALREADY_THERE) : write(taken, missing, trail);
    }

    private Delivered write(TakenChange taken, SystemChange change, Trail trail) {
        String system = taken.system();
        fence.check(taken.exchange());
        WriteAnswer answer = trail.step(
                "deliver",
                system,
                () -> Answers.says(
                        change,
                        connectors.get(system),
                        actors.of(taken.exchange().intent(), system)),
                Answers::outcome);
        return answer instanceof WriteAnswer.Refused refused
                ? new Delivered(
                        Delivered.Kind.PARKED,
                        Why.of(
                                "refused-with-code",
                                "{0} refused the change with code {1}.",
                                system,
                                refused.refusal().code()))
                : Delivered.of(Delivered.Kind.WRITTEN);
    }

    private Delivered end(TakenChange taken, Delivered delivered, Trail trail) {
        if (delivered.goesOn()) {
            deferred.delivered(taken, trail.steps());
        } else {
            boolean conflict = delivered.kind() == Delivered.Kind.CONFLICT;
            deferred.parked(
                    taken,
                    trail.steps(),
                    finding(
                            taken,
                            conflict ? FindingKind.CONFLICT : FindingKind.PARKED,
                            conflict ? "changed-since" : "mirror-refused",
                            delivered.why()));
        }
        return delivered;
    }

    private NewFinding finding(TakenChange taken, FindingKind kind, String rule, Why cause) {
        Intent intent = taken.exchange().intent();
        return NewFinding.of(
                kind,
                intent,
                rule,
                Optional.of(taken.system()),
                cause,
                image(intent.home().system(), intent),
                image(taken.system(), intent));
    }

    private Optional<Image> image(String system, Intent intent) {
        Change change = intent.change().orElseThrow();
        return images.readIfPossible(
                system, change.record(), change.attributes().names(), recordLinks.of(change, intent.asked()));
    }

    private Delivered later(TakenChange taken, Why why, Duration pause) {
        deferred.putOff(taken, why, pause);
        return new Delivered(Delivered.Kind.LATER, why);
    }

    /** What no other change and no person could mend. */
    private static boolean isTheHubs(RuntimeException failure) {
        return failure instanceof FlorisException known
                && (known.code() == ErrorCode.OUTCOME_UNKNOWN || known.code().isRetryable());
    }
}
