package org.floris.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole story, shortened. */
class DemoJourney {
    @Test
    void everythingHoldsInAShortDemo(@TempDir Path directory) throws IOException {
        PackagedHub.Ended demo = PackagedHub.run(
                directory,
                "demo",
                "--exit",
                "--seconds",
                "4",
                "--people",
                "160",
                "--clients",
                "1000",
                "--port",
                "" + PackagedHub.threeFreePorts());
        assertThat(demo.exitCode()).as(demo.output()).isZero();
        assertThat(demo.output()).contains("Everything held");
    }

    @Test
    void aDemoThatIsKilledInTheMiddleIsToldOfByTheNextOneAndByTheDoctor(@TempDir Path directory) throws Exception {
        String port = "" + PackagedHub.threeFreePorts();
        String[] demo = {"demo", "--seconds", "2", "--people", "100", "--clients", "300", "--port", port};
        try (PackagedHub first = PackagedHub.start(directory, demo)) {
            first.awaitLine("people at work", Duration.ofMinutes(3));
            Thread.sleep(4_000);
            first.kill();
        }
        try (PackagedHub second = PackagedHub.start(directory, demo)) {
            second.awaitLine("Everything held", Duration.ofMinutes(5));
            assertThat(second.output())
                    .contains("The demo before was killed", "All of it is settled", "the batch can be made again")
                    .doesNotContain("✗")
                    .containsPattern("0 still open|no exchange in the middle");
            PackagedHub.Ended doctor = PackagedHub.run(directory, "doctor", "--url", "http://127.0.0.1:" + port);
            assertThat(doctor.exitCode()).as(doctor.output()).isZero();
            assertThat(doctor.output()).contains("has stopped without a word", "All of it is settled");
        }
    }
}
