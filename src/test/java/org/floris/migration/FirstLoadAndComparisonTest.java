package org.floris.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.floris.Floris;
import org.floris.canonical.Attributes;
import org.floris.canonical.CanonicalRecord;
import org.floris.canonical.Change;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.connector.Actor;
import org.floris.connector.Connectors;
import org.floris.connector.Maintenance;
import org.floris.connector.SystemChange;
import org.floris.connector.WriteAnswer;
import org.floris.journal.DeferredChanges;
import org.floris.journal.DeferredFilter;
import org.floris.journal.NewReplay;
import org.floris.journal.Replays;
import org.floris.migration.ComparisonView.Difference;
import org.floris.sandbox.FaultRule;
import org.floris.sandbox.SandboxServer;
import org.floris.store.Homes;
import org.floris.store.HubUser;
import org.floris.store.LinkTable;
import org.floris.store.TestDatabase;
import org.floris.store.UnifiedStore;
import org.floris.store.Users;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.client.RestClient;

/** Against the real wire of both simulated CRMs, with a page so small that there are many. */
@SpringBootTest(
        classes = Floris.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "floris.sandbox.clients=150",
            "floris.sandbox.forsage.port=0",
            "floris.sandbox.loris.port=0",
            "floris.sandbox.forsage.plugin-enabled=false",
            "floris.conflicts.scan=false",
            "floris.migration-page-size=40"
        })
@ActiveProfiles("sandbox")
@ContextConfiguration(initializers = TestDatabase.Initializer.class)
class FirstLoadAndComparisonTest {
    @Autowired
    private FirstLoad firstLoad;

    @Autowired
    private Comparisons comparisons;

    @Autowired
    private Connectors connectors;

    @Autowired
    private UnifiedStore store;

    @Autowired
    private LinkTable links;

    @Autowired
    private LoadTable table;

    @Autowired
    private Users users;

    @Autowired
    private Homes homes;

    @Autowired
    private DeferredChanges deferred;

    @Autowired
    private Maintenance maintenance;

    @Autowired
    private Replays replays;

    @Autowired
    private SandboxServer sandbox;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void freshDirectory(DynamicPropertyRegistry registry) throws IOException {
        Path directory = Files.createTempDirectory("floris-first-load");
        registry.add("floris.data-directory", directory::toString);
    }

    @BeforeEach
    void loaded() {
        await(() -> firstLoad.progress().state() == FirstLoadProgress.State.DONE);
    }

    @Test
    void afterTheFirstLoadAllThreeAreTheSame() {
        FirstLoadProgress progress = firstLoad.progress();
        assertThat(progress.links()).isGreaterThan(progress.records());
        assertThat(progress.entities())
                .allSatisfy(entity -> assertThat(entity.state()).isEqualTo(FirstLoadProgress.State.DONE));
        ComparisonView comparison = compare();
        assertThat(comparison.entities())
                .flatExtracting(ComparisonView.EntityView::examples)
                .isEmpty();
        assertThat(comparison.state()).as(comparison.reason()).isEqualTo(ComparisonView.State.SAME);
        assertThat(comparison.entities())
                .filteredOn(entity -> entity.entity().equals("client"))
                .singleElement()
                .satisfies(clients -> assertThat(clients.counts().get("store")).isGreaterThanOrEqualTo(150));
    }

    @Test
    void aChangeBehindTheHubsBackIsFoundInEachOfTheThree() {
        CanonicalRecord client = linkedClient();
        Object lastName = client.attributes().get("lastName");
        for (String system : List.of("forsage", "loris")) {
            write(system, client, "Иной");
            assertThat(differences(compare()))
                    .containsExactly(new Difference(client.id().toString(), system, "differs", List.of("lastName")));
            write(system, client, lastName.toString());
            assertThat(differences(compare())).isEmpty();
        }
        put(client, client.attributes().with(new Attributes(Map.of("lastName", "Иной"))));
        assertThat(differences(compare())).extracting(Difference::system).containsExactlyInAnyOrder("forsage", "loris");
        put(client, client.attributes());
        assertThat(differences(compare())).isEmpty();
    }

    @Test
    void aLoadThatWasBrokenOffGoesOnWhereItStopped() {
        long before = links.count("forsage");
        loadAgain("task");
        assertThat(links.count("forsage")).isEqualTo(before);
        assertThat(compare().state()).isEqualTo(ComparisonView.State.SAME);
    }

