package org.floris.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
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
                "10",
                "--people",
                "160",
                "--clients",
                "1000",
                "--port",
                "" + PackagedHub.threeFreePorts());
        assertThat(demo.exitCode()).as(demo.output()).isZero();
        assertThat(demo.output()).contains("Everything held");
    }
}
