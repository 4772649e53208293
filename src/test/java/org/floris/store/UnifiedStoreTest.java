package org.floris.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.floris.canonical.Association;
import org.floris.canonical.Attributes;
import org.floris.canonical.CanonicalRecord;
import org.floris.canonical.Change;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@CoreTestContext
class UnifiedStoreTest {
    @Autowired
    private UnifiedStore store;

    @Autowired
    private LinkTable links;

    @Autowired
    private Users users;

    @Autowired
    private Homes homes;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void everyEntityGivesBackWhatWasWritten() {
        for (String entity :
                Stream.concat(store.entities().stream(), Stream.of("guarantee")).toList()) {
            RecordId record = newRecord(entity);
            Attributes attributes = CanonicalJsonTest.everyKind();
            apply(new Change(Operation.CREATE, record, attributes));
            Map<String, Object> kept = new HashMap<>(attributes.values());
            kept.remove("cleared");
            assertThat(store.find(record).orElseThrow().attributes().values())
                    .as(entity)
                    .isEqualTo(kept);
        }
    }

    @Test
    void changesAreLaidOverEachOtherAndApplyingTwiceDoesNoHarm() {
        RecordId record = newRecord("client");
        apply(change(Operation.UPDATE, record, Map.of("lastName", "Petrov", "children", 2L)));
        Change create = change(Operation.CREATE, record, Map.of("lastName", "Ivanov"));
        apply(create);
        apply(create);
        Map<String, Object> cleared = new HashMap<>();
        cleared.put("children", null);
        apply(change(Operation.UPDATE, record, cleared));
        RecordId owner = newRecord("user");
        apply(change(Operation.ASSIGN, record, Map.of("owner", owner)));
        apply(change(Operation.SET_STATE, record, Map.of("state", "inactive")));
        assertThat(store.find(record).orElseThrow().attributes().values())
                .isEqualTo(Map.of("lastName", "Ivanov", "owner", owner, "state", "inactive"));
        apply(change(Operation.DELETE, record, Map.of()));
        apply(change(Operation.DELETE, record, Map.of()));
        assertThat(store.find(record)).isEmpty();
    }

    @Test
    void whatRecordsAreFoundByFollowsEachChangeAndNothingElseOfThemMoves() {
        RecordId record = newRecord("client");
        RecordId owner = newRecord("user");
        apply(change(Operation.CREATE, record, Map.of("lastName", "Petrov", "firstName", "Ivan", "owner", owner)));
        Map<String, Object> created = row(record);

        apply(change(Operation.UPDATE, record, Map.of("description", "called", "children", 2L)));

        Map<String, Object> described = row(record);
        assertThat(described)
                .containsEntry("version", 1L)
                .containsEntry("name", "Petrov Ivan")
                .containsEntry("owner_id", owner.id())
                .containsEntry("created_at", created.get("created_at"));
        assertThat((Timestamp) described.get("changed_at")).isAfter((Timestamp) created.get("changed_at"));

        apply(change(Operation.UPDATE, record, Map.of("firstName", "Pyotr")));
        apply(change(Operation.SET_STATE, record, Map.of("state", "inactive")));

        assertThat(row(record))
                .containsEntry("version", 3L)
                .containsEntry("name", "Petrov Pyotr")
                .containsEntry("state", "inactive")
                .containsEntry("kind", "person")
                .containsEntry("created_at", created.get("created_at"));
        assertThat(store.find(record).orElseThrow().attributes().names())
                .containsExactlyInAnyOrder("lastName", "firstName", "owner", "description", "children", "state");
    }

    @Test
    void twoWhoCreateTheSameAtTheSameMomentDoNotOverwriteEachOther() throws Exception {
        RecordId record = newRecord("lead");
        Change first = change(Operation.CREATE, record, Map.of("subject", "mortgage", "rating", "hot"));
        Change second = change(Operation.CREATE, record, Map.of("subject", "mortgage"));
        CompletableFuture<Void> other = new TransactionTemplate(transactions).execute(status -> {
            store.apply(first);
            CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> apply(second));
            awaitAnInsertThatWaits();
            return waiting;
        });

