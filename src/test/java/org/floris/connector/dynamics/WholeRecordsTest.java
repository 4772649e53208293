package org.floris.connector.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Operation;
import org.floris.canonical.Ref;
import org.floris.connector.Actor;
import org.floris.connector.Connector;
import org.floris.connector.Option;
import org.floris.connector.RecordImage;
import org.floris.connector.Reference;
import org.floris.connector.Sum;
import org.floris.connector.SystemChange;
import org.floris.connector.SystemQuery;
import org.floris.connector.WriteAnswer;
import org.floris.sandbox.SandboxServer;
import org.floris.sandbox.SandboxSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What hangs on a record goes with it, and comes back with it. */
class WholeRecordsTest {
    private static SandboxServer sandbox;
    private static Hub hub;
    private static Connector forsage;

    @BeforeAll
    static void start() {
        sandbox = SandboxServer.start(SandboxSettings.inMemory(20));
        sandbox.awaitReady();
        hub = Hub.start(Map.of("forsage", sandbox.address("forsage").toString()));
        forsage = hub.connector("forsage");
    }

    @AfterAll
    static void stop() {
        hub.close();
        sandbox.close();
    }

    @Test
    void everythingThatADeleteTakesIsSeenBeforeAndComesBack() {
        Reference owner = users().get(3);
        Ref client = create("contact", Map.of("lastname", "Уходящий", "nickname", "гость", "ownerid", owner));
        Reference toClient = new Reference("contact", client.id());
        Ref employee = create("contact", Map.of("lastname", "Сотрудник", "parentcustomerid", toClient));
        Ref visit = create("frs_visit", Map.of("frs_name", "Визит", "frs_contactid", toClient));
        Ref gift = create(
                "frs_gift",
                Map.of("frs_name", "Ручка", "frs_contactid", toClient, "frs_price", new Sum(new BigDecimal("99.9"))));
        Ref call = create(
                "phonecall", Map.of("subject", "Звонок", "regardingobjectid", toClient, "to", List.of(users().get(1))));
        Ref note = create("annotation", Map.of("notetext", "x", "objectid", new Reference("phonecall", call.id())));
        setState(call, 1, 4);
        Ref other = create("contact", Map.of("lastname", "Заёмщик"));
        Ref application =
                create("opportunity", Map.of("name", "Ипотека", "customerid", new Reference("contact", other.id())));
        write(new SystemChange(
                Operation.ASSOCIATE,
                application,
                Map.of(),
                Optional.of(new SystemChange.Tie("frs_opportunity_contact", List.of(toClient)))));
        setState(client, 1, 2);

        RecordImage before = whole(client);

        assertThat(before.pointers())
                .containsExactlyInAnyOrder(
                        new RecordImage.Pointer(employee, "parentcustomerid"),
                        new RecordImage.Pointer(visit, "frs_contactid"));
        assertThat(before.children()).extracting(RecordImage::ref).containsExactlyInAnyOrder(gift, call);
        assertThat(before.ties())
                .containsExactly(new SystemChange.Tie(
                        "frs_opportunity_contact", List.of(new Reference("opportunity", application.id()))));
        Map<Ref, Object> was = lasting(before, employee, visit, note);

        write(new SystemChange(Operation.DELETE, client, Map.of()));
        for (Ref gone : List.of(client, gift, call, note)) {
            assertThat(forsage.read(gone, Set.of(), Actor.HUB)).isEmpty();
        }
        assertThat(read(employee)).doesNotContainKey("parentcustomerid");

        forsage.recreation(before).forEach(WholeRecordsTest::write);

        assertThat(lasting(whole(client), employee, visit, note)).isEqualTo(was);
        assertThat(read(client)).containsEntry("statecode", new Option(1));
        assertThat(((Reference) read(client).get("ownerid")).id()).isEqualTo(owner.id());
        assertThat(read(call)).containsEntry("statuscode", new Option(4));
    }

    @Test
    void whatTooMuchHangsOnIsRefusedBeforehand() {
        Ref client = create("contact", Map.of("lastname", "Работодатель"));
        Reference toClient = new Reference("contact", client.id());
        for (int i = 0; i < 3; i++) {
            create("contact", Map.of("lastname", "Сотрудник", "parentcustomerid", toClient));
        }

        assertThat(forsage.readWhole(client, 3, Actor.HUB)).isPresent();
        assertThatThrownBy(() -> forsage.readWhole(client, 2, Actor.HUB))
                .isInstanceOfSatisfying(FlorisException.class, refused -> assertThat(refused.code())
                        .isEqualTo(ErrorCode.CANNOT_BE_UNDONE))
                .hasMessageContaining("more than 2 other records")
                .hasMessageContaining("forsage");
    }

    @Test
    void whoMayNotLoseTheRecordForbidsItsDelete() {
        Ref client = create("contact", Map.of("lastname", "Заёмщик"));
        create("opportunity", Map.of("name", "Ипотека", "customerid", new Reference("contact", client.id())));

        assertThat(forsage.write(new SystemChange(Operation.DELETE, client, Map.of()), Actor.HUB))
                .isInstanceOfSatisfying(
                        WriteAnswer.Refused.class,
                        refused -> assertThat(refused.refusal().message()).contains("associated"));
        assertThat(whole(client).pointers()).isEmpty();
    }

    private static Map<Ref, Object> lasting(RecordImage image, Ref... others) {
        Map<Ref, Object> all = new HashMap<>();
        collect(image, all);
        for (Ref other : others) {
            all.put(other, lasting(read(other)));
        }
        return all;
    }

    private static void collect(RecordImage image, Map<Ref, Object> all) {
        all.put(
                image.ref(),
                List.of(lasting(image.record().values()), Set.copyOf(image.ties()), Set.copyOf(image.pointers())));
        image.children().forEach(child -> collect(child, all));
    }

    private static Map<String, Object> lasting(Map<String, Object> values) {
        Map<String, Object> lasting = new TreeMap<>(values);
        lasting.keySet().removeAll(Set.of("createdon", "createdby", "modifiedon", "modifiedby", "versionnumber"));
        return lasting;
    }

    private static RecordImage whole(Ref ref) {
        return forsage.readWhole(ref, 100, Actor.HUB).orElseThrow();
    }

    private static Map<String, Object> read(Ref ref) {
        return forsage.read(ref, Set.of(), Actor.HUB).orElseThrow().values();
    }

    private static Ref create(String entity, Map<String, Object> values) {
        Ref ref = new Ref("forsage", entity, UUID.randomUUID().toString());
        write(new SystemChange(Operation.CREATE, ref, values));
        return ref;
    }

    private static void setState(Ref ref, int state, int status) {
        write(new SystemChange(
                Operation.SET_STATE, ref, Map.of("statecode", new Option(state), "statuscode", new Option(status))));
    }

    private static void write(SystemChange change) {
        assertThat(forsage.write(change, Actor.HUB)).isInstanceOf(WriteAnswer.Written.class);
    }

    private static List<Reference> users() {
        return forsage.query(SystemQuery.all("systemuser", List.of(), 5), Actor.HUB).records().stream()
                .map(user -> new Reference("systemuser", user.ref().id()))
                .toList();
    }
}
