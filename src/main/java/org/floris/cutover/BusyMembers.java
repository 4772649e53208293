package org.floris.cutover;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.floris.journal.ExchangeFilter;
import org.floris.journal.ExchangeState;
import org.floris.journal.ExchangeSummary;
import org.floris.journal.Exchanges;
import org.springframework.stereotype.Component;

/** Members whose writes have not ended yet. Those in doubt need the resolver, those in flight only a moment. */
@Component
class BusyMembers {
    private final Exchanges exchanges;

    BusyMembers(Exchanges exchanges) {
        this.exchanges = exchanges;
    }

    boolean hasNone(Set<UUID> users) {
        return exchanges.inFlightOf(users).isEmpty();
    }

    /** What has not ended, as reasons; used when the drain time is over. */
    List<Reason> stillBusy(Set<UUID> users) {
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

    /** How many writes a mirror that is down has yet to get. */
    boolean anyDeferred() {
        return !exchanges
                .search(ExchangeFilter.in(ExchangeState.DEFERRED), Optional.empty(), 1)
                .exchanges()
                .isEmpty();
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
