package org.floris.bridge;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.floris.canonical.Attributes;
import org.floris.canonical.CanonicalRecord;
import org.floris.canonical.Change;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.connector.mapping.Mappings;
import org.floris.connector.mapping.Translator;
import org.floris.crash.CrashPoints;
import org.floris.journal.ExchangeIds;
import org.floris.journal.Finding;
import org.floris.journal.FindingFilter;
import org.floris.journal.Findings;
import org.floris.journal.Intent;
import org.floris.journal.Journal;
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
    private final Findings findings;
    private final UnifiedStore store;
    private final Users users;
    private final Homes homes;
    private final LinkTable links;

    DoubtFixture(Journal journal, Findings findings, UnifiedStore store, Users users, Homes homes, LinkTable links) {
        this.journal = journal;
        this.findings = findings;
        this.store = store;
        this.users = users;
        this.homes = homes;
        this.links = links;
    }

    DoubtResolver resolver(Shelves connectors) {
        Translator translator = new Translator(MAPPINGS);
        RecordLinks recordLinks = new RecordLinks(links, MAPPINGS, connectors);
        return new DoubtResolver(
                journal,
                connectors,
                translator,
                new Standings(connectors, MAPPINGS, translator),
                recordLinks,
                new Undecided(new CanonicalImages(connectors, MAPPINGS, translator), recordLinks, MAPPINGS),
                new StoredReplies(new ObjectMapper().findAndRegisterModules()),
                new Actors(users),
                new Fence(journal),
                new BridgeSettings(Duration.ofSeconds(5), Duration.ofMillis(1), Duration.ofSeconds(1)),
                CrashPoints.NONE);
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

    UUID inDoubt(HubUser user, Change change, Map<String, Object> before) {
        return inDoubt(intent(user, Optional.of(change), Optional.of(new Attributes(before)), Optional.empty()));
    }

    UUID inDoubt(Intent intent) {
        Opening.Opened opened = (Opening.Opened) journal.open(intent);
        journal.inDoubt(opened.exchange(), List.of(), org.floris.canonical.Why.plain("no answer in time"));
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

    Finding finding(UUID id) {
        return findings.find(id).orElseThrow().finding();
    }
}