        assertThat(other)
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableThat()
                .havingRootCause()
                .isInstanceOf(ConcurrencyFailureException.class);
        apply(second);
        assertThat(store.find(record).orElseThrow().attributes().values())
                .isEqualTo(Map.of("subject", "mortgage", "rating", "hot"));
    }

    private void awaitAnInsertThatWaits() {
        while (!jdbc.sql("select exists (select from pg_locks where locktype = 'transactionid' and not granted)")
                .query(Boolean.class)
                .single()) {
            Thread.onSpinWait();
        }
    }

    private Map<String, Object> row(RecordId client) {
        return jdbc.sql("select * from party where id = ?")
                .param(client.id())
                .query()
                .singleRow();
    }

    @Test
    void aChangeIsAppliedOnlyInsideATransaction() {
        assertThatThrownBy(() -> store.apply(change(Operation.CREATE, newRecord("lead"), Map.of())))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void partiesAreFoundByIdentifiersWhateverTheirSpelling() {
        RecordId record = newRecord("client");
        apply(change(
                Operation.CREATE,
                record,
                Map.of(
                        "mobilePhone", "8 (916) 123-45-67",
                        "email", " Ivan@Example.RU ",
                        "passportSeries", "45 10",
                        "passportNumber", "123456")));
        assertThat(store.partiesBy("phone", "+7 916 1234567")).containsExactly(record);
        assertThat(store.partiesBy("email", "ivan@example.ru")).containsExactly(record);
        assertThat(store.partiesBy("passport", "4510 123456")).containsExactly(record);
        apply(change(Operation.UPDATE, record, Map.of("mobilePhone", "+79030000000")));
        assertThat(store.partiesBy("phone", "89161234567")).isEmpty();
        assertThat(store.partiesBy("phone", "9030000000")).containsExactly(record);
        assertThat(store.partiesBy("passport", "4510 123456")).containsExactly(record);
        Map<String, Object> cleared = new HashMap<>();
        cleared.put("email", null);
        cleared.put("passportSeries", "46 11");
        apply(change(Operation.UPDATE, record, cleared));
        assertThat(store.partiesBy("email", "ivan@example.ru")).isEmpty();
        assertThat(store.partiesBy("passport", "4510 123456")).isEmpty();
        assertThat(store.partiesBy("passport", "4611 123456")).containsExactly(record);
        assertThat(store.partiesBy("phone", "9030000000")).containsExactly(record);
    }

    @Test
    void recordsAreTiedAndUntied() {
        RecordId application = newRecord("application");
        RecordId first = newRecord("client");
        RecordId second = newRecord("client");
        apply(associate(Operation.ASSOCIATE, application, first, second));
        apply(associate(Operation.ASSOCIATE, application, first));
        assertThat(store.related(application, "coBorrower")).containsExactly(first, second);
        apply(associate(Operation.DISASSOCIATE, application, first));
        assertThat(store.related(application, "coBorrower")).containsExactly(second);
    }

    @Test
    void fiftyThousandRecordsAreLoadedCountedAndScannedInOrder() {
        int size = 50_000;
        jdbc.sql("delete from party where entity = 'partner'").update();
        long begun = System.nanoTime();
        long loaded = store.loadAll(
                "partner",
                LongStream.range(0, size)
                        .mapToObj(i -> new CanonicalRecord(
                                new RecordId("partner", new UUID(i << 32, i)),
                                new Attributes(
                                        Map.of("name", "ООО «Ромашка» №" + i, "inn", "77" + i, "category", "realtor"))))
                        .iterator());
        System.out.printf("COPY of %d records with identifiers: %d ms%n", size, millisSince(begun));
        assertThat(loaded).isEqualTo(size);
        assertThat(store.count("partner")).isEqualTo(size);

        Optional<UUID> after = Optional.empty();
        String last = "";
        int scanned = 0;
        List<CanonicalRecord> page;
        do {
            page = store.scan("partner", after, 7_000);
            for (CanonicalRecord record : page) {
                assertThat(record.id().id().toString()).isGreaterThan(last);
                last = record.id().id().toString();
            }
            scanned += page.size();
            after = page.isEmpty()
                    ? after
                    : Optional.of(page.get(page.size() - 1).id().id());
        } while (page.size() == 7_000);
        assertThat(scanned).isEqualTo(size);

        store.loadAll("partner", page.iterator());
        assertThat(store.count("partner")).isEqualTo(size);
    }

    @Test
    void linksAreUniqueBothWaysAndLoadedInBulk() {
        RecordId record = newRecord("client");
        Ref ref = new Ref("forsage", "contact", record.id().toString());
        links.link(ref, record);
        links.link(ref, record);
        assertThat(links.recordOf(ref)).contains(record);
        assertThat(links.refIn("forsage", record)).contains(ref);
        assertThatThrownBy(() -> links.link(ref, newRecord("client"))).isInstanceOf(FlorisException.class);
        assertThatThrownBy(() -> links.link(new Ref("forsage", "contact", "other"), record))
                .isInstanceOf(FlorisException.class);
        long begun = System.nanoTime();
        links.loadLinks(LongStream.range(0, 50_000)
                .mapToObj(i -> new NewLink(new Ref("abs", "person", "" + i), newRecord("client")))
                .iterator());
        System.out.printf("COPY of 50000 links: %d ms%n", millisSince(begun));
        assertThat(links.count("abs")).isEqualTo(50_000);
        assertThat(links.unlink(record, List.of("loris"))).isEmpty();
        assertThat(links.unlink(record, List.of("forsage", "loris"))).containsExactly(ref);
        assertThat(links.recordOf(ref)).isEmpty();
        assertThat(links.refIn("forsage", record)).isEmpty();
    }

    @Test
    void aLinkThatIsRolledBackIsNotRemembered() {
        RecordId record = newRecord("client");
        Ref ref = new Ref("loris", "contact", record.id().toString());
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            links.link(ref, record);
            assertThat(links.recordOf(ref)).contains(record);
            status.setRollbackOnly();
        });
        assertThat(links.recordOf(ref)).isEmpty();
    }

    @Test
    void usersAreFoundByLoginAndByTheirIdsInTheSystemsAndLiveWhereTheirDepartmentDoes() {
        RecordId underwriter = newRecord("user");
        store.loadAll(
                "user",
                List.of(new CanonicalRecord(
                                underwriter,
                                new Attributes(Map.of(
                                        "login",
                                        "BANK\\O.Orlova",
                                        "lastName",
                                        "Orlova",
                                        "firstName",
                                        "Olga",
                                        "department",
                                        "underwriting"))))
                        .iterator());
        links.loadLinks(List.of(new NewLink(new Ref("loris", "systemuser", "abc-1"), underwriter))
                .iterator());
        HubUser found = users.byLogin("bank\\o.orlova").orElseThrow();
        assertThat(found).isEqualTo(new HubUser(underwriter.id(), "o.orlova", "Orlova Olga", "underwriting"));
        assertThat(users.byLogin("O.ORLOVA")).contains(found);
        assertThat(users.bySystemId("loris", "ABC-1")).contains(found);
        assertThat(users.idIn("loris", found.id())).contains("abc-1");
        assertThat(users.byLogin("nobody")).isEmpty();
        assertThat(homes.homeOf(found.id())).isEqualTo(new Home(found.id(), "loris", 1, false));
    }

    @Test
    void linkLookUpsAreAnsweredFromTheIndexAlone() {
        jdbc.sql("vacuum analyze link").update();
        assertThat(plan("select record_entity, record_id from link where system='abs' and entity='person' and id='7'"))
                .contains("Index Only Scan");
        assertThat(plan("select entity, id from link where record_id = '" + UUID.randomUUID()
                        + "' and record_entity = 'client' and system = 'abs'"))
                .contains("Index Only Scan");
    }

    private String plan(String sql) {
        List<String> lines = new TransactionTemplate(transactions).execute(status -> {
            jdbc.sql("set local enable_seqscan = off").update();
            return jdbc.sql("explain " + sql).query(String.class).list();
        });
        return String.join("\n", lines);
    }

    private void apply(Change change) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> store.apply(change));
    }

    private static Change change(Operation operation, RecordId record, Map<String, Object> values) {
        return new Change(operation, record, new Attributes(values));
    }

    private static Change associate(Operation operation, RecordId record, RecordId... related) {
        return new Change(
                operation, record, Attributes.NONE, Optional.of(new Association("coBorrower", List.of(related))));
    }

    private static RecordId newRecord(String entity) {
        return new RecordId(entity, UUID.randomUUID());
    }

    private static long millisSince(long begun) {
        return (System.nanoTime() - begun) / 1_000_000;
    }
}
