package org.floris.releases;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.Association;
import org.floris.canonical.Attributes;
import org.floris.canonical.CanonicalRecord;
import org.floris.canonical.Change;
import org.floris.canonical.Money;
import org.floris.canonical.Operation;
import org.floris.canonical.Outcome;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.canonical.Why;
import org.floris.cutover.BatchView;
import org.floris.cutover.Batches;
import org.floris.cutover.NewBatch;
import org.floris.journal.Ending;
import org.floris.journal.ExchangeIds;
import org.floris.journal.Intent;
import org.floris.journal.Journal;
import org.floris.journal.OpenExchange;
import org.floris.journal.Opening;
import org.floris.journal.Settlement;
import org.floris.journal.Step;
import org.floris.journal.StoredAnswer;
import org.floris.journal.Way;
import org.floris.store.Homes;
import org.floris.store.HubUser;
import org.floris.store.NewLink;
import org.floris.store.UnifiedStore;
import org.floris.store.Users;
import org.floris.usage.UsageCounter;
import org.springframework.boot.test.context.TestComponent;

/** A little of everything that a bank has in its hub when it changes to the next release, made by real transitions. */
@TestComponent
final class ReleaseData {
    static final String SELLER = "smirnova.ok";
    static final String UNDERWRITER = "gromov.va";
    static final String LAST_NAME = "Каргопольцева";
    static final String FORMER_NAME = "Черноусова";
    static final String ANSWERED_MESSAGE = "urn:uuid:5f0c1f1e-answered";
    static final String ANSWER = "<done/>";

    private final UnifiedStore store;
    private final Users users;
    private final Homes homes;
    private final Journal journal;
    private final Batches batches;
    private final UsageCounter usage;

    ReleaseData(UnifiedStore store, Users users, Homes homes, Journal journal, Batches batches, UsageCounter usage) {
        this.store = store;
        this.users = users;
        this.homes = homes;
        this.journal = journal;
        this.batches = batches;
        this.usage = usage;
    }

    /** Everything but what waits for the broker. */
    void make() {
        HubUser seller = user(SELLER, "sales");
        HubUser underwriter = user(UNDERWRITER, "underwriting");
        RecordId client = create(seller);
        RecordId spouse = create(underwriter);
        for (Operation operation : List.of(Operation.UPDATE, Operation.SET_STATE)) {
            done(open(seller, operation, client, Optional.empty()));
        }
        done(open(seller, Operation.UPDATE, client, Optional.of(ANSWERED_MESSAGE)));
        tie(underwriter, client, spouse);
        delete(seller);
        notMapped(seller);
        early(seller, client);
        end(seller);
        inDoubt(underwriter, spouse);
        moved();
        usage.count(seller.id(), "forsage", "contact", Operation.UPDATE);
    }

    /** What is committed while the broker is away: an event that is not published, and a write that is still open. */
    void makeWithoutBroker() {
        HubUser seller = users.byLogin(SELLER).orElseThrow();
        create(seller);
        open(seller, Operation.UPDATE, newClient(), Optional.empty());
    }

    private RecordId create(HubUser user) {
        RecordId client = newClient();
        done(open(user, Operation.CREATE, client, Optional.of("urn:uuid:" + client.id())));
        return client;
    }

    private void delete(HubUser user) {
        RecordId client = create(user);
        done(opened(intent(user, new Change(Operation.DELETE, client, Attributes.NONE), client, Optional.empty())));
    }

    private void tie(HubUser user, RecordId client, RecordId other) {
        Association association = new Association("spouse", List.of(other));
        Change change = new Change(Operation.ASSOCIATE, client, Attributes.NONE, Optional.of(association));
        done(opened(intent(user, change, client, Optional.empty())));
    }

    private void notMapped(HubUser user) {
        Intent intent = new Intent(
                ExchangeIds.next(),
                Optional.empty(),
                "hash",
                user,
                Way.FACADE,
                "forsage",
                homes.homeOf(user.id()),
                List.of(),
                Optional.empty(),
                new Ref("forsage", "frs_discount", UUID.randomUUID().toString()),
                Optional.empty(),
                "Update frs_discount");
        done(opened(intent));
    }

    /** Of a day for which there is no partition, as when the database was away at midnight. */
    private void early(HubUser user, RecordId client) {
        UUID first = ExchangeIds.first(Instant.now().minus(Duration.ofDays(40)));
        UUID id = new UUID(
                first.getMostSignificantBits() | 0x7000L, UUID.randomUUID().getLeastSignificantBits());
        Intent today = intent(user, update(client), client, Optional.empty());
        done(opened(new Intent(
                id,
                today.messageId(),
                today.payloadHash(),
                today.user(),
                today.way(),
                today.dialectSystem(),
                today.home(),
                today.mirrors(),
                today.change(),
                today.asked(),
                today.before(),
                today.operationLabel())));
    }

