package org.floris.cutover;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.floris.canonical.Attributes;
import org.floris.canonical.CanonicalRecord;
import org.floris.canonical.Change;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.canonical.Why;
import org.floris.journal.DeferredChanges;
import org.floris.journal.Dirty;
import org.floris.journal.ExchangeIds;
import org.floris.journal.FindingKind;
import org.floris.journal.Intent;
import org.floris.journal.Journal;
import org.floris.journal.NewFinding;
import org.floris.journal.OpenExchange;
import org.floris.journal.Opening;
import org.floris.journal.Owed;
import org.floris.journal.Settlement;
import org.floris.journal.StoredAnswer;
import org.floris.journal.TakenChange;
import org.floris.journal.Taking;
import org.floris.journal.Way;
import org.floris.store.Homes;
import org.floris.store.HubUser;
import org.floris.store.UnifiedStore;
import org.floris.store.Users;
import org.springframework.boot.test.context.TestComponent;

/** Users, their writes, and systems that can be taken down. */
@TestComponent
class CutoverFixture implements KnownSystems {
    private final UnifiedStore store;
    private final Users users;
    private final Homes homes;
    private final Journal journal;
    private final DeferredChanges deferred;
    private final Dirty dirty;
    private final Map<String, String> down = new ConcurrentHashMap<>();

    CutoverFixture(
            UnifiedStore store, Users users, Homes homes, Journal journal, DeferredChanges deferred, Dirty dirty) {
        this.deferred = deferred;
        this.dirty = dirty;
        this.store = store;
        this.users = users;
        this.homes = homes;
        this.journal = journal;
    }

    @Override
    public Set<String> names() {
        return new TreeSet<>(Set.of("forsage", "loris"));
    }

    @Override
    public Optional<Why> whyDown(String system) {
        return Optional.ofNullable(down.get(system)).map(Why::plain);
    }

    void takeDown(String system) {
        down.put(system, "Nobody answers.");
    }

    void bringUp(String system) {
        down.remove(system);
    }

    List<HubUser> newUsers(int count) {
        List<HubUser> made = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            UUID id = UUID.randomUUID();
            String login = "u" + id;
            store.loadAll(
                    "user",
                    List.of(new CanonicalRecord(
                                    new RecordId("user", id),
                                    new Attributes(Map.of("login", login, "department", "sales"))))
                            .iterator());
            made.add(users.byLogin(login).orElseThrow());
        }
        return made;
    }

    static List<String> logins(List<HubUser> users) {
        return users.stream().map(HubUser::login).toList();
    }

    Set<String> homesOf(List<HubUser> of) {
        Set<String> systems = new TreeSet<>();
        homes.homesOf(Set.copyOf(of.stream().map(HubUser::id).toList())).forEach(home -> systems.add(home.system()));
        return systems;
    }

    void moveTo(String system, HubUser user) {
        UUID batch = UUID.randomUUID();
        homes.beginMove(batch, Set.of(user.id()), Instant.now().plusSeconds(60));
        homes.flip(batch, Set.of(user.id()), system);
    }

    long epochOf(HubUser user) {
        return homes.homesOf(Set.of(user.id())).get(0).epoch();
    }

    boolean isMoving(HubUser user) {
        return homes.homesOf(Set.of(user.id())).get(0).moving();
    }

    /** A write of the user that his mirror gets later. @return its exchange */
    UUID defer(HubUser user) {
        OpenExchange exchange = openWrite(user);
        journal.deferred(
                exchange,
                new Settlement(
                        List.of(),
                        exchange.intent().change(),
                        List.of(),
                        new StoredAnswer(200, "application/json", new byte[0])),
                List.of(new Owed("loris", Why.plain("It is away."))));
        return exchange.id();
    }

    void park(UUID exchange) {
        TakenChange taken = take(exchange);
        deferred.parked(
                taken,
                List.of(),
                NewFinding.of(
                        FindingKind.PARKED,
                        taken.exchange().intent(),
                        "mirror-refused",
                        Optional.of("loris"),
                        Why.plain("It does not take it."),
                        Optional.empty(),
                        Optional.empty()));
    }

    void deliver(UUID exchange) {
        deferred.delivered(take(exchange), List.of());
    }

    private TakenChange take(UUID exchange) {
        return ((Taking.Taken) deferred.take(dirty.of(exchange).get(0), Duration.ZERO)).change();
    }

    OpenExchange openWrite(HubUser user) {
        RecordId client = new RecordId("client", UUID.randomUUID());
        Intent intent = new Intent(
                ExchangeIds.next(),
                Optional.empty(),
                "hash",
                user,
                Way.FACADE,
                "forsage",
                homes.homesOf(Set.of(user.id())).get(0),
                List.of("loris"),
                Optional.of(new Change(Operation.UPDATE, client, new Attributes(Map.of("lastName", "Novaya")))),
                new Ref("forsage", "contact", client.id().toString()),
                Optional.empty(),
                "Update contact");
        return ((Opening.Opened) journal.open(intent)).exchange();
    }
}
