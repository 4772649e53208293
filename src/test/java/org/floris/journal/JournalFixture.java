package org.floris.journal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
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
import org.floris.canonical.Outcome;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.store.Homes;
import org.floris.store.HubUser;
import org.floris.store.NewLink;
import org.floris.store.UnifiedStore;
import org.floris.store.Users;
import org.springframework.boot.test.context.TestComponent;

/** Users, intents and settlements as the bridge makes them. */
@TestComponent
final class JournalFixture {
    private final UnifiedStore store;
    private final Users users;
    private final Homes homes;

    JournalFixture(UnifiedStore store, Users users, Homes homes) {
        this.store = store;
        this.users = users;
        this.homes = homes;
    }

    HubUser newUser(String department) {
        RecordId id = new RecordId("user", UUID.randomUUID());
        String login = "u" + id.id().toString().substring(0, 8);
        store.loadAll(
                "user",
                List.of(new CanonicalRecord(
                                id, new Attributes(Map.of("login", "BANK\\" + login, "department", department))))
                        .iterator());
        return users.byLogin(login).orElseThrow();
    }

    void moveTo(String system, HubUser user) {
        UUID batch = UUID.randomUUID();
        homes.beginMove(batch, Set.of(user.id()), Instant.now().plusSeconds(60));
        homes.flip(batch, Set.of(user.id()), system);
    }

    Intent update(HubUser user, RecordId record) {
        return intent(user, Operation.UPDATE, record, Optional.empty(), "hash");
    }

    Intent create(HubUser user, RecordId record) {
        return intent(user, Operation.CREATE, record, Optional.empty(), "hash");
    }

    Intent message(HubUser user, RecordId record, String messageId, String payloadHash) {
        return intent(user, Operation.UPDATE, record, Optional.of(messageId), payloadHash);
    }

    /** The same message of the same user, as it would come in by another way. */
    static Intent by(Way way, String dialectSystem, Intent intent) {
        return new Intent(
                ExchangeIds.next(),
                intent.messageId(),
                intent.payloadHash(),
                intent.user(),
                way,
                dialectSystem,
                intent.home(),
                intent.mirrors(),
                intent.change(),
                intent.asked(),
                intent.before(),
                intent.operationLabel());
    }

    Intent update(HubUser user, RecordId record, Attributes attributes) {
        return intent(user, new Change(Operation.UPDATE, record, attributes), Optional.empty(), "hash");
    }

    /** As the bridge does: the turn first, then whatever {@code before} reads. */
    Intent update(HubUser user, RecordId record, OptionalLong turn) {
        Intent intent = update(user, record);
        return new Intent(
                intent.exchangeId(),
                intent.messageId(),
                intent.payloadHash(),
                intent.user(),
                intent.way(),
                intent.dialectSystem(),
                intent.home(),
                intent.mirrors(),
                intent.change(),
                intent.asked(),
                intent.before(),
                intent.operationLabel(),
                turn);
    }

    Intent of(HubUser user, Change change) {
        return intent(user, change, Optional.empty(), "hash");
    }

    private Intent intent(
            HubUser user, Operation operation, RecordId record, Optional<String> messageId, String payloadHash) {
        Attributes attributes = new Attributes(Map.of("lastName", "Novaya"));
        return intent(user, new Change(operation, record, attributes), messageId, payloadHash);
    }

    private Intent intent(HubUser user, Change change, Optional<String> messageId, String payloadHash) {
        return new Intent(
                ExchangeIds.next(),
                messageId,
                payloadHash,
                user,
                Way.FACADE,
                "forsage",
                homes.homeOf(user.id()),
                List.of("loris"),
                Optional.of(change),
                new Ref("forsage", "contact", change.record().id().toString()),
                Optional.of(new Attributes(Map.of("lastName", "Staraya"))),
                change.operation() + " contact");
    }

    /** As for a message that home carries out on several records. */
    Intent together(HubUser user, RecordId... records) {
        return new Intent(
                ExchangeIds.next(),
                Optional.empty(),
                "hash",
                user,
                Way.FACADE,
                "forsage",
                homes.homeOf(user.id()),
                List.of("loris"),
                Optional.empty(),
                new Ref("forsage", "contact", records[0].id().toString()),
                Optional.empty(),
                "Merge contact",
                OptionalLong.empty(),
                Optional.empty(),
                List.of(records));
    }

    static Settlement settled(Intent intent) {
        return new Settlement(steps(), intent.change(), List.of(), answer("done"));
    }

    static Settlement created(Intent intent) {
        RecordId record = intent.change().orElseThrow().record();
        return new Settlement(
                steps(),
                intent.change(),
                List.of(
                        new NewLink(intent.asked(), record),
                        new NewLink(
                                new Ref("loris", "contact", UUID.randomUUID().toString()), record)),
                answer("created"));
    }

    static List<Step> steps() {
        Instant now = Instant.now();
        return List.of(
                new Step("home", "forsage", Outcome.UPDATED, now, Duration.ofMillis(5), Optional.empty()),
                new Step("mirror", "loris", Outcome.UPDATED, now, Duration.ofMillis(7), Optional.empty()));
    }

    static StoredAnswer answer(String text) {
        return new StoredAnswer(200, "text/xml", text.getBytes(StandardCharsets.UTF_8));
    }

    static RecordId client() {
        return new RecordId("client", UUID.randomUUID());
    }

    static OpenExchange opened(Opening opening) {
        return ((Opening.Opened) opening).exchange();
    }
}