    private void end(HubUser user) {
        Step refusal = step("home", "forsage", Outcome.FAILED);
        journal.refused(
                open(user, Operation.UPDATE, newClient(), Optional.of("urn:uuid:" + UUID.randomUUID())),
                new Ending(List.of(refusal), Why.plain("forsage refused it"), Optional.of(answer("<fault/>"))));
        journal.reversed(
                open(user, Operation.UPDATE, newClient(), Optional.empty()),
                new Ending(
                        List.of(step("mirror", "loris", Outcome.FAILED), step("undo", "forsage", Outcome.UPDATED)),
                        "loris refused it"));
        journal.failed(
                open(user, Operation.UPDATE, newClient(), Optional.of("urn:uuid:" + UUID.randomUUID())),
                new Ending(List.of(), "forsage cannot be reached"));
    }

    /** One is in doubt, one has been looked at in vain, one was settled after all. */
    private void inDoubt(HubUser user, RecordId client) {
        doubt(open(user, Operation.UPDATE, client, Optional.of("urn:uuid:" + UUID.randomUUID())));
        OpenExchange looked = open(user, Operation.UPDATE, newClient(), Optional.empty());
        doubt(looked);
        doubt(journal.resume(looked.id()).orElseThrow());
        OpenExchange settled = open(user, Operation.UPDATE, newClient(), Optional.empty());
        doubt(settled);
        done(journal.resume(settled.id()).orElseThrow());
    }

    private void doubt(OpenExchange exchange) {
        journal.inDoubt(exchange, List.of(step("home", "loris", Outcome.UPDATED)), "forsage did not answer in time");
    }

    private void moved() {
        List<String> logins = List.of("petrov.aa", "sidorov.bb");
        logins.forEach(login -> user(login, "sales"));
        BatchView batch = batches.create(
                new NewBatch("sales-1", "loris", logins, Optional.empty(), Optional.empty()), "engineer");
        batches.switchOver(batch.id(), "engineer");
        user("orlova.cc", "sales");
        batches.create(
                new NewBatch("sales-2", "loris", List.of("orlova.cc"), Optional.empty(), Optional.empty()), "engineer");
    }

    private HubUser user(String login, String department) {
        RecordId id = new RecordId("user", UUID.randomUUID());
        Attributes attributes = new Attributes(Map.of("login", "BANK\\" + login, "department", department));
        store.loadAll("user", List.of(new CanonicalRecord(id, attributes)).iterator());
        return users.byLogin(login).orElseThrow();
    }

    private void done(OpenExchange exchange) {
        Optional<Change> change = exchange.intent().change();
        boolean created =
                change.filter(made -> made.operation() == Operation.CREATE).isPresent();
        List<NewLink> links = created
                ? List.of(new NewLink(exchange.intent().asked(), change.get().record()))
                : List.of();
        List<Step> steps = List.of(step("home", "forsage", Outcome.UPDATED), step("mirror", "loris", Outcome.UPDATED));
        journal.done(exchange, new Settlement(steps, change, links, answer(ANSWER)));
    }

    private OpenExchange open(HubUser user, Operation operation, RecordId client, Optional<String> message) {
        return opened(intent(user, new Change(operation, client, person()), client, message));
    }

    private OpenExchange opened(Intent intent) {
        return ((Opening.Opened) journal.open(intent)).exchange();
    }

    private Intent intent(HubUser user, Change change, RecordId client, Optional<String> message) {
        return new Intent(
                ExchangeIds.next(),
                message,
                "hash",
                user,
                Way.FACADE,
                "forsage",
                homes.homeOf(user.id()),
                List.of("loris"),
                Optional.of(change),
                new Ref("forsage", "contact", client.id().toString()),
                change.operation() == Operation.CREATE
                        ? Optional.empty()
                        : Optional.of(new Attributes(Map.of("lastName", FORMER_NAME))),
                change.operation() + " contact");
    }

    private static Change update(RecordId client) {
        return new Change(Operation.UPDATE, client, person());
    }

    private static Attributes person() {
        return new Attributes(Map.of(
                "lastName",
                LAST_NAME,
                "birthDate",
                LocalDate.of(1981, 2, 28),
                "monthlyIncome",
                new Money(new BigDecimal("150000.50"), "RUB")));
    }

    private static Step step(String name, String system, Outcome outcome) {
        return new Step(name, system, outcome, Instant.now(), Duration.ofMillis(7), Optional.empty());
    }

    private static StoredAnswer answer(String text) {
        return new StoredAnswer(200, "text/xml", text.getBytes(StandardCharsets.UTF_8));
    }

    private static RecordId newClient() {
        return new RecordId("client", UUID.randomUUID());
    }
}
