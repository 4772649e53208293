package org.floris.bridge;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.floris.canonical.Attributes;
import org.floris.canonical.CanonicalAttribute;
import org.floris.canonical.Change;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.canonical.Why;
import org.floris.crash.CrashPoints;
import org.floris.journal.Ending;
import org.floris.journal.ExchangeIds;
import org.floris.journal.Finding;
import org.floris.journal.Findings;
import org.floris.journal.Image;
import org.floris.journal.Intent;
import org.floris.journal.Journal;
import org.floris.journal.OpenExchange;
import org.floris.journal.Opening;
import org.floris.journal.Way;
import org.floris.store.Home;
import org.floris.store.Homes;
import org.floris.store.HubUser;
import org.floris.store.Users;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Settles a finding whose record nobody holds, such as a parked delivery or a conflict: as an exchange of the hub's own,
 * which holds the record while it is written. Whoever comes second waits for that and is then told.
 */
@Component
class SettlingAnew {
    private static final Logger log = LoggerFactory.getLogger(SettlingAnew.class);
    /** How long it is planned anew because others were first at the record. */
    private static final Duration OVERTAKEN_WITHIN = Duration.ofSeconds(8);

    private final Findings findings;
    private final Journal journal;
    private final SettlingSteps steps;
    private final SettlingEnds ends;
    private final Homes homes;
    private final Users users;
    private final LiveExchanges live;
    private final CrashPoints points;

    SettlingAnew(
            Findings findings,
            Journal journal,
            SettlingSteps steps,
            SettlingEnds ends,
            Homes homes,
            Users users,
            LiveExchanges live,
            CrashPoints points) {
        this.findings = findings;
        this.journal = journal;
        this.steps = steps;
        this.ends = ends;
        this.homes = homes;
        this.users = users;
        this.live = live;
        this.points = points;
    }

    SettlingOutcome settle(SettlingOrder order) {
        long begun = System.nanoTime();
        do {
            Optional<SettlingOutcome> outcome = attempt(order);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        } while (System.nanoTime() - begun < OVERTAKEN_WITHIN.toNanos());
        throw new FlorisException(
                ErrorCode.RECORD_HELD,
                "The record is being written by other exchanges, one after the other; try again in a moment");
    }

    /** Empty when somebody has written the record between the reading and the hold. */
    private Optional<SettlingOutcome> attempt(SettlingOrder order) {
        Finding finding = order.finding();
        RecordId record = finding.record().orElseThrow();
        OptionalLong turn = OptionalLong.of(journal.turnOf(record));
        Trail trail = new Trail(points);
        SettlingSteps.Prepared prepared = steps.prepare(order, trail);
        if (prepared.refusal().isPresent()) {
            return Optional.of(new SettlingOutcome.Refused(prepared.refusal().get(), List.of()));
        }
        Optional<HubUser> owner = owner(finding, prepared.question());
        if (owner.isEmpty()) {
            return Optional.of(nobodys(record));
        }
        UUID id = ExchangeIds.next();
        live.keep(id);
        try {
            Opening opening = journal.open(intent(id, finding, prepared, owner.get(), turn));
            return opening instanceof Opening.Opened opened
                    ? Optional.of(settle(order, opened.exchange(), prepared, trail))
                    : Optional.empty();
        } finally {
            live.release(id);
        }
    }

    private SettlingOutcome settle(
            SettlingOrder order, OpenExchange exchange, SettlingSteps.Prepared prepared, Trail trail) {
        if (!findings.claim(order.decided(), exchange.id())) {
            Finding settled = findings.find(order.finding().id()).orElseThrow().finding();
            journal.refused(exchange, new Ending(trail.steps(), AlreadySettled.why(settled)));
            return AlreadySettled.refusal(settled);
        }
        try {
            Optional<Why> refusal = steps.write(exchange, prepared, trail);
            if (refusal.isPresent()) {
                journal.reversed(exchange, new Ending(trail.steps(), refusal.get()));
                return steps.refused(order, refusal.get());
            }
            journal.decided(
                    exchange, ends.of(exchange, order.decided(), prepared.question(), prepared.wanted(), trail));
            return steps.settled(order, exchange, prepared);
        } catch (RuntimeException failure) {
            inDoubt(exchange, trail, Reasons.of(failure));
            return new SettlingOutcome.InDoubt(exchange.id(), Reasons.of(failure));
        }
    }

    private void inDoubt(OpenExchange exchange, Trail trail, Why why) {
        try {
            journal.inDoubt(exchange, trail.steps(), why);
        } catch (RuntimeException away) {
            log.warn("Exchange {} could not be marked as in doubt; the sweep will", exchange.id(), away);
        }
    }

    /** By whose home the record is: of the user whose write it was, else of its owner. */
    private Optional<HubUser> owner(Finding finding, Question question) {
        return finding.userId().flatMap(users::byId).or(() -> question.images().values().stream()
                .map(Image::attributes)
                .map(shown -> shown.get(CanonicalAttribute.OWNER))
                .filter(RecordId.class::isInstance)
                .map(RecordId.class::cast)
                .flatMap(user -> users.byId(user.id()).stream())
                .findFirst());
    }

    private static SettlingOutcome nobodys(RecordId record) {
        return new SettlingOutcome.Refused(
                Why.of("record-is-nobodys", "Nobody whom the hub knows owns {0}.", record),
                List.of(Why.of("give-it-an-owner", "Give the record an owner who has a home, then decide again.")));
    }

    private Intent intent(UUID id, Finding finding, SettlingSteps.Prepared prepared, HubUser owner, OptionalLong turn) {
        Home home = homes.homesOf(Set.of(owner.id())).get(0);
        Set<String> targets = new LinkedHashSet<>();
        prepared.planned().forEach(step -> targets.add(step.system()));
        // Whoever has it already is where it comes from; an edit comes from a person.
        Optional<String> source = targets.contains(home.system())
                ? prepared.question().images().keySet().stream()
                        .filter(system -> !targets.contains(system))
                        .findFirst()
                : Optional.of(home.system());
        Ref asked = source.or(() -> Optional.of(home.system()))
                .flatMap(system -> prepared.question()
                        .links()
                        .refIn(system, finding.record().orElseThrow()))
                .orElse(finding.asked());
        Change change = ends.change(prepared.question(), prepared.wanted());
        Optional<Attributes> before = prepared.planned().stream()
                .map(SettlingWrites.Planned::now)
                .filter(Image::exists)
                .map(Image::attributes)
                .findFirst();
        return new Intent(
                id,
                Optional.empty(),
                "",
                owner,
                source.isPresent() ? Way.HUB : Way.REST,
                asked.system(),
                home,
                targets.stream().filter(system -> !system.equals(home.system())).toList(),
                Optional.of(change),
                asked,
                before,
                "SETTLE " + finding.kind() + " " + asked.entity(),
                turn);
    }
}
