package org.floris.conflicts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.floris.Floris;
import org.floris.canonical.CanonicalRecord;
import org.floris.canonical.Operation;
import org.floris.canonical.Ref;
import org.floris.connector.Actor;
import org.floris.connector.Connectors;
import org.floris.connector.SystemChange;
import org.floris.connector.WriteAnswer;
import org.floris.migration.FirstLoad;
import org.floris.migration.FirstLoadProgress;
import org.floris.store.LinkTable;
import org.floris.store.TestDatabase;
import org.floris.store.UnifiedStore;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A scan that a hub was stopped in goes on in the next one, page by page, on the real wire. */
@SpringBootTest(
        classes = Floris.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "floris.sandbox.clients=100",
            "floris.sandbox.forsage.port=0",
            "floris.sandbox.loris.port=0",
            "floris.sandbox.forsage.plugin-enabled=false",
            "floris.conflicts.scan=false",
            "floris.conflicts.page-size=5",
            "floris.conflicts.overlap=0s"
        })
@ActiveProfiles("sandbox")
@ContextConfiguration(initializers = TestDatabase.Initializer.class)
class ScanRestartJourney {
    @Autowired
    private FirstLoad firstLoad;

    @Autowired
    private Sources sources;

    @Autowired
    private MarkTable marks;

    @Autowired
    private Pass pass;

    @Autowired
    private Connectors connectors;

    @Autowired
    private UnifiedStore store;

    @Autowired
    private LinkTable links;

    @DynamicPropertySource
    static void freshDirectory(DynamicPropertyRegistry registry) throws IOException {
        Path directory = Files.createTempDirectory("floris-scan-restart");
        registry.add("floris.data-directory", directory::toString);
    }

    @Test
    void aScanGoesOnWhereItWasStoppedAndMissesNothing() {
        await(() -> firstLoad.progress().state() == FirstLoadProgress.State.DONE);
        Source source = sources.of("forsage", "client").orElseThrow();
        marks.begin("forsage", "client", source.now());
        List<Ref> changed = store.scan("client", Optional.empty(), 100).stream()
                .map(CanonicalRecord::id)
                .filter(client -> links.refsOf(client).size() == 2)
                .limit(17)
                .map(client -> links.refIn("forsage", client).orElseThrow())
                .toList();
        // The latest wins there, so that nothing is put back in forsage, whoever is the client's owner.
        changed.forEach(ref -> write(ref, "Перезапуск"));

        int first = pass.run(source, new ComparedRecords(), () -> false);

        assertThat(first).isEqualTo(5);
        assertThat(marks.find("forsage", "client").orElseThrow().progress()).isPresent();
        assertThat(carried(changed)).isLessThan(17);

        // A hub that has just been started remembers nothing of what was compared.
        int rest = pass.run(source, new ComparedRecords(), () -> true);

        assertThat(first + rest).isBetween(17, 20);
        assertThat(carried(changed)).isEqualTo(17);
        assertThat(marks.find("forsage", "client").orElseThrow().progress()).isEmpty();
        assertThat(pass.run(source, new ComparedRecords(), () -> true))
                .as("only the last one is met again")
                .isLessThanOrEqualTo(1);
    }

    private long carried(List<Ref> changed) {
        return changed.stream()
                .map(ref ->
                        links.refIn("loris", links.recordOf(ref).orElseThrow()).orElseThrow())
                .map(ref -> connectors
                        .get("loris")
                        .read(ref, java.util.Set.of("description"), Actor.HUB)
                        .orElseThrow())
                .filter(record -> "Перезапуск".equals(record.values().get("description")))
                .count();
    }

    private void write(Ref ref, String text) {
        WriteAnswer answer = connectors
                .get(ref.system())
                .write(new SystemChange(Operation.UPDATE, ref, Map.of("description", text)), Actor.HUB);
        assertThat(answer).isInstanceOf(WriteAnswer.Written.class);
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
