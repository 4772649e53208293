package org.floris.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the benchmark runs, from the packaged jar, and says what it has to; what its figures are is not judged here. */
class BenchJourney {
    @Test
    void theShortFormRunsAndEndsWithRowsGoalsAndAPage(@TempDir Path directory) throws IOException {
        Path page = directory.resolve("bench.html");
        PackagedHub.Ended bench = PackagedHub.run(
                directory, "bench", "--short", "--only", "routing", "--json", "--html", page.toString());
        assertThat(bench.exitCode()).as(bench.output()).isZero();
        JsonNode answer = new ObjectMapper()
                .readTree(bench.output().substring(bench.output().indexOf("\n{")));
        for (String target : new String[] {"servlet", "Floris"}) {
            assertThat(answer.path("rows")).as(target).anySatisfy(row -> {
                assertThat(row.path("target").asText()).isEqualTo(target);
                assertThat(row.path("scenario").asText()).isEqualTo("route by body, 1 KB");
                assertThat(row.path("callsPerSecond").asDouble()).isPositive();
                assertThat(row.path("errors").asLong()).isZero();
            });
        }
        assertThat(answer.path("goals"))
                .allSatisfy(goal -> assertThat(goal.path("asked").asText()).isNotEmpty());
        assertThat(Files.readString(page)).contains("<svg", "route by body, 1 KB", "Floris");
    }
}