    @Test
    void whatAMirrorIsStillOwedIsNotTakenBackByALoad() {
        RecordId changed = linked("client").id();
        RecordId deleted = linked("task").id();
        refuse("Update", changed);
        refuse("Delete", deleted);
        maintenance.begin("forsage", "New release tonight", "test");
        try {
            call(
                    "Update",
                    "<Update xmlns='SERVICES' xmlns:i='http://www.w3.org/2001/XMLSchema-instance'><entity"
                            + " xmlns:a='http://schemas.microsoft.com/xrm/2011/Contracts'><a:Attributes"
                            + " xmlns:b='http://schemas.datacontract.org/2004/07/System.Collections.Generic'>"
                            + "<a:KeyValuePairOfstringanyType><b:key>lastname</b:key><b:value i:type='c:string'"
                            + " xmlns:c='http://www.w3.org/2001/XMLSchema'>Новая</b:value></a:KeyValuePairOfstringanyType>"
                            + "</a:Attributes><a:EntityState i:nil='true'/><a:FormattedValues/><a:Id>%s</a:Id>"
                                    .formatted(inLoris(changed))
                            + "<a:LogicalName>contact</a:LogicalName><a:RelatedEntities/></entity></Update>");
            call(
                    "Delete",
                    "<Delete xmlns='SERVICES'><entityName>task</entityName><id>%s</id></Delete>"
                            .formatted(inLoris(deleted)));
            assertThat(deferred.of(List.of(changed, deleted)))
                    .extracting(Change::operation)
                    .containsExactly(Operation.UPDATE, Operation.DELETE);

        } finally {
            maintenance.end("forsage", "test");
        }
        // Forsage can be read, but does not take what it is owed.
        await(() -> jdbc.sql("select count(*) from deferred_change where state = 'PARKED'")
                        .query(Long.class)
                        .single()
                == 2);

        loadAgain("client");
        loadAgain("task");

        assertThat(store.find(changed).orElseThrow().attributes().get("lastName"))
                .isEqualTo("Новая");
        assertThat(store.find(deleted)).isEmpty();

        sandbox.faults("forsage").clear();
        replays.start(new NewReplay(DeferredFilter.ALL, Map.of(), false, 1000), "test");
        await(() -> deferred.of(List.of(changed, deleted)).isEmpty());
        assertThat(compare().state()).isEqualTo(ComparisonView.State.SAME);
    }

    private void refuse(String operation, RecordId record) {
        UUID inForsage =
                UUID.fromString(links.refIn("forsage", record).orElseThrow().id());
        sandbox.faults("forsage")
                .add(new FaultRule(
                        null,
                        FaultRule.Kind.REFUSAL,
                        operation,
                        null,
                        inForsage,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    private String inLoris(RecordId record) {
        return links.refIn("loris", record).orElseThrow().id();
    }

    /** By somebody who lives in loris. */
    private void call(String operation, String body) {
        String services = "http://schemas.microsoft.com/xrm/2011/Contracts/Services";
        RestClient.create("http://localhost:" + port)
                .post()
                .uri("/xrm/loris/XRMServices/2011/Organization.svc/web")
                .header("SOAPAction", services + "/IOrganizationService/" + operation)
                .headers(headers -> headers.setBasicAuth(somebodyInLoris(), "sandbox", StandardCharsets.UTF_8))
                .contentType(MediaType.parseMediaType("text/xml; charset=utf-8"))
                .body("<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>"
                        + body.replace("SERVICES", services) + "</s:Body></s:Envelope>")
                .retrieve()
                .toBodilessEntity();
    }

    private String somebodyInLoris() {
        return users.all().stream()
                .filter(user -> homes.homeOf(user.id()).system().equals("loris"))
                .map(HubUser::login)
                .findFirst()
                .orElseThrow();
    }

    private void loadAgain(String entity) {
        jdbc.sql("update first_load_pass set done = false, page = 1, cookie = null where entity = ?")
                .param(entity)
                .update();
        table.state(FirstLoadProgress.State.STOPPED);
        firstLoad.start();
        await(() -> firstLoad.progress().state() == FirstLoadProgress.State.DONE);
    }

    private void write(String system, CanonicalRecord client, String lastName) {
        Ref ref = links.refIn(system, client.id()).orElseThrow();
        WriteAnswer answer = connectors
                .get(system)
                .write(new SystemChange(Operation.UPDATE, ref, Map.of("lastname", lastName)), Actor.HUB);
        assertThat(answer).isInstanceOf(WriteAnswer.Written.class);
    }

    private void put(CanonicalRecord client, Attributes attributes) {
        store.loadAll(
                "client", List.of(new CanonicalRecord(client.id(), attributes)).iterator());
    }

    private CanonicalRecord linkedClient() {
        return linked("client");
    }

    private CanonicalRecord linked(String entity) {
        return store.scan(entity, Optional.empty(), 100).stream()
                .filter(record -> links.refsOf(record.id()).size() == 2)
                .findFirst()
                .orElseThrow();
    }

    private static List<Difference> differences(ComparisonView comparison) {
        return comparison.entities().stream()
                .flatMap(entity -> entity.examples().stream())
                .toList();
    }

    private ComparisonView compare() {
        ComparisonView begun = comparisons.start("test");
        await(() -> !comparisons.find(begun.id()).orElseThrow().isRunning());
        return comparisons.find(begun.id()).orElseThrow();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited 60 s").isLessThan(end);
            try {
                Thread.sleep(50);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new AssertionError(interrupted);
            }
        }
    }
}
