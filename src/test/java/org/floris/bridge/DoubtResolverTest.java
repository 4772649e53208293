package org.floris.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.floris.canonical.Attributes;
import org.floris.canonical.CanonicalRecord;
import org.floris.canonical.Change;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.connector.Actor;
import org.floris.connector.Connectors;
import org.floris.connector.mapping.Mappings;
import org.floris.connector.mapping.Translator;
import org.floris.crash.CrashPoints;
import org.floris.journal.DeferredChange;
import org.floris.journal.DeferredChanges;
import org.floris.journal.Dirty;
import org.floris.journal.ExchangeIds;
import org.floris.journal.ExchangeState;
import org.floris.journal.Exchanges;
import org.floris.journal.Intent;
import org.floris.journal.Journal;
import org.floris.journal.Opening;
import org.floris.journal.Way;
import org.floris.store.CoreTestContext;
import org.floris.store.Home;
import org.floris.store.Homes;
import org.floris.store.HubUser;
import org.floris.store.LinkTable;
import org.floris.store.UnifiedStore;
import org.floris.store.Users;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CoreTestContext
class DoubtResolverTest {
    private static final Mappings MAPPINGS = Mappings.read(Path.of("connectors"));

    @Autowired
    private Journal journal;

    @Autowired
    private Exchanges exchanges;

    @Autowired
    private UnifiedStore store;

    @Autowired
    private Users users;

    @Autowired
    private Homes homes;

    @Autowired
    private LinkTable links;

    @Autowired
    private DeferredChanges deferred;

    @Autowired
    private Dirty dirty;

    @Autowired
    private JdbcClient jdbc;

    private boolean defers;

    private final Shelf forsage = new Shelf("forsage");
    private final Shelf loris = new Shelf("loris");
    private DoubtResolver resolver;
    private HubUser user;

    @BeforeEach
    void aHub() {
        resolver = resolver(Duration.ofMillis(1));
        user = newUser();
    }

    private DoubtResolver resolver(Duration lateWithin) {
        Connectors connectors = new Shelves(forsage, loris);
        Translator translator = new Translator(MAPPINGS);
        RecordLinks recordLinks = new RecordLinks(links, MAPPINGS, connectors);
        Actors actors = new Actors(users);
        Fence fence = new Fence(journal);
        Standings standings = new Standings(connectors, MAPPINGS, translator, actors);
        return new DoubtResolver(
                journal,
                connectors,
                translator,
                standings,
                new CombinedStandings(
                        connectors, MAPPINGS, translator, links, new PointingRecords(connectors, MAPPINGS, links)),
                recordLinks,
                new Undecided(new CanonicalImages(connectors, MAPPINGS, translator), recordLinks, MAPPINGS),
                new StoredReplies(new ObjectMapper().findAndRegisterModules()),
                actors,
                fence,
                new Reversal(connectors, translator, standings, actors, fence, new Leavings(connectors)),
                new AsHomeHasIt(connectors, MAPPINGS, translator),
                (system, entity) -> defers,
                deferred,
                new BridgeSettings(Duration.ofSeconds(5), lateWithin, Duration.ofSeconds(1), Duration.ofSeconds(30)),
                CrashPoints.NONE);
    }

    @Test
    void whatHomeHasIsFinishedInTheMirror() {
        UUID doubt = doubt("lastName", "Novaya", "Staraya");
        forsage.put(ref("forsage", doubt), Map.of("lastname", "Novaya"));
        loris.put(ref("loris", doubt), Map.of("lastname", "Staraya"));
        assertThat(resolver.resolve(doubt)).isEqualTo(DoubtResolver.Settled.SETTLED);
        assertThat(stateOf(doubt)).isEqualTo(ExchangeState.DONE);
        assertThat(loris.written).hasSize(1);
    }

    @Test
    void oneDoubtThatCannotBeSettledKeepsNoOtherWaiting() {
        UUID changedSince = doubt("lastName", "Novaya", "Staraya");
        forsage.put(ref("forsage", changedSince), Map.of("lastname", "Drugaya"));
        loris.put(ref("loris", changedSince), Map.of("lastname", "Staraya"));
        UUID unknownRecord = doubt("lastName", "Novaya", "Staraya");
        jdbc.sql("update exchange set change = '{}' where id = ?")
                .param(unknownRecord)
                .update();
        UUID last = doubt("lastName", "Novaya", "Staraya");
        forsage.put(ref("forsage", last), Map.of("lastname", "Novaya"));
        loris.put(ref("loris", last), Map.of("lastname", "Novaya"));
        DoubtSchedule schedule = schedule();

        schedule.lookAfter();

        Awaitility.await().until(() -> stateOf(last) == ExchangeState.DONE);
        assertThat(stateOf(changedSince)).isEqualTo(ExchangeState.IN_DOUBT);
        schedule.lookAfter();
        schedule.lookAfter();
        schedule.destroy();
        assertThat(stateOf(changedSince)).isEqualTo(ExchangeState.IN_DOUBT);
    }

