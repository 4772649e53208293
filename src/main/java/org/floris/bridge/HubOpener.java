package org.floris.bridge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.floris.canonical.Change;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Links;
import org.floris.canonical.Why;
import org.floris.connector.SystemChange;
import org.floris.connector.mapping.Translator;
import org.floris.crash.CrashPoints;
import org.floris.journal.Conflicts;
import org.floris.journal.ExchangeIds;
import org.floris.journal.Intent;
import org.floris.journal.Journal;
import org.floris.journal.Opening;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** {@code journal.open} for what the hub writes itself. What it is about was read already, before its turn. */
@Component("bridgeHubOpener")
class HubOpener {
    private final Translator translator;
    private final RecordLinks recordLinks;
    private final MirrorsUp mirrorsUp;
    private final BeforeImages beforeImages;
    private final UndoRules undoRules;
    private final Journal journal;
    private final Conflicts conflicts;
    private final LiveExchanges live;
    private final CrashPoints points;

    HubOpener(
            Translator translator,
            RecordLinks recordLinks,
            MirrorsUp mirrorsUp,
            BeforeImages beforeImages,
            UndoRules undoRules,
            Journal journal,
            Conflicts conflicts,
            LiveExchanges live,
            CrashPoints points) {
        this.translator = translator;
        this.recordLinks = recordLinks;
        this.mirrorsUp = mirrorsUp;
        this.beforeImages = beforeImages;
        this.undoRules = undoRules;
        this.journal = journal;
        this.conflicts = conflicts;
        this.live = live;
        this.points = points;
    }

    public MarriedWrite open(@Body HubWrite write, Exchange call) {
        WritePlan plan = plan(write);
        MDC.put("exchangeId", plan.exchangeId().toString());
        Map<String, Why> away = mirrorsUp.away(plan);
        WritePlan now = plan.without(away.keySet());
        UndoImages undo = beforeImages.read(now).undo();
        undoRules.check(now, write.before(), undo);
        live.add(plan.exchangeId(), call);
        if (!(journal.open(intent(plan, write, undo)) instanceof Opening.Opened opened)) {
            return new MarriedWrite.Overtaken(plan.exchangeId());
        }
        MarriedWrite.Opened begun = new MarriedWrite.Opened(plan, opened.exchange(), write.homeBefore(), away);
        try {
            Map<String, Why> later = new LinkedHashMap<>(away);
            later.putAll(mirrorsUp.behind(plan, opened.owing()));
            write.lost().forEach(lost -> conflicts.keep(plan.exchangeId(), lost));
            return begun.with(later);
        } catch (FlorisException refused) {
            return new MarriedWrite.HomeUnreached(begun, refused.why());
        } catch (RuntimeException broken) {
            return new MarriedWrite.HomeUnreached(
                    begun, Why.of("lost-not-kept", "What would be overwritten could not be kept in the journal."));
        }
    }

    private WritePlan plan(HubWrite write) {
        Change change = write.change();
        Links links = recordLinks.of(change, write.source());
        List<SystemChange> mirrors = write.targets().stream()
                .filter(target -> !target.equals(write.home().system()))
                .map(target -> translator.toSystem(target, change, links))
                .toList();
        IncomingWrite incoming = new IncomingWrite(
                write.way(),
                write.owner(),
                translator.toSystem(write.source().system(), change, links),
                Optional.empty(),
                "",
                Optional.empty(),
                Optional.empty());
        return new WritePlan(
                ExchangeIds.next(),
                incoming,
                write.home(),
                write.turn(),
                Optional.of(change),
                translator.toSystem(write.home().system(), change, links),
                mirrors,
                new Trail(points));
    }

    private static Intent intent(WritePlan plan, HubWrite write, UndoImages undo) {
        return new Intent(
                plan.exchangeId(),
                Optional.empty(),
                "",
                write.owner(),
                write.way(),
                write.source().system(),
                write.home(),
                plan.mirrorSystems(),
                plan.change(),
                write.source(),
                write.before(),
                write.change().operation() + " " + write.source().entity(),
                write.turn(),
                Optional.of(UndoJson.write(undo)));
    }
}
