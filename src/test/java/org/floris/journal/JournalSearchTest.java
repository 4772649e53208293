package org.floris.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.floris.journal.JournalFixture.client;
import static org.floris.journal.JournalFixture.opened;
import static org.floris.journal.JournalFixture.settled;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.floris.canonical.Operation;
import org.floris.store.CoreTestContext;
import org.floris.store.HubUser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Whatever index a search goes along, it finds what a look at each exchange would find. */
@CoreTestContext
@Import(JournalFixture.class)
class JournalSearchTest {
    private static final List<Optional<String>> SYSTEMS =
            List.of(Optional.empty(), Optional.of("forsage"), Optional.of("loris"), Optional.of("nosuch"));
    private static final List<Set<ExchangeState>> STATES = List.of(
            Set.of(),
            EnumSet.of(ExchangeState.DONE),
            EnumSet.of(ExchangeState.REFUSED),
            EnumSet.of(ExchangeState.IN_DOUBT),
            EnumSet.of(ExchangeState.OPEN, ExchangeState.IN_DOUBT, ExchangeState.REVERSED),
            EnumSet.of(ExchangeState.DONE, ExchangeState.FAILED),
            EnumSet.of(ExchangeState.PARKED));

    @Autowired
    private Journal journal;

    @Autowired
    private Exchanges exchanges;

    @Autowired
    private JournalFixture fixture;

    private final Map<UUID, ExchangeState> written = new LinkedHashMap<>();
    private HubUser user;

    @BeforeEach
    void exchangesInEveryState() {
        user = fixture.newUser("sales");
        for (int round = 0; round < 3; round++) {
            journal.done(open(ExchangeState.DONE), settled(intent));
            journal.refused(open(ExchangeState.REFUSED), new Ending(List.of(), "forsage refused it"));
            journal.reversed(open(ExchangeState.REVERSED), new Ending(List.of(), "loris refused it"));
            journal.failed(open(ExchangeState.FAILED), new Ending(List.of(), "forsage was away"));
            journal.inDoubt(open(ExchangeState.IN_DOUBT), List.of(), "the answer was lost");
            open(ExchangeState.OPEN);
        }
    }

    private Intent intent;

    private OpenExchange open(ExchangeState end) {
        intent = fixture.update(user, client());
        written.put(intent.exchangeId(), end);
        return opened(journal.open(intent));
    }

    @Test
    void everyCombinationOfUserSystemAndStateFindsItsExchangesNewestFirst() {
        for (Optional<String> system : SYSTEMS) {
            for (Set<ExchangeState> states : STATES) {
                for (Optional<String> login : List.of(Optional.of(user.login()), Optional.<String>empty())) {
                    List<UUID> expected = system.equals(Optional.of("nosuch")) ? List.of() : newestFirst(states);
                    assertThat(ofThisTest(filter(login, system, states)))
                            .as("%s %s %s", login, system, states)
                            .isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void pagesFollowEachOtherWithoutGapOnEveryWay() {
        for (Optional<String> system : SYSTEMS.subList(0, 3)) {
            for (Set<ExchangeState> states : STATES) {
                ExchangeFilter filter = filter(Optional.of(user.login()), system, states);
                List<UUID> found = new ArrayList<>();
                Optional<String> cursor = Optional.empty();
                do {
                    ExchangePage page = exchanges.search(filter, cursor, 2);
                    page.exchanges().forEach(exchange -> found.add(exchange.id()));
                    cursor = page.next();
                } while (cursor.isPresent());
                assertThat(found).as("%s %s", system, states).isEqualTo(newestFirst(states));
            }
        }
    }

    @Test
    void entityAndOperationNarrowEveryWay() {
        for (Set<ExchangeState> states : STATES) {
            assertThat(ofThisTest(
                            filter(Optional.empty(), Optional.of("client"), Optional.of(Operation.UPDATE), states)))
                    .isEqualTo(newestFirst(states));
            assertThat(ofThisTest(filter(Optional.of(user.login()), Optional.of("task"), Optional.empty(), states)))
                    .isEmpty();
            assertThat(ofThisTest(
                            filter(Optional.of(user.login()), Optional.empty(), Optional.of(Operation.DELETE), states)))
                    .isEmpty();
        }
    }

    @Test
    void anEntityOrAnOperationAloneFindsItsExchangesPageByPageAndOneThatNeverCameNothing() {
        for (Set<ExchangeState> states : STATES) {
            for (Optional<String> entity : List.of(Optional.<String>empty(), Optional.of("client"))) {
                for (Optional<Operation> operation :
                        List.of(Optional.<Operation>empty(), Optional.of(Operation.UPDATE))) {
                    List<UUID> found = new ArrayList<>();
                    Optional<String> cursor = Optional.empty();
                    do {
                        ExchangePage page =
                                exchanges.search(filter(Optional.empty(), entity, operation, states), cursor, 7);
                        page.exchanges().forEach(exchange -> found.add(exchange.id()));
                        cursor = page.next();
                    } while (cursor.isPresent());
                    assertThat(found.stream().filter(written::containsKey).toList())
                            .as("%s %s %s", entity, operation, states)
                            .isEqualTo(newestFirst(states));
                    assertThat(found).isSortedAccordingTo((one, other) -> other.toString()
                            .compareTo(one.toString()));
                }
            }
            assertThat(exchanges
                            .search(
                                    filter(
                                            Optional.empty(),
                                            Optional.of("nosuch"),
                                            Optional.of(Operation.UPDATE),
                                            states),
                                    Optional.empty(),
                                    7)
                            .exchanges())
                    .isEmpty();
        }
    }

    private List<UUID> newestFirst(Set<ExchangeState> states) {
        return written.entrySet().stream()
                .filter(exchange -> states.isEmpty() || states.contains(exchange.getValue()))
                .map(Map.Entry::getKey)
                .sorted((one, other) -> other.toString().compareTo(one.toString()))
                .toList();
    }

    private List<UUID> ofThisTest(ExchangeFilter filter) {
        return exchanges.search(filter, Optional.empty(), 500).exchanges().stream()
                .map(ExchangeSummary::id)
                .filter(written::containsKey)
                .toList();
    }

    private static ExchangeFilter filter(Optional<String> login, Optional<String> system, Set<ExchangeState> states) {
        return new ExchangeFilter(
                login,
                Optional.empty(),
                system,
                Optional.empty(),
                Optional.empty(),
                states,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static ExchangeFilter filter(
            Optional<String> login, Optional<String> entity, Optional<Operation> operation, Set<ExchangeState> states) {
        return new ExchangeFilter(
                login,
                Optional.empty(),
                Optional.empty(),
                entity,
                operation,
                states,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