    @Test
    void oneDoubtWhoseSystemDoesNotAnswerKeepsNoOtherWaiting() {
        UUID slow = doubt("lastName", "Novaya", "Staraya");
        UUID last = doubt("lastName", "Novaya", "Staraya");
        for (UUID doubt : List.of(slow, last)) {
            forsage.put(ref("forsage", doubt), Map.of("lastname", "Novaya"));
            loris.put(ref("loris", doubt), Map.of("lastname", "Novaya"));
        }
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicBoolean first = new AtomicBoolean(true);
        forsage.atRead = () -> {
            if (first.getAndSet(false)) {
                await(goOn);
            }
        };
        DoubtSchedule schedule = schedule();

        schedule.lookAfter();

        Awaitility.await().until(() -> Stream.of(slow, last).anyMatch(doubt -> stateOf(doubt) == ExchangeState.DONE));
        schedule.lookAfter();
        goOn.countDown();
        Awaitility.await().until(() -> Stream.of(slow, last).allMatch(doubt -> stateOf(doubt) == ExchangeState.DONE));
        schedule.destroy();
    }

    private DoubtSchedule schedule() {
        return new DoubtSchedule(
                journal,
                resolver,
                new BridgeSettings(
                        Duration.ofSeconds(5), Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofSeconds(30)));
    }

    @Test
    void anExchangeIsSettledByOneThreadAtATime() throws Exception {
        UUID doubt = doubt("lastName", "Novaya", "Staraya");
        forsage.put(ref("forsage", doubt), Map.of("lastname", "Novaya"));
        loris.put(ref("loris", doubt), Map.of("lastname", "Staraya"));
        CountDownLatch looking = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        forsage.atRead = () -> {
            looking.countDown();
            await(goOn);
        };
        CompletableFuture<DoubtResolver.Settled> first = CompletableFuture.supplyAsync(() -> resolver.resolve(doubt));
        looking.await();

        assertThat(resolver.resolve(doubt)).isEqualTo(DoubtResolver.Settled.NOT_TAKEN);

        goOn.countDown();
        assertThat(first.get()).isEqualTo(DoubtResolver.Settled.SETTLED);
        assertThat(loris.written).hasSize(1);
    }

    @Test
    void aResolverWhoseLeaseWasOverSendsNothing() {
        UUID doubt = doubt("lastName", "Novaya", "Staraya");
        forsage.put(ref("forsage", doubt), Map.of("lastname", "Novaya"));
        loris.put(ref("loris", doubt), Map.of("lastname", "Staraya"));
        loris.atRead = this::lapse;

        assertThat(resolver.resolve(doubt)).isEqualTo(DoubtResolver.Settled.LEFT);

        assertThat(loris.written).isEmpty();
        loris.atRead = () -> {};
        assertThat(resolver.resolve(doubt)).isEqualTo(DoubtResolver.Settled.SETTLED);
    }

    @Test
    void whatHomeMapsNothingOfIsLeftToPeople() {
        UUID doubt = doubt(Way.FACADE, "employingClient", null, null, "loris", "forsage");
        forsage.put(ref("forsage", doubt), Map.of());
        loris.put(ref("loris", doubt), Map.of());
        assertThat(resolver.resolve(doubt)).isEqualTo(DoubtResolver.Settled.LEFT);
        assertThat(exchanges
                        .find(doubt)
                        .orElseThrow()
                        .summary()
                        .why()
                        .orElseThrow()
                        .sentence())
                .contains("Nothing of the change is mapped in loris");
    }

    @Test
    void whatWasMadeAtHomePastTheHubIsCarriedOnWithTheHubsAccount() {
        UUID doubt = doubt(Way.HUB, "lastName", "Novaya", "Staraya");
        forsage.put(ref("forsage", doubt), Map.of("lastname", "Novaya"));
        loris.put(ref("loris", doubt), Map.of("lastname", "Staraya"));

        assertThat(resolver.resolve(doubt)).isEqualTo(DoubtResolver.Settled.SETTLED);

        assertThat(stateOf(doubt)).isEqualTo(ExchangeState.DONE);
        assertThat(loris.writers).containsExactly(Actor.HUB);
        assertThat(forsage.written).isEmpty();
    }

    @Test
    void homeKeepsWhatWasMadeThereWhenTheMirrorWillNotHaveIt() {
        UUID doubt = doubt(Way.HUB, "lastName", "Novaya", "Staraya");
        forsage.put(ref("forsage", doubt), Map.of("lastname", "Novaya"));
        loris.put(ref("loris", doubt), Map.of("lastname", "Staraya"));
        loris.refuses = true;

        assertThat(resolver.resolve(doubt)).isEqualTo(DoubtResolver.Settled.SETTLED);

        assertThat(stateOf(doubt)).isEqualTo(ExchangeState.REVERSED);
        assertThat(forsage.written).isEmpty();
    }

