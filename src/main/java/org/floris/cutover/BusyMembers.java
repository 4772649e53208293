package org.floris.cutover;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.floris.canonical.Why;
import org.floris.journal.DeferredFilter;
import org.floris.journal.DeferredState;
import org.floris.journal.Dirty;
import org.floris.journal.ExchangeState;
import org.floris.journal.ExchangeSummary;
import org.floris.journal.Exchanges;
import org.springframework.stereotype.Component;

/**
 * Members whose writes have not ended yet. Those in doubt need the resolver, those in flight only a moment, those that a
 * mirror is owed its return.
 */
@Component
class BusyMembers {
    private final Exchanges exchanges;
    private final Dirty dirty;

    BusyMembers(Exchanges exchanges, Dirty dirty) {
        this.exchanges = exchanges;
        this.dirty = dirty;
    }

    boolean hasNone(Set<UUID> users) {
        return exchanges.inFlightOf(users).isEmpty() && dirty.of(users) == 0;
    }

    /** What has not ended, as reasons; used when the drain time is over. */
    List<Reason> stillBusy(Set<UUID> users, String batch) {
        List<Reason> busy = new ArrayList<>(inFlight(users));
        busy.addAll(dirty(users, batch));
        return busy;
    }

    private List<Reason> inFlight(Set<UUID> users) {
        return exchanges.inFlightOf(users).stream()
                .collect(Collectors.groupingBy(ExchangeSummary::user, java.util.TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> reason(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** What no waiting will end. */
    List<Reason> inDoubt(Set<UUID> users) {
        return exchanges.inFlightOf(users).stream()
                .filter(exchange -> exchange.state() == ExchangeState.IN_DOUBT)
                .map(exchange -> reason(exchange.user(), List.of(exchange)))
                .toList();
    }

    /** What mirrors are owed of their work: they would not find it, or not find it undone. */
    List<Reason> dirty(Set<UUID> users, String batch) {
        long all = dirty.of(users);
        long parked = dirty.count(DeferredFilter.of(users, Set.of(DeferredState.PARKED)));
        List<Reason> reasons = new ArrayList<>();
        if (all > parked) {
            reasons.add(Reason.of(
                    "dirty",
                    Why.counted(
                            "dirty",
                            "{0} change of its members has yet to reach a mirror.",
                            "{0} changes of its members have yet to reach a mirror.",
                            all - parked,
                            batch),
                    "Wait until they are delivered; see them with: floris deferred list --batch {1}"));
        }
        if (parked > 0) {
            reasons.add(Reason.of(
                    "parked",
                    Why.counted(
                            "parked",
                            "{0} change of its members is parked: a mirror does not take it.",
                            "{0} changes of its members are parked: a mirror does not take them.",
                            parked,
                            batch),
                    "Decide about the findings, or try again with: floris replay start --batch {1}"));
        }
        return reasons;
    }

    private static Reason reason(String login, List<ExchangeSummary> open) {
        ExchangeSummary first = open.get(0);
        boolean doubtful = open.stream().anyMatch(exchange -> exchange.state() == ExchangeState.IN_DOUBT);
        return doubtful
                ? Reason.of(
                        "member-in-doubt",
                        "{0} has a write whose outcome is not known: exchange {1} is in doubt.",
                        "Wait until the resolver has settled it, or see it with: floris journal show {1}",
                        login,
                        first.id())
                : Reason.of(
                        "member-busy",
                        "{0} has a write that has not ended: exchange {1} is open.",
                        "Try again in a moment.",
                        login,
                        first.id());
    }
}
