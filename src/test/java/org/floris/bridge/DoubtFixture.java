package org.floris.bridge;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.floris.canonical.Attributes;
import org.floris.canonical.CanonicalRecord;
import org.floris.canonical.Change;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.canonical.Why;
import org.floris.connector.mapping.Mappings;
import org.floris.connector.mapping.Translator;
import org.floris.crash.CrashPoints;
import org.floris.journal.DeferredChanges;
import org.floris.journal.ExchangeIds;
import org.floris.journal.ExchangeSummary;
import org.floris.journal.Exchanges;
import org.floris.journal.Finding;
import org.floris.journal.FindingFilter;
import org.floris.journal.FindingKind;
import org.floris.journal.Findings;
import org.floris.journal.Image;
import org.floris.journal.Intent;
import org.floris.journal.Journal;
import org.floris.journal.Masking;
import org.floris.journal.MessageKey;
import org.floris.journal.NewFinding;
import org.floris.journal.Opening;
import org.floris.journal.Way;
import org.floris.store.Homes;
import org.floris.store.HubUser;
import org.floris.store.LinkTable;
import org.floris.store.UnifiedStore;
import org.floris.store.Users;
import org.springframework.boot.test.context.TestComponent;

/** A hub with two systems in memory, and writes whose outcome it does not know. */
@TestComponent
class DoubtFixture {
    static final Mappings MAPPINGS = Mappings.read(Path.of("connectors"));

    private final Journal journal;
    private final DeferredChanges deferred;
    private final Findings findings;
    private final Exchanges exchanges;
    private final Masking masking;
    private final UnifiedStore store;
    private final Users users;
    private final Homes homes;
    private final LinkTable links;

    DoubtFixture(
            Journal journal,
            DeferredChanges deferred,
            Findings findings,
            Exchanges exchanges,
            Masking masking,
            UnifiedStore store,
            Users users,
            Homes homes,
            LinkTable links) {
        this.journal = journal;
        this.deferred = deferred;
        this.findings = findings;
        this.exchanges = exchanges;
        this.masking = masking;
        this.store = store;
        this.users = users;
        this.homes = homes;
        this.links = links;
    }

    /** The resolver, and the settling of what it leaves, over the same systems. */
    record Hub(DoubtResolver resolver, Settling settling) {}

    DoubtResolver resolver(Shelves connectors) {
        return hub(connectors, CrashPoints.NONE).resolver();
    }

    Hub hub(Shelves connectors, CrashPoints points) {
        return hub(connectors, points, Duration.ofMillis(1));
    }

    /** @param lateWithin how long a request may still be carried out */
    Hub hub(Shelves connectors, CrashPoints points, Duration lateWithin) {
        Translator translator = new Translator(MAPPINGS);
        Actors actors = new Actors(users);
        Fence fence = new Fence(journal);
        Standings standings = new Standings(connectors, MAPPINGS, translator, actors);
        RecordLinks recordLinks = new RecordLinks(links, MAPPINGS, connectors);
        CanonicalImages images = new CanonicalImages(connectors, MAPPINGS, translator);
        Undecided undecided = new Undecided(images, recordLinks, MAPPINGS);
        StoredReplies replies = new StoredReplies(new ObjectMapper().findAndRegisterModules());
        BridgeSettings settings =
                new BridgeSettings(Duration.ofSeconds(5), lateWithin, Duration.ofSeconds(1), Duration.ofSeconds(30));
        DoubtResolver resolver = new DoubtResolver(
                journal,
                connectors,
                translator,
                standings,
                new CombinedStandings(
                        connectors, MAPPINGS, translator, links, new PointingRecords(connectors, MAPPINGS, links)),
                recordLinks,
                undecided,
                replies,
                actors,
                fence,
                new Reversal(connectors, translator, standings, actors, fence, new Leavings(connectors)),
                new AsHomeHasIt(connectors, MAPPINGS, translator),
                (system, entity) -> false,
                deferred,
                settings,
                points);
        Questions questions = new Questions(exchanges, images, undecided, recordLinks, MAPPINGS, connectors);
        Decisions decisions = new Decisions(MAPPINGS);
        SettlingWrites writes = new SettlingWrites(new Differences(MAPPINGS), translator, connectors, fence);
        SettlingMask mask = new SettlingMask(masking);
        SettlingSteps steps = new SettlingSteps(questions, decisions, writes, mask);
        SettlingEnds ends = new SettlingEnds(replies);
        SettlingDoubt doubt = new SettlingDoubt(findings, journal, resolver, steps, ends, undecided, settings, points);
        SettlingAnew anew = new SettlingAnew(findings, journal, steps, ends, homes, users, new LiveExchanges(), points);
        return new Hub(resolver, new Settler(findings, questions, decisions, writes, mask, doubt, anew, points));
    }