    @Test
    void aMirrorThatIsAwayIsOwedWhatHomeHasAndTheRecordIsLetGo() {
        defers = true;
        UUID doubt = doubt("lastName", "Novaya", "Staraya");
        forsage.put(ref("forsage", doubt), Map.of("lastname", "Novaya"));
        loris.put(ref("loris", doubt), Map.of("lastname", "Staraya"));
        loris.down = true;

        assertThat(resolver.resolve(doubt)).isEqualTo(DoubtResolver.Settled.SETTLED);

        assertThat(stateOf(doubt)).isEqualTo(ExchangeState.DEFERRED);
        assertThat(dirty.of(doubt)).extracting(DeferredChange::system).containsExactly("loris");
        assertThat(exchanges.inFlightOf(Set.of(user.id()))).isEmpty();
    }

    @Test
    void aMirrorThatIsAwayKeepsTheDoubtWhereItMayGetNothingLaterAndWhereHomeDoesNotHaveIt() {
        UUID refusing = doubt("lastName", "Novaya", "Staraya");
        forsage.put(ref("forsage", refusing), Map.of("lastname", "Novaya"));
        loris.down = true;
        assertThat(resolver.resolve(refusing)).isEqualTo(DoubtResolver.Settled.LEFT);

        defers = true;
        UUID notAtHome = doubt("lastName", "Novaya", "Staraya");
        forsage.put(ref("forsage", notAtHome), Map.of("lastname", "Staraya"));
        assertThat(resolver.resolve(notAtHome)).isEqualTo(DoubtResolver.Settled.LEFT);
    }

    @Test
    void aRequestThatMayStillArriveIsWaitedForBeforeItsMirrorIsOwedAnything() {
        defers = true;
        resolver = resolver(Duration.ofHours(1));
        UUID doubt = doubt("lastName", "Novaya", "Staraya");
        forsage.put(ref("forsage", doubt), Map.of("lastname", "Novaya"));
        loris.down = true;

        assertThat(resolver.resolve(doubt)).isEqualTo(DoubtResolver.Settled.LEFT);
        assertThat(stateOf(doubt)).isEqualTo(ExchangeState.IN_DOUBT);
    }

    private UUID doubt(String attribute, String wanted, String before) {
        return doubt(Way.FACADE, attribute, wanted, before);
    }

    private UUID doubt(Way way, String attribute, String wanted, String before) {
        return doubt(way, attribute, wanted, before, "forsage", "loris");
    }

    /** An update of a client whose id is the same everywhere. */
    private UUID doubt(Way way, String attribute, String wanted, String before, String home, String mirror) {
        RecordId record = new RecordId("client", UUID.randomUUID());
        links.link(new Ref("forsage", "contact", record.id().toString()), record);
        links.link(new Ref("loris", "contact", record.id().toString()), record);
        Home known = homes.homesOf(Set.of(user.id())).get(0);
        if (!known.system().equals(home)) {
            UUID batch = UUID.randomUUID();
            homes.beginMove(batch, Set.of(user.id()), java.time.Instant.now().plusSeconds(60));
            homes.flip(batch, Set.of(user.id()), home);
            known = homes.homesOf(Set.of(user.id())).get(0);
        }
        Intent intent = new Intent(
                ExchangeIds.next(),
                Optional.empty(),
                "hash",
                user,
                way,
                home,
                known,
                List.of(mirror),
                Optional.of(new Change(
                        Operation.UPDATE, record, new Attributes(Collections.singletonMap(attribute, wanted)))),
                new Ref(home, "contact", record.id().toString()),
                Optional.of(new Attributes(Collections.singletonMap(attribute, before))),
                "Update contact");
        Opening.Opened opened = (Opening.Opened) journal.open(intent);
        journal.inDoubt(opened.exchange(), List.of(), "no answer in time");
        return intent.exchangeId();
    }

    private Ref ref(String system, UUID exchange) {
        RecordId record =
                exchanges.find(exchange).orElseThrow().summary().record().orElseThrow();
        return new Ref(system, "contact", record.id().toString());
    }

    private ExchangeState stateOf(UUID exchange) {
        return ExchangeState.valueOf(jdbc.sql("select state from exchange where id = ?")
                .param(exchange)
                .query(String.class)
                .single());
    }

    private HubUser newUser() {
        RecordId id = new RecordId("user", UUID.randomUUID());
        for (String system : List.of("forsage", "loris")) {
            links.link(new Ref(system, "systemuser", UUID.randomUUID().toString()), id);
        }
        String login = "u" + id.id().toString().substring(0, 8);
        store.loadAll(
                "user",
                List.of(new CanonicalRecord(id, new Attributes(Map.of("login", login, "department", "sales"))))
                        .iterator());
        return users.byLogin(login).orElseThrow();
    }

    /** The lease ends in the database; the hub finds out at the next beat of its heart. */
    private void lapse() {
        jdbc.sql("update instance set lease_until = now()").update();
        while (jdbc.sql("select count(*) from instance where lease_until > now()")
                        .query(Long.class)
                        .single()
                == 0) {
            pause();
        }
        pause();
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
