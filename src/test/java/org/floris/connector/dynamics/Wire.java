package org.floris.connector.dynamics;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The shared wire facts of the dialect, where they are present on this machine. */
final class Wire {
    private Wire() {}

    static Path crm2011() {
        Optional<Path> found = Stream.of(
                        System.getProperty("floris.wire"),
                        System.getenv("FLORIS_WIRE"),
                        "../shared/wire",
                        "../../shared/wire")
                .filter(place -> place != null)
                .map(place -> Path.of(place, "crm2011"))
                .filter(Files::isDirectory)
                .findFirst();
        assumeTrue(found.isPresent(), "skipped: the shared wire facts are not here (set floris.wire to their folder)");
        return found.get();
    }

    static List<Path> xmlFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        }
    }
}
