package org.floris.bridge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Why;
import org.floris.crash.CrashPoints;
import org.floris.journal.ExchangeIds;
import org.floris.journal.Finding;
import org.floris.journal.FindingState;
import org.floris.journal.Findings;
import org.floris.journal.Journal;
import org.floris.journal.OpenExchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Settles an exchange in doubt as a person has decided. The exchange is resumed, so that nobody else settles it
 * meanwhile; until it has ended it stays in doubt and its finding open, wherever the hub dies.
 */
@Component
class SettlingDoubt {
    private static final Logger log = LoggerFactory.getLogger(SettlingDoubt.class);
    /** How long to wait for the resolver to have had its look at the same exchange. */
    private static final Duration WITHIN = Duration.ofSeconds(8);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Findings findings;
    private final Journal journal;
    private final DoubtResolver resolver;
    private final SettlingSteps steps;
    private final SettlingEnds ends;
    private final Undecided undecided;
    private final BridgeSettings settings;
    private final CrashPoints points;

    SettlingDoubt(
            Findings findings,
            Journal journal,
            DoubtResolver resolver,
            SettlingSteps steps,
            SettlingEnds ends,
            Undecided undecided,
            BridgeSettings settings,
            CrashPoints points) {
        this.findings = findings;
        this.journal = journal;
        this.resolver = resolver;
        this.steps = steps;
        this.ends = ends;
        this.undecided = undecided;
        this.settings = settings;
        this.points = points;
    }

    SettlingOutcome settle(SettlingOrder order) {
        UUID exchange = order.finding().exchange().orElseThrow();
        long begun = System.nanoTime();
        do {
            Optional<SettlingOutcome> outcome =
                    resolver.alone(exchange, () -> attempt(order, exchange)).flatMap(attempted -> attempted);
            if (outcome.isPresent()) {
                return outcome.get();
            }
            pause();
        } while (System.nanoTime() - begun < WITHIN.toNanos());
        return new SettlingOutcome.Refused(
                Why.of("looked-at-now", "Exchange {0} is being looked at by the hub itself.", exchange),
                List.of(Why.of("try-again", "Try again in a moment.")));
    }

    /** Empty while somebody else has the exchange. */
    private Optional<SettlingOutcome> attempt(SettlingOrder order, UUID exchange) {
        Finding now = findings.find(order.finding().id()).orElseThrow().finding();
        if (now.state() == FindingState.SETTLED) {
            return Optional.of(AlreadySettled.refusal(now));
        }
        return mayStillBeCarriedOut(exchange)
                ? Optional.empty()
                : journal.resume(exchange).map(resumed -> settle(order, resumed));
    }

    /** A request whose answer was lost may be carried out late, and would then undo what was decided. */
    private boolean mayStillBeCarriedOut(UUID exchange) {
        return Instant.now().isBefore(ExchangeIds.at(exchange).plus(settings.lateWithin()));
    }

    private SettlingOutcome settle(SettlingOrder order, OpenExchange exchange) {
        Trail trail = new Trail(points);
        SettlingSteps.Prepared prepared;
        try {
            prepared = steps.prepare(order, trail);
        } catch (RuntimeException nothingWritten) {
            putBack(order, exchange, trail);
            throw nothingWritten;
        }
        if (prepared.refusal().isPresent()) {
            putBack(order, exchange, trail);
            return new SettlingOutcome.Refused(prepared.refusal().get(), List.of());
        }
        try {
            Optional<Why> refusal = steps.write(exchange, prepared, trail);
            if (refusal.isPresent()) {
                putBack(order, exchange, trail);
                return steps.refused(order, refusal.get());
            }
            journal.decided(
                    exchange, ends.of(exchange, order.decided(), prepared.question(), prepared.wanted(), trail));
        } catch (RuntimeException failure) {
            putBack(order, exchange, trail);
            return new SettlingOutcome.InDoubt(exchange.id(), Reasons.of(failure));
        }
        return steps.settled(order, exchange, prepared);
    }

    private void putBack(SettlingOrder order, OpenExchange exchange, Trail trail) {
        Finding finding = order.finding();
        try {
            journal.undecided(
                    exchange,
                    trail.steps(),
                    undecided.finding(
                            exchange.intent(), finding.cause(), finding.mirror().orElse(finding.home())));
        } catch (IllegalStateException | FlorisException lost) {
            log.warn("Exchange {} could not be put back; whoever resumes it next looks again", exchange.id(), lost);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the resolver", interrupted);
        }
    }
}
