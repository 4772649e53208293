package org.floris.bridge;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.floris.canonical.Attributes;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Why;
import org.floris.journal.Intent;
import org.floris.journal.Journal;
import org.floris.journal.Opening;
import org.floris.store.Home;
import org.floris.store.Homes;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** The main flow's {@code journal.open}: nothing is written anywhere before the journal has the intent. */
@Component("bridgeOpener")
class Opener {
    /** How long a write is planned anew because others were first. */
    private static final Duration OVERTAKEN_WITHIN = Duration.ofSeconds(8);

    /** A save in a CRM's pages holds its row meanwhile, which others may wait for. */
    private static final Duration SAVE_OVERTAKEN_WITHIN = Duration.ofSeconds(2);

    private final Intake intake;
    private final MirrorsUp mirrorsUp;
    private final BeforeImages beforeImages;
    private final UndoRules undoRules;
    private final OutsideChanges outside;
    private final PageSaves pageSaves;
    private final Homes homes;
    private final Journal journal;
    private final Repeats repeats;
    private final LiveExchanges live;

    Opener(
            Intake intake,
            MirrorsUp mirrorsUp,
            BeforeImages beforeImages,
            UndoRules undoRules,
            OutsideChanges outside,
            PageSaves pageSaves,
            Homes homes,
            Journal journal,
            Repeats repeats,
            LiveExchanges live) {
        this.intake = intake;
        this.mirrorsUp = mirrorsUp;
        this.beforeImages = beforeImages;
        this.undoRules = undoRules;
        this.outside = outside;
        this.pageSaves = pageSaves;
        this.homes = homes;
        this.journal = journal;
        this.repeats = repeats;
        this.live = live;
    }

    public MarriedWrite open(@Body IncomingWrite incoming, Exchange call) {
        try {
            return openAtHome(incoming, call);
        } catch (FlorisException refused) {
            if (refused.code() == ErrorCode.OUTCOME_UNKNOWN) {
                // The journal has broken off, so it need not be asked what it knows of the message.
                throw refused;
            }
            return repeats.answered(incoming).orElseThrow(() -> refused);
        }
    }

    /** A caller that claims no epoch follows his home when it was flipped since the hub looked. */
    private MarriedWrite openAtHome(IncomingWrite incoming, Exchange call) {
        Home home = homes.homeOf(incoming.user().id());
        try {
            return open(incoming, home, call);
        } catch (FlorisException refused) {
            if (refused.code() != ErrorCode.STALE_HOME_EPOCH
                    || incoming.claimedEpoch().isPresent()) {
                throw refused;
            }
            return open(incoming, homes.homesOf(Set.of(incoming.user().id())).get(0), call);
        }
    }

    /** What was read is true only if nobody has written the record between the reading and the hold. */
    private MarriedWrite open(IncomingWrite incoming, Home home, Exchange call) {
        Duration within = incoming.homeWritesItself() ? SAVE_OVERTAKEN_WITHIN : OVERTAKEN_WITHIN;
        long begun = System.nanoTime();
        do {
            Optional<MarriedWrite> opened = attempt(incoming, home, call);
            if (opened.isPresent()) {
                return opened.get();
            }
        } while (System.nanoTime() - begun < within.toNanos());
        throw new FlorisException(
                ErrorCode.RECORD_HELD,
                "The record is being written by other exchanges, one after the other; try again in a moment");
    }

    private Optional<MarriedWrite> attempt(IncomingWrite incoming, Home home, Exchange call) {
        WritePlan plan = intake.plan(incoming, home);
        MDC.put("exchangeId", plan.exchangeId().toString());
        incoming.words().flatMap(OrganizationCall::actingFor).ifPresent(acting -> acting.note(plan));
        Map<String, Why> away = mirrorsUp.away(plan);
        WritePlan now = plan.without(away.keySet());
        BeforeImages.Before before = beforeImages.read(now);
        Optional<Attributes> canonicalBefore = beforeImages.canonical(plan, before.home());
        undoRules.check(now, canonicalBefore, before.undo());
        pageSaves.check(plan, canonicalBefore);
        live.add(plan.exchangeId(), call);
        Opening opening = journal.open(intent(plan, canonicalBefore, before.undo()));
        if (opening instanceof Opening.Opened opened) {
            MarriedWrite.Opened begun = new MarriedWrite.Opened(
                    beforeImages.onlyWhatIsMissing(plan, before.undo()), opened.exchange(), before.home(), away);
            return Optional.of(checked(begun, opened));
        }
        return repeats.of(opening);
    }

    /** Nothing is written yet, so what may not be deferred ends here, and the record is let go. */
    private MarriedWrite checked(MarriedWrite.Opened begun, Opening.Opened opened) {
        try {
            Map<String, Why> later = new LinkedHashMap<>(mirrorsUp.behind(begun.plan(), opened.owing()));
            later.putAll(begun.later());
            return outside.check(begun.with(later), opened.stored());
        } catch (FlorisException refused) {
            return new MarriedWrite.HomeUnreached(begun, refused.why());
        }
    }

    private Intent intent(WritePlan plan, Optional<Attributes> before, UndoImages undo) {
        IncomingWrite incoming = plan.incoming();
        return new Intent(
                plan.exchangeId(),
                incoming.messageId(),
                incoming.payloadHash(),
                incoming.user(),
                incoming.way(),
                incoming.dialectSystem(),
                plan.home(),
                plan.mirrorSystems(),
                plan.change(),
                incoming.change().ref(),
                before,
                incoming.label(),
                plan.turn(),
                Optional.of(UndoJson.write(undo)),
                plan.combined().map(CombinedPlan::together).orElse(List.of()));
    }
}
