package org.floris.bridge;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.floris.canonical.Change;
import org.floris.canonical.Why;
import org.floris.crash.CrashPoints;
import org.floris.crash.CrashStep;
import org.floris.journal.ExchangeState;
import org.floris.journal.Journal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * A CRM commits its user's save only after the hub has answered its plug-in. The exchange stays open and the record
 * held until the save is seen there; when it does not come in time, the mirrors are put back.
 */
@Component("bridgeConfirmer")
@EnableConfigurationProperties(BridgeSettings.class)
class Confirmer implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(Confirmer.class);
    private static final Duration FIRST_LOOK = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

    private final Standings standings;
    private final RecordLinks recordLinks;
    private final HomesTruth homesTruth;
    private final AsHomeHasIt asHomeHasIt;
    private final Intake intake;
    private final MirrorWriter mirrorWriter;
    private final Undoer undoer;
    private final Closer closer;
    private final Journal journal;
    private final StoredReplies replies;
    private final LiveExchanges live;
    private final BridgeSettings settings;
    private final CrashPoints points;
    private final ScheduledExecutorService looks = Executors.newScheduledThreadPool(8, work -> {
        Thread thread = new Thread(work, "bridge-confirm");
        thread.setDaemon(true);
        return thread;
    });

    Confirmer(
            Standings standings,
            RecordLinks recordLinks,
            HomesTruth homesTruth,
            AsHomeHasIt asHomeHasIt,
            Intake intake,
            MirrorWriter mirrorWriter,
            Undoer undoer,
            Closer closer,
            Journal journal,
            StoredReplies replies,
            LiveExchanges live,
            BridgeSettings settings,
            CrashPoints points) {
        this.standings = standings;
        this.recordLinks = recordLinks;
        this.homesTruth = homesTruth;
        this.asHomeHasIt = asHomeHasIt;
        this.intake = intake;
        this.mirrorWriter = mirrorWriter;
        this.undoer = undoer;
        this.closer = closer;
        this.journal = journal;
        this.replies = replies;
        this.live = live;
        this.settings = settings;
        this.points = points;
    }

    /** Tells the plug-in that the CRM may commit, and looks after it. */
    public WriteReply confirm(MarriedWrite.Mirrored mirrored) {
        WritePlan plan = mirrored.home().plan();
        if (plan.change().isEmpty()) {
            return closer.done(mirrored);
        }
        live.keep(plan.exchangeId());
        WriteReply reply = new WriteReply(
                plan.exchangeId(),
                ExchangeState.OPEN,
                plan.incoming().change().ref().id(),
                Optional.empty(),
                Optional.empty(),
                (mirrored.later().isEmpty()
                                ? "The mirrors have it"
                                : String.join(", ", mirrored.later().keySet()) + " gets it later")
                        + "; the exchange is closed when " + plan.home().system() + " has committed.",
                List.of());
        promise(mirrored, reply);
        lookAgain(mirrored, System.nanoTime(), FIRST_LOOK);
        return reply;
    }

    /** Without it a repeat of the call waits in vain, and nothing worse. */
    private void promise(MarriedWrite.Mirrored mirrored, WriteReply reply) {
        try {
            journal.promise(mirrored.home().opened().exchange(), replies.write(reply));
        } catch (RuntimeException away) {
            log.warn("The answer of exchange {} could not be kept: {}", reply.exchangeId(), Reasons.of(away));
        }
    }

    private void lookAgain(MarriedWrite.Mirrored mirrored, long since, Duration pause) {
        looks.schedule(() -> look(mirrored, since, pause), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look(MarriedWrite.Mirrored mirrored, long since, Duration pause) {
        WritePlan plan = mirrored.home().plan();
        boolean goesOn = false;
        try {
            Stand stand = points.around(CrashStep.CONFIRM, () -> stand(mirrored));
            boolean late = System.nanoTime() - since > settings.commitWithin().toNanos();
            if (stand == Stand.WRITTEN) {
                closer.done(asCommitted(mirrored));
            } else if (stand == Stand.REWRITTEN) {
                carryOn(mirrored);
            } else if (!late) {
                goesOn = true;
                lookAgain(
                        mirrored,
                        since,
                        pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE);
            } else if (stand == Stand.AS_BEFORE
                    && !journal.withdraw(mirrored.home().opened().exchange(), settings.commitWithin())) {
                goesOn = true;
                lookAgain(mirrored, System.nanoTime(), FIRST_LOOK);
            } else if (stand == Stand.AS_BEFORE) {
                takeBack(mirrored);
            } else {
                closer.inDoubt(doubt(
                        mirrored,
                        Why.of("shows-neither", "It shows neither what was saved nor what was there before.")));
            }
        } catch (RuntimeException failure) {
            log.warn("Exchange {} could not be confirmed: {}", plan.exchangeId(), Reasons.of(failure));
            closer.inDoubt(doubt(mirrored, Reasons.of(failure)));
        } finally {
            if (!goesOn) {
                live.release(plan.exchangeId());
            }
        }
    }

    private MarriedWrite.Mirrored asCommitted(MarriedWrite.Mirrored mirrored) {
        MarriedWrite.HomeWritten home = mirrored.home();
        return new MarriedWrite.Mirrored(
                new MarriedWrite.HomeWritten(home.opened(), homesTruth.of(home.plan())), mirrored.later());
    }

    /** Home has committed something else than it has announced: the mirrors and the store get that. */
    private void carryOn(MarriedWrite.Mirrored mirrored) {
        WritePlan plan = mirrored.home().plan();
        Change truth = asHomeHasIt.of(
                plan.home().system(), plan.change().orElseThrow(), Stand.REWRITTEN, intake.linksOf(plan), plan.trail());
        MarriedWrite again = mirrorWriter.write(new MarriedWrite.HomeWritten(
                mirrored.home().opened(), intake.withHomesTruth(plan, truth.attributes())));
        if (again instanceof MarriedWrite.Mirrored carried) {
            closer.done(carried);
        } else if (again instanceof MarriedWrite.InDoubt unknown) {
            closer.inDoubt(unknown);
        } else {
            MarriedWrite.MirrorMissed missed = (MarriedWrite.MirrorMissed) again;
            closer.inDoubt(new MarriedWrite.InDoubt(mirrored.home().opened(), missed.system(), missed.why()));
        }
    }

    private Stand stand(MarriedWrite.Mirrored mirrored) {
        WritePlan plan = mirrored.home().plan();
        Change change = plan.change().orElseThrow();
        return standings.of(
                plan.home().system(),
                change,
                mirrored.home().opened().exchange().intent(),
                recordLinks.of(change, plan.incoming().change().ref()));
    }

    private void takeBack(MarriedWrite.Mirrored mirrored) {
        WritePlan plan = mirrored.home().plan();
        Why why = Why.of(
                "save-not-committed",
                "{0} did not commit the save.",
                plan.home().system());
        MarriedWrite undone = undoer.undo(new MarriedWrite.MirrorMissed(
                mirrored.home(), mirrored.written(), plan.home().system(), Optional.empty(), why));
        if (undone instanceof MarriedWrite.Reversed reversed) {
            closer.reversed(reversed);
        } else {
            closer.inDoubt((MarriedWrite.InDoubt) undone);
        }
    }

    private static MarriedWrite.InDoubt doubt(MarriedWrite.Mirrored mirrored, Why why) {
        return new MarriedWrite.InDoubt(
                mirrored.home().opened(), mirrored.home().plan().home().system(), why);
    }

    @Override
    public void destroy() {
        looks.shutdownNow();
    }
}
