package org.floris.bridge;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.floris.canonical.Attributes;
import org.floris.canonical.CanonicalRecord;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.connector.Option;
import org.floris.connector.Reference;
import org.floris.journal.ExchangeDetail;
import org.floris.journal.ExchangeFilter;
import org.floris.journal.Exchanges;
import org.floris.journal.FindingDetail;
import org.floris.journal.FindingFilter;
import org.floris.journal.FindingKind;
import org.floris.journal.FindingState;
import org.floris.journal.Findings;
import org.floris.store.HubUser;
import org.floris.store.LinkTable;
import org.floris.store.UnifiedStore;
import org.floris.store.Users;
import org.springframework.boot.test.context.TestComponent;

/** Clients that forsage, loris and the store have alike, whose owner works in forsage. */
@TestComponent
class TwoCrms {
    static final Instant EARLY = Instant.parse("2026-11-02T09:00:00Z");
    static final Instant LATE = Instant.parse("2026-11-02T10:00:00Z");

    final Shelf forsage;
    final Shelf loris;
    private final UnifiedStore store;
    private final Users users;
    private final LinkTable links;
    private final Exchanges exchanges;
    private final Findings findings;

    TwoCrms(Shelves shelves, UnifiedStore store, Users users, LinkTable links, Exchanges exchanges, Findings findings) {
        this.forsage = shelves.shelf("forsage");
        this.loris = shelves.shelf("loris");
        this.store = store;
        this.users = users;
        this.links = links;
        this.exchanges = exchanges;
        this.findings = findings;
    }

    void reset() {
        for (Shelf shelf : List.of(forsage, loris)) {
            shelf.written.clear();
            shelf.writers.clear();
            shelf.reads.set(0);
            shelf.atRead = () -> {};
            shelf.atWrite = () -> {};
            shelf.down = false;
            shelf.refuses = false;
            shelf.defers = false;
            shelf.breakerOpen = false;
            shelf.heard.clear();
        }
    }

    /** Somebody in sales, so his home is forsage. */
    HubUser seller() {
        RecordId id = new RecordId("user", UUID.randomUUID());
        for (String system : List.of("forsage", "loris")) {
            links.link(new Ref(system, "systemuser", id.id().toString()), id);
        }
        String login = "u" + id.id().toString().substring(0, 8);
        load(id, Map.of("login", login, "department", "sales"));
        return users.byLogin(login).orElseThrow();
    }

    RecordId client(HubUser owner) {
        RecordId client = new RecordId("client", UUID.randomUUID());
        links.link(ref("forsage", client), client);
        links.link(ref("loris", client), client);
        load(
                client,
                Map.of(
                        "lastName", "Петрова",
                        "mobilePhone", "+79160000001",
                        "inn", "500100732259",
                        "segment", "mass",
                        "owner", new RecordId("user", owner.id()),
                        "state", "active"));
        forsage.put(ref("forsage", client), inForsage(owner), EARLY);
        loris.put(ref("loris", client), inLoris(owner), EARLY);
        return client;
    }

    Map<String, Object> inForsage(HubUser owner) {
        return new LinkedHashMap<>(Map.of(
                "lastname", "Петрова",
                "mobilephone", "+79160000001",
                "frs_inn", "500100732259",
                "frs_segment", new Option(1),
                "ownerid", new Reference("systemuser", owner.id().toString()),
                "statecode", new Option(0),
                "statuscode", new Option(1)));
    }

    Map<String, Object> inLoris(HubUser owner) {
        return new LinkedHashMap<>(Map.of(
                "lastname", "Петрова",
                "mobilephone", "+79160000001",
                "lrs_inn", "500100732259",
                "lrs_segment", new Option(100000003),
                "ownerid", new Reference("systemuser", owner.id().toString()),
                "statecode", new Option(0),
                "statuscode", new Option(1)));
    }

    /** Somebody changes one attribute past the hub. */
    void change(Shelf shelf, RecordId client, String attribute, Object value, Instant at) {
        Ref ref = ref(shelf.system(), client);
        Map<String, Object> values = new LinkedHashMap<>(shelf.get(ref).orElseThrow());
        values.put(attribute, value);
        shelf.put(ref, values, at);
    }

    Object in(Shelf shelf, RecordId client, String attribute) {
        return shelf.get(ref(shelf.system(), client)).orElseThrow().get(attribute);
    }

    Object stored(RecordId record, String attribute) {
        return store.find(record).orElseThrow().attributes().get(attribute);
    }

    static Ref ref(String system, RecordId client) {
        return new Ref(system, "contact", client.id().toString());
    }

    private void load(RecordId record, Map<String, Object> attributes) {
        store.loadAll(
                record.entity(),
                List.of(new CanonicalRecord(record, new Attributes(attributes))).iterator());
    }

    /** Newest first. */
    List<ExchangeDetail> exchangesOf(RecordId record) {
        ExchangeFilter filter = new ExchangeFilter(
                Optional.empty(),
                Optional.of(record.toString()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return exchanges.search(filter, Optional.empty(), 50).exchanges().stream()
                .map(exchange -> exchanges.find(exchange.id()).orElseThrow())
                .toList();
    }

    List<FindingDetail> openConflicts(RecordId record) {
        FindingFilter filter = new FindingFilter(
                Set.of(FindingKind.CONFLICT),
                Set.of(FindingState.OPEN),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(record.toString()),
                Optional.empty());
        return findings.search(filter, Optional.empty(), 50).findings().stream()
                .map(finding -> findings.find(finding.id()).orElseThrow())
                .toList();
    }
}
