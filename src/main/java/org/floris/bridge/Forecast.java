package org.floris.bridge;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.floris.canonical.Attributes;
import org.floris.canonical.Change;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Links;
import org.floris.canonical.Operation;
import org.floris.canonical.Sameness;
import org.floris.canonical.Why;
import org.floris.connector.Actor;
import org.floris.connector.Connectors;
import org.floris.connector.SystemChange;
import org.floris.connector.SystemUnavailableException;
import org.floris.connector.mapping.Translator;
import org.floris.journal.DeferredChange;
import org.floris.journal.DeferredChanges;
import org.floris.journal.DeferredState;
import org.floris.journal.OpenExchange;
import org.floris.journal.ReplayOutcome;
import org.springframework.stereotype.Component;

/**
 * What a delivery would come to now, without writing anything: the mirror is looked at, and the record's earlier changes
 * that it has yet to get are laid over what it shows.
 */
@Component
class Forecast {
    private final DeferredChanges deferred;
    private final Connectors connectors;
    private final Translator translator;
    private final RecordLinks recordLinks;
    private final DeliveryRules rules;
    private final DeletedSince deletedSince;

    Forecast(
            DeferredChanges deferred,
            Connectors connectors,
            Translator translator,
            RecordLinks recordLinks,
            DeliveryRules rules,
            DeletedSince deletedSince) {
        this.deferred = deferred;
        this.connectors = connectors;
        this.translator = translator;
        this.recordLinks = recordLinks;
        this.rules = rules;
        this.deletedSince = deletedSince;
    }

    record Expected(ReplayOutcome outcome, Why why) {
        static Expected of(ReplayOutcome outcome) {
            return new Expected(outcome, Why.NONE);
        }
    }

    Expected of(DeferredChange owed) {
        List<OpenExchange> line = deferred.line(owed);
        if (line.isEmpty()) {
            return Expected.of(ReplayOutcome.GONE);
        }
        if (owed.state() == DeferredState.BEHIND) {
            return new Expected(
                    ReplayOutcome.BEHIND,
                    Why.of("parked-first", "It waits behind a change that {0} does not take.", owed.system()));
        }
        OpenExchange exchange = line.get(line.size() - 1);
        try {
            return of(owed, exchange, line.subList(0, line.size() - 1));
        } catch (SystemUnavailableException away) {
            return new Expected(ReplayOutcome.LATER, away.why());
        } catch (FlorisException unsayable) {
            return new Expected(ReplayOutcome.WOULD_PARK, unsayable.why());
        }
    }

    private Expected of(DeferredChange owed, OpenExchange exchange, List<OpenExchange> earlier) {
        String system = owed.system();
        Change change = exchange.intent().change().orElseThrow();
        Links links = recordLinks.of(change, exchange.intent().asked());
        Optional<Change> left = DeletedSince.without(system, change, links);
        boolean gone = earlier.isEmpty() && deletedSince.isGone(system, change, links, owed.position());
        return left.isEmpty() || gone
                ? Expected.of(ReplayOutcome.ALREADY_THERE)
                : of(system, exchange, earlier, left.get(), links);
    }

    private Expected of(String system, OpenExchange exchange, List<OpenExchange> earlier, Change change, Links links) {
        SystemChange write = translator.toSystem(system, change, links);
        if (write.tie().isPresent()) {
            SystemChange missing = Ties.remaining(
                    write, connectors.get(system).tied(write.ref(), write.tie().get(), Actor.HUB));
            return Expected.of(Ties.isEmpty(missing) ? ReplayOutcome.ALREADY_THERE : ReplayOutcome.WOULD_WRITE);
        }
        Optional<Side> now = rules.look(system, change, links);
        for (OpenExchange before : earlier) {
            now = after(now, before.intent().change().orElseThrow(), rules.kept(system, change));
        }
        return of(system, exchange, change, now, links);
    }

    private Expected of(String system, OpenExchange exchange, Change change, Optional<Side> now, Links links) {
        if (change.operation() == Operation.CREATE || change.operation() == Operation.DELETE) {
            boolean there = now.isPresent() == (change.operation() == Operation.CREATE);
            return Expected.of(there ? ReplayOutcome.ALREADY_THERE : ReplayOutcome.WOULD_WRITE);
        }
        Optional<Attributes> before = exchange.intent().before();
        if (now.isEmpty() || before.isEmpty()) {
            return conflict(system);
        }
        Attributes shown = now.get().attributes();
        if (Sameness.same(shown.names(), shown, change.attributes())) {
            return Expected.of(ReplayOutcome.ALREADY_THERE);
        }
        boolean changedSince = !Sameness.same(shown.names(), shown, before.get());
        if (changedSince && rules.isAsAtHome(exchange, change, shown, links)) {
            return Expected.of(ReplayOutcome.ALREADY_THERE);
        }
        boolean asks =
                changedSince && DeliveryRules.asks(rules.between(change, before.get(), exchange.openedAt(), now.get()));
        return asks ? conflict(system) : Expected.of(ReplayOutcome.WOULD_WRITE);
    }

    private static Expected conflict(String system) {
        return new Expected(
                ReplayOutcome.WOULD_CONFLICT,
                Why.of("changed-since", "In {0} somebody else has changed the record since.", system));
    }

    /** What the mirror would show of these attributes after that change. */
    private static Optional<Side> after(Optional<Side> now, Change change, Set<String> names) {
        if (change.operation() == Operation.DELETE) {
            return Optional.empty();
        }
        if (change.association().isPresent() || now.isEmpty() && change.operation() != Operation.CREATE) {
            return now;
        }
        Attributes shown = now.map(Side::attributes).orElse(Attributes.NONE).with(change.attributes());
        return Optional.of(new Side(shown.onlyOrNull(names), now.flatMap(Side::changedAt)));
    }
}
