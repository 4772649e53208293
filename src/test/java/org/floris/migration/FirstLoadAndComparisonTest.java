package org.floris.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.floris.Floris;
import org.floris.canonical.Attributes;
import org.floris.canonical.CanonicalRecord;
import org.floris.canonical.Operation;
import org.floris.canonical.Ref;
import org.floris.connector.Actor;
import org.floris.connector.Connectors;
import org.floris.connector.SystemChange;
import org.floris.connector.WriteAnswer;
import org.floris.migration.ComparisonView.Difference;
import org.floris.store.LinkTable;
import org.floris.store.TestDatabase;
import org.floris.store.UnifiedStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

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
    private JdbcClient jdbc;

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
        jdbc.sql("update first_load_pass set done = false, page = 1, cookie = null where entity = 'task'")
                .update();
        table.state(FirstLoadProgress.State.STOPPED);
        firstLoad.start();
        await(() -> firstLoad.progress().state() == FirstLoadProgress.State.DONE);
        assertThat(links.count("forsage")).isEqualTo(before);
        assertThat(compare().state()).isEqualTo(ComparisonView.State.SAME);
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
        return store.scan("client", Optional.empty(), 100).stream()
                .filter(client -> links.refsOf(client.id()).size() == 2)
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