    /** A client with the same id everywhere. */
    RecordId client() {
        RecordId record = new RecordId("client", UUID.randomUUID());
        links.link(ref("forsage", record), record);
        links.link(ref("loris", record), record);
        return record;
    }

    static Ref ref(String system, RecordId record) {
        return new Ref(system, "contact", record.id().toString());
    }

    /** Clients that one message was about, which home alone could carry out; in its order. */
    UUID togetherInDoubt(HubUser user, RecordId... records) {
        return inDoubt(new Intent(
                ExchangeIds.next(),
                Optional.empty(),
                "hash",
                user,
                Way.FACADE,
                "forsage",
                homes.homeOf(user.id()),
                List.of("loris"),
                Optional.empty(),
                ref("forsage", records[0]),
                Optional.empty(),
                "Execute contact",
                OptionalLong.empty(),
                Optional.empty(),
                List.of(records)));
    }

    UUID inDoubt(HubUser user, Change change, Map<String, Object> before) {
        return inDoubt(intent(user, Optional.of(change), Optional.of(new Attributes(before)), Optional.empty()));
    }

    UUID inDoubt(Intent intent) {
        Opening.Opened opened = (Opening.Opened) journal.open(intent);
        journal.inDoubt(opened.exchange(), List.of(), Why.plain("no answer in time"));
        return intent.exchangeId();
    }

    Intent intent(HubUser user, Optional<Change> change, Optional<Attributes> before, Optional<String> messageId) {
        Ref asked = change.map(Change::record)
                .map(record -> ref("forsage", record))
                .orElseGet(
                        () -> new Ref("forsage", "new_thing", UUID.randomUUID().toString()));
        return new Intent(
                ExchangeIds.next(),
                messageId,
                "hash",
                user,
                Way.FACADE,
                "forsage",
                homes.homesOf(Set.of(user.id())).get(0),
                change.isPresent() ? List.of("loris") : List.of(),
                change,
                asked,
                before,
                change.map(Change::operation).orElse(Operation.EXECUTE) + " " + asked.entity());
    }

    /** A change of a client's name. */
    static Change rename(RecordId client, String lastName) {
        return new Change(Operation.UPDATE, client, new Attributes(Collections.singletonMap("lastName", lastName)));
    }

    HubUser newUser() {
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

    List<Finding> openFindings(UUID exchange) {
        return findings.search(FindingFilter.openOf(exchange), Optional.empty(), 10)
                .findings();
    }

    /** What a delivery or a scan has found about a client. */
    UUID found(FindingKind kind, HubUser user, RecordId client, Optional<UUID> exchange, Set<String> attributes) {
        Image image = Image.of(Attributes.NONE.onlyOrNull(attributes));
        return findings.open(new NewFinding(
                kind,
                exchange,
                Optional.of(user),
                "ask",
                Optional.of(client),
                ref("forsage", client),
                "forsage",
                Optional.of("loris"),
                Why.plain("They differ."),
                Optional.of(image),
                Optional.of(image)));
    }

    ExchangeSummary exchange(UUID id) {
        return exchanges.find(id).orElseThrow().summary();
    }

    Optional<Attributes> stored(RecordId record) {
        return store.find(record).map(CanonicalRecord::attributes);
    }

    Finding finding(UUID id) {
        return findings.find(id).orElseThrow().finding();
    }

    /** What the caller of a message hears when he sends it again. */
    Opening.Repeated repeated(HubUser user, String message) {
        MessageKey key = new MessageKey(MessageKey.caller(Way.FACADE, "forsage", user.id()), message, "hash");
        return (Opening.Repeated) journal.answered(key).orElseThrow();
    }
}
